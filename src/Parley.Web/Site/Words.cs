using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Parley.Web.Site;

/// <summary>
/// Every word on screen in one language, by key. Catalogues are <c>Site/Words/*.json</c>; plural forms are those of the
/// language's CLDR rules, and dates and numbers come from the catalogue, never from the machine's culture.
/// </summary>
public sealed class Words
{
    private static readonly FrozenDictionary<string, Words> Catalogues = LoadAll();

    private readonly FrozenDictionary<string, string> phrases;
    private readonly string[] months;

    // Some languages write a month otherwise where no day stands before it.
    private readonly string[] monthsAlone;

    private Words(string language, IReadOnlyDictionary<string, string> phrases)
    {
        Language = language;
        this.phrases = phrases.ToFrozenDictionary(StringComparer.Ordinal);
        months = this.phrases["date.months"].Split('|');
        monthsAlone = this.phrases["date.months_alone"].Split('|');
    }

    /// <summary>BCP 47 tag of the catalogue.</summary>
    public string Language { get; }

    /// <summary><c>ltr</c> or <c>rtl</c>.</summary>
    public string Direction => phrases["direction"];

    public static IReadOnlyCollection<string> Languages => Catalogues.Keys;

    /// <summary>What a language calls itself; a tag without a catalogue stays a tag.</summary>
    public static string NameOf(string tag) => Catalogues.TryGetValue(tag, out var own) ? own["language.name"] : tag;

    /// <summary>All keys; a plural key ends in <c>#CATEGORY</c>.</summary>
    public IReadOnlyCollection<string> Keys => phrases.Keys;

    /// <summary>The catalogue of a BCP 47 tag, of its primary language, or English.</summary>
    public static Words For(string? language)
    {
        var tag = (language ?? "").ToLowerInvariant();
        return Catalogues.TryGetValue(tag, out var whole) ? whole
            : Catalogues.TryGetValue(tag.Split('-')[0], out var primary) ? primary
            : Catalogues["en"];
    }

    /// <summary>The phrase; a key that is in no catalogue is a mistake and throws.</summary>
    public string this[string key] => phrases[key];

    /// <summary>Null where the catalogues have no such phrase: for keys made of codes.</summary>
    public string? Find(string key) => phrases.GetValueOrDefault(key);

    /// <summary>The phrase with its <c>{name}</c> places filled.</summary>
    public string Fill(string key, params ReadOnlySpan<(string Name, string Value)> values) => Fill(phrases[key], values, null);

    /// <summary>The plural form for the number, with <c>{n}</c> written in the language's digits and grouping.</summary>
    public string Count(string key, long number, params ReadOnlySpan<(string Name, string Value)> values) =>
        Fill(phrases[$"{key}#{Plural.Category(Language, number)}"], values, Number(number));

    /// <summary>What stands before and after a place in a phrase, for a link or a name in the middle of a sentence.</summary>
    public (string Before, string After) Around(string key, string place)
    {
        var parts = phrases[key].Split("{" + place + "}", 2);
        return (parts[0], parts.Length > 1 ? parts[1] : "");
    }

    public string Number(long number)
    {
        var digits = Math.Abs(number).ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder(number < 0 ? "−" : "");
        for (var i = 0; i < digits.Length; i++)
        {
            if (i > 0 && (digits.Length - i) % 3 == 0)
                text.Append(phrases["number.group"]);
            text.Append(digits[i]);
        }

        return text.ToString();
    }

    /// <summary>A day as the language writes it: "4 May 2026". In UTC.</summary>
    public string Date(DateTimeOffset time) => Date(DateOnly.FromDateTime(time.UtcDateTime));

    public string Date(DateOnly day) => Fill(phrases["date.day"], DayParts(day), null);

    /// <summary>"May 2026". In UTC.</summary>
    public string Month(DateTimeOffset time) => Fill(phrases["date.month"], [("month", MonthName(time)), ("y", time.UtcDateTime.Year.ToString(CultureInfo.InvariantCulture))], null);

    public string MonthName(DateTimeOffset time) => monthsAlone[time.UtcDateTime.Month - 1];

    /// <summary>A day with its weekday, for the masthead.</summary>
    public string LongDate(DateTimeOffset time)
    {
        var day = DateOnly.FromDateTime(time.UtcDateTime);
        return Fill(phrases["date.long"], [.. DayParts(day), ("weekday", phrases["date.weekdays"].Split('|')[(int)day.DayOfWeek])], null);
    }

    /// <summary>Day and time of day, in UTC and saying so.</summary>
    public string DateTime(DateTimeOffset time) =>
        Fill(phrases["date.time"], [("date", Date(time)), ("time", time.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture))], null);

    /// <summary>Names in a row: "A, B and C".</summary>
    public string List(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        _ => string.Join(phrases["list.comma"], names.Take(names.Count - 1)) + phrases["list.and"] + names[^1],
    };

    private (string, string)[] DayParts(DateOnly day) =>
    [
        ("d", day.Day.ToString(CultureInfo.InvariantCulture)),
        ("month", months[day.Month - 1]),
        ("y", day.Year.ToString(CultureInfo.InvariantCulture)),
    ];

    private static string Fill(string phrase, ReadOnlySpan<(string Name, string Value)> values, string? number)
    {
        var text = new StringBuilder(phrase.Length + 32);
        var from = 0;
        for (var open = phrase.IndexOf('{', StringComparison.Ordinal); open >= 0; open = phrase.IndexOf('{', from))
        {
            var close = phrase.IndexOf('}', open);
            text.Append(phrase, from, open - from).Append(ValueOf(phrase[(open + 1)..close], values, number));
            from = close + 1;
        }

        return text.Append(phrase, from, phrase.Length - from).ToString();
    }

    private static string ValueOf(string name, ReadOnlySpan<(string Name, string Value)> values, string? number)
    {
        foreach (var (given, value) in values)
        {
            if (string.Equals(given, name, StringComparison.Ordinal))
                return value;
        }

        return string.Equals(name, "n", StringComparison.Ordinal) && number is not null ? number : throw new ArgumentException($"no value for {{{name}}}", nameof(values));
    }

    private static FrozenDictionary<string, Words> LoadAll()
    {
        const string folder = "Parley.Web.Words.";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Select(name => Load(assembly, name, name[folder.Length..^".json".Length]))
            .ToFrozenDictionary(words => words.Language, StringComparer.Ordinal);
    }

    private static Words Load(Assembly assembly, string resource, string language)
    {
        using var stream = assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException(resource);
        using var document = JsonDocument.Parse(stream);
        var phrases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in document.RootElement.EnumerateObject())
        {
            if (entry.Value.ValueKind == JsonValueKind.String)
                phrases.Add(entry.Name, entry.Value.GetString() ?? "");
            else
                foreach (var form in entry.Value.EnumerateObject())
                    phrases.Add($"{entry.Name}#{form.Name}", form.Value.GetString() ?? "");
        }

        return new Words(language, phrases);
    }
}
