using CsCheck;
using Parley.Core.Moderation.Rules;
using Parley.Core.Moderation.Words;
using Xunit;

namespace Parley.Core.Tests.Moderation.Words;

public sealed class WordListTests
{
    [Theory]
    [InlineData("ass", "the class passed the assessment", "")]
    [InlineData("ass", "what an ass.", "ass")]
    [InlineData("ass", "ASS", "ASS")]
    [InlineData("ass", "àss", "àss")]
    [InlineData("cafe", "le café, le cafe", "café|cafe")]
    [InlineData("strasse", "die Straße", "Straße")]
    [InlineData("bad*", "badly bad abad", "badly|bad")]
    [InlineData("*bad", "badly bad abad", "bad|abad")]
    [InlineData("*bad*", "badly a-bad abade", "badly|bad|abade")]
    [InlineData("b?d", "bad bed bd bird", "bad|bed")]
    [InlineData("b*d", "bad bird bd bads", "bad|bird|bd")]
    [InlineData("son of a gun", "a son-of-a-gun, son of a  gun; sons of a gun", "son-of-a-gun|son of a  gun")]
    [InlineData("hang * high", "hang him high and hang them very high", "hang him high")]
    [InlineData("don't", "I don’t and don't", "don’t|don't")]
    [InlineData("idiot", "i d i o t and i.d.i.o.t and a i d i o t", "i d i o t|i.d.i.o.t|i d i o t")]
    [InlineData("idiot", "1d10t idi0t", "1d10t|idi0t")]
    [InlineData("idiot", "idіоt", "idіоt")]
    [InlineData("idiot", "id​iot", "id​iot")]
    [InlineData("idiot", "idiooooot", "idiooooot")]
    [InlineData("asshole", "assssshole", "assssshole")]
    [InlineData("idiot", "id*ot i**ot", "id*ot|i**ot")]
    [InlineData("idiot", "*idiot* **idiot**", "idiot|idiot")]
    [InlineData("asshole", "a$$hole @sshole", "a$$hole")]
    [InlineData("idiot", "🅸🅳🅸🅾🆃 ⓘⓓⓘⓞⓣ ｉｄｉｏｔ", "🅸🅳🅸🅾🆃|ⓘⓓⓘⓞⓣ|ｉｄｉｏｔ")]
    [InlineData("мост", "мост Мост мoст мосты", "мост|Мост|мoст")]
    [InlineData("笨蛋", "他是笨蛋吗", "笨蛋")]
    [InlineData("كلب", "كَلْب الكلب", "كَلْب")]
    public void A_pattern_finds_whole_words_however_they_are_written(string pattern, string text, string found) =>
        Assert.Equal(found, string.Join('|', Found([pattern], text)));

    [Theory]
    [InlineData("")]
    [InlineData("***")]
    [InlineData("!?")]
    [InlineData("a*")]
    [InlineData("* * *")]
    [InlineData("one two three four five six seven eight nine")]
    public void A_pattern_in_which_nothing_can_be_looked_for_is_left_out(string pattern) =>
        Assert.Equal(0, WordList.Of([new WordEntry(pattern, WordGroup.Banned)]).Count);

    [Fact]
    public void A_word_that_is_allowed_counts_in_no_other_list()
    {
        var hits = WordList.In(
            "the chink in the armour, a chink", WordList.Of([new("chink", WordGroup.Banned)]), WordList.Of([new("chink in *", WordGroup.Allowed)]));

        Assert.Equal(27, Assert.Single(hits).Start);
    }

    [Fact]
    public void Any_listed_word_is_found_between_any_others()
    {
        var words = Gen.String[Gen.Char['a', 'z'], 2, 12];
        Gen.Select(words.List[1, 300], words.List[0, 20], Gen.Int[0, 299]).Sample((list, around, index) =>
        {
            var wanted = list[index % list.Count];
            var text = $"{string.Join(' ', around)} {wanted.ToUpperInvariant()}, {string.Join(' ', around)}";

            var expected = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(word => list.Contains(word.ToLowerInvariant(), StringComparer.Ordinal)).Take(64);

            Assert.Equal(expected, Found(list, text, barely: false));
        });
    }

    [Fact]
    public void Any_text_whatever_is_read_and_every_place_lies_within_it()
    {
        var list = new[] { "a?b", "*aa*", "b b", "ab*ba", "ü*" };
        var sign = Gen.OneOf(Gen.Char["aAbB .*$@!1\u200B\u0301\n-аüß笨"], Gen.Char);
        Gen.String[sign, 0, 200].Where(text => text.IsNormalised()).Sample(text =>
        {
            foreach (var range in Ranges(list, text))
                Assert.True(range.Start >= 0 && range.Length > 0 && range.Start + range.Length <= text.Length);
        });
    }

    [Fact]
    public void Ten_thousand_letters_without_a_blank_are_read_in_no_time()
    {
        var list = Enumerable.Range(0, 5_000).Select(number => $"*a{number}a*").Append("*aaaa*b").ToList();
        var compiled = WordList.Of(list.Select(pattern => new WordEntry(pattern, WordGroup.Banned)));

        Assert.Equal(5_001, compiled.Count);
        Assert.Empty(WordList.In(new string('a', 5_000) + string.Concat(Enumerable.Repeat("a!", 2_500)), compiled));
    }

    private static List<string> Found(IReadOnlyList<string> list, string text, bool barely = true) =>
        [.. Ranges(list, text, barely).OrderBy(range => range.Start).Select(range => text.Substring(range.Start, range.Length))];

    private static List<WordRange> Ranges(IReadOnlyList<string> list, string text, bool barely = true) =>
        [.. WordList.In(text, WordList.Of(list.Select(pattern => new WordEntry(pattern, WordGroup.Banned)))).Where(hit => barely || !hit.IsBare)
            .Select(hit => new WordRange(hit.Start, hit.End - hit.Start))];
}

internal static class Surrogates
{
    /// <summary>What the edge lets in: no half of a pair.</summary>
    public static bool IsNormalised(this string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                at++;
            else if (char.IsSurrogate(text[at]))
                return false;
        }

        return true;
    }
}
