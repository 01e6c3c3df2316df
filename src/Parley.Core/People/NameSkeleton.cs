using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;
using Parley.Core.Text;

namespace Parley.Core.People;

/// <summary>
/// What a name looks like, so that nobody can pass for another: the skeleton of Unicode Technical Standard 39 (section 4),
/// then without case, with i and l as one, and without blanks and punctuation. For comparing only, never for showing.
/// </summary>
public static class NameSkeleton
{
    private static readonly Lazy<FrozenDictionary<int, string>> s_confusables = new(ReadConfusables);

    /// <summary>The skeleton to keep and to compare.</summary>
    public static string Of(string name)
    {
        // Case is folded between two rounds: first a capital is what it looks like, then the small letter is.
        var small = Look(Look(Normal.Of(name, NormalizationForm.FormKC)).ToLowerInvariant());
        var skeleton = new StringBuilder(small.Length);
        foreach (var rune in small.EnumerateRunes())
        {
            if (IsSeparator(rune)) continue;
            skeleton.Append(rune.Value == 'i' ? "l" : rune.ToString());
        }

        return skeleton.Length > 0 ? skeleton.ToString() : small;
    }

    /// <summary>
    /// The skeletons under which someone may already stand whom this name would pass for: as written, in small letters, in capitals,
    /// and with each word capitalised. Small and capital letters of some scripts look like different letters of others.
    /// </summary>
    public static IReadOnlyList<string> Variants(string name)
    {
        var culture = CultureInfo.InvariantCulture.TextInfo;
        string[] spellings = [name, name.ToLowerInvariant(), name.ToUpperInvariant(), culture.ToTitleCase(name.ToLowerInvariant())];
        return [.. spellings.Select(Of).Distinct(StringComparer.Ordinal)];
    }

    private static string Look(string text)
    {
        var look = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Text.Invisible.IsIgnorable(rune)) continue;
            look.Append(s_confusables.Value.TryGetValue(rune.Value, out var target) ? target : rune.ToString());
        }

        return look.ToString().Normalize(NormalizationForm.FormD);
    }

    private static bool IsSeparator(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.IsPunctuation(rune);

    private static FrozenDictionary<int, string> ReadConfusables()
    {
        using var table = Assembly.GetExecutingAssembly().GetManifestResourceStream("Confusables.txt")
            ?? throw new InvalidOperationException("The table of confusable characters is missing from the program.");
        using var reader = new StreamReader(table, Encoding.UTF8);
        var confusables = new Dictionary<int, string>(6000);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var target = string.Concat(line[..colon].Split(' ').Select(code => new Rune(CodePoint(code)).ToString()));
            foreach (var source in line[(colon + 1)..].Split(' ')) confusables.Add(CodePoint(source), target);
        }

        return confusables.ToFrozenDictionary();
    }

    private static int CodePoint(string hexadecimal) => int.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
