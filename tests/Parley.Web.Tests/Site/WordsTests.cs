using System.Text.RegularExpressions;
using Parley.Web.Site;

namespace Parley.Web.Tests.Site;

public sealed partial class WordsTests
{
    public static TheoryData<string> Languages => [.. Words.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_catalogue_says_all_that_English_says(string language)
    {
        var english = Bare(Words.For("en"));

        Assert.Equal(english.Order(StringComparer.Ordinal), Bare(Words.For(language)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_plural_has_the_forms_of_its_language(string language)
    {
        var words = Words.For(language);
        var forms = words.Keys.Where(key => key.Contains('#', StringComparison.Ordinal)).GroupBy(key => key.Split('#')[0], key => key.Split('#')[1], StringComparer.Ordinal);

        Assert.All(forms, form => Assert.Equal(Plural.Categories(language).Order(StringComparer.Ordinal), form.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_phrase_has_the_places_of_the_English_one(string language)
    {
        var (english, words) = (Words.For("en"), Words.For(language));

        Assert.All(words.Keys, key => Assert.Subset(Places(english, key.Split('#')[0]), Places(words, key.Split('#')[0])));
        Assert.All(english.Keys.Where(key => !key.Contains('#', StringComparison.Ordinal)), key => Assert.Subset(Places(words, key), Places(english, key)));
    }

    [Theory]
    [InlineData("en", "4 May 2026", "4 May 2026, 12:05 UTC", "Monday, 4 May 2026")]
    [InlineData("de", "4. Mai 2026", "4. Mai 2026, 12:05 UTC", "Montag, 4. Mai 2026")]
    [InlineData("fr", "4 mai 2026", "4 mai 2026, 12:05 UTC", "lundi 4 mai 2026")]
    [InlineData("ru", "4 мая 2026", "4 мая 2026, 12:05 UTC", "понедельник, 4 мая 2026")]
    [InlineData("ar", "4 مايو 2026", "4 مايو 2026، 12:05 بالتوقيت العالمي", "الاثنين، 4 مايو 2026")]
    public void Dates_are_written_by_the_catalogue(string language, string day, string time, string masthead)
    {
        var words = Words.For(language);
        var noon = new DateTimeOffset(2026, 5, 4, 14, 5, 0, TimeSpan.FromHours(2));

        Assert.Equal((day, time, masthead), (words.Date(noon), words.DateTime(noon), words.LongDate(noon)));
    }

    [Theory]
    [InlineData("en", 0, "0 comments")]
    [InlineData("en", 1, "1 comment")]
    [InlineData("en", 1234567, "1,234,567 comments")]
    [InlineData("de", 12340, "12.340 Kommentare")]
    [InlineData("fr", 0, "0 commentaire")]
    [InlineData("fr", 1, "1 commentaire")]
    [InlineData("fr", 2, "2 commentaires")]
    [InlineData("fr", 12340, "12\u202F340 commentaires")]
    [InlineData("ru", 0, "0 комментариев")]
    [InlineData("ru", 1, "1 комментарий")]
    [InlineData("ru", 3, "3 комментария")]
    [InlineData("ru", 5, "5 комментариев")]
    [InlineData("ru", 11, "11 комментариев")]
    [InlineData("ru", 12, "12 комментариев")]
    [InlineData("ru", 21, "21 комментарий")]
    [InlineData("ru", 22, "22 комментария")]
    [InlineData("ru", 111, "111 комментариев")]
    [InlineData("ru", 1001, "1\u00A0001 комментарий")]
    [InlineData("ar", 0, "لا تعليقات")]
    [InlineData("ar", 1, "تعليق واحد")]
    [InlineData("ar", 2, "تعليقان")]
    [InlineData("ar", 103, "103 تعليقات")]
    [InlineData("ar", 11, "11 تعليقًا")]
    [InlineData("ar", 100, "100 تعليق")]
    public void Numbers_choose_their_plural(string language, long number, string said) =>
        Assert.Equal(said, Words.For(language).Count("thread.count", number));

    /// <summary>Russian declines the month that stands behind a day.</summary>
    [Theory]
    [InlineData("en", "May 2026")]
    [InlineData("fr", "mai 2026")]
    [InlineData("ru", "Май 2026")]
    public void A_month_alone_is_written_as_the_language_writes_it(string language, string month) =>
        Assert.Equal(month, Words.For(language).Month(new DateTimeOffset(2026, 5, 4, 0, 0, 0, TimeSpan.Zero)));

    /// <summary>What each language would not print: straight quotation marks, an ordinary blank where a sign must not begin a line.</summary>
    [Theory]
    [InlineData("de", "\"")]
    [InlineData("fr", "\"| [;!?»]|[^/] :|« | :$")]
    [InlineData("ru", "\"|[“”„]")]
    [InlineData("ar", "\"|\\p{L},")]
    public void Words_are_set_as_the_language_sets_them(string language, string wrong)
    {
        var words = Words.For(language);

        Assert.All(words.Keys, key => Assert.False(Regex.IsMatch(words[key], wrong), $"{key}: {words[key]}"));
    }

    /// <summary>Whole in quotation marks, or begun by a text that a code completes.</summary>
    [Fact]
    public void Every_phrase_is_said_somewhere()
    {
        var sources = string.Concat(Conventions.Sources.Files("src", ".cs", ".razor").Select(Conventions.Sources.Text));

        var silent = Bare(Words.For("en")).Where(key => !key.StartsWith("js.", StringComparison.Ordinal) && !IsSaid(key));

        Assert.Empty(silent);

        bool IsSaid(string key) => sources.Contains($"\"{key}\"", StringComparison.Ordinal) || Beginnings(key).Any(start =>
            sources.Contains($"$\"{start}.{{", StringComparison.Ordinal) || sources.Contains($"\"{start}.\"", StringComparison.Ordinal)
            || (start.Contains('.', StringComparison.Ordinal) && sources.Contains($"\"{start}\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("de-AT", "de")]
    [InlineData("AR", "ar")]
    [InlineData("tlh", "en")]
    [InlineData(null, "en")]
    public void A_tag_finds_its_catalogue_or_English(string? tag, string language) => Assert.Equal(language, Words.For(tag).Language);

    [Fact]
    public void A_place_without_a_value_is_a_mistake() =>
        Assert.Throws<ArgumentException>(() => Words.For("en").Fill("thread.closed_on"));

    [Fact]
    public void Every_word_that_a_component_says_is_in_the_catalogue()
    {
        var keys = Bare(Words.For("en")).ToHashSet(StringComparer.Ordinal);
        var said = Source.Components().SelectMany(file => SaidKey().Matches(file.Text).Select(match => (file.Name, Key: match.Groups[1].Value)));

        Assert.All(said, one => Assert.True(keys.Contains(one.Key), $"{one.Name} says {one.Key}"));
    }

    [Fact]
    public void Every_word_that_script_says_is_in_the_catalogue_and_no_other()
    {
        var keys = Bare(Words.For("en")).Where(key => key.StartsWith("js.", StringComparison.Ordinal)).Select(key => key[3..]).Concat(ScriptWords.Shared.Keys);
        // As it was written: what is sent is shrunk.
        var script = string.Concat(Conventions.Sources.Files("src/Parley.Web/wwwroot", ".js").Select(Conventions.Sources.Text));
        var said = ScriptKey().Matches(script).SelectMany(match => QuotedKey().Matches(match.Value)).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(keys.Order(StringComparer.Ordinal), said.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_component_holds_words_of_its_own()
    {
        var prose = Source.Components().SelectMany(file => Source.TextOf(file.Text).Where(text => Letters().IsMatch(text)).Select(text => $"{file.Name}: {text}"));

        Assert.Empty(prose);
    }

    private static IEnumerable<string> Beginnings(string key)
    {
        for (var dot = key.LastIndexOf('.'); dot > 0; dot = key.LastIndexOf('.', dot - 1))
            yield return key[..dot];
    }

    private static IEnumerable<string> Bare(Words words) => words.Keys.Select(key => key.Split('#')[0]).Distinct(StringComparer.Ordinal);

    private static HashSet<string> Places(Words words, string key) =>
        [.. words.Keys.Where(full => full.Split('#')[0] == key).SelectMany(full => Place().Matches(words[full])).Select(match => match.Value)];

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();

    // w["key"], w.Fill("key", w.Count("key", Words["key"] and w[x ? "key" : "key"]; keys made of codes are checked by rendering.
    [GeneratedRegex(@"(?:\bw|Words)(?:\[|\.(?:Fill|Count|Around)\()(?:[^\]\(\)""$]*\? )?""([a-z_.0-9-]+)""")]
    private static partial Regex SaidKey();

    [GeneratedRegex(@"\bsay\((?:[^()""]|\([^()]*\))*""[^)]*\)")]
    private static partial Regex ScriptKey();

    [GeneratedRegex(@"""([a-z_]+)""")]
    private static partial Regex QuotedKey();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Letters();
}
