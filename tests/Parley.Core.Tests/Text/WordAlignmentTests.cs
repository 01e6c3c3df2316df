using CsCheck;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

public sealed class WordAlignmentTests
{
    // Few words, so that there are many ways to read a change.
    private static readonly Gen<string> Texts = Gen.Int[0, 4].Select(at => "a b c . 字".Split(' ')[at]).Array[0, 9].Select(words => string.Join(' ', words));

    [Fact]
    public void A_word_is_paired_where_every_longest_common_subsequence_pairs_it_alike() =>
        Gen.Select(Texts, Texts).Sample((before, after) =>
        {
            var alignment = new WordAlignment(before, after);

            var (old, fresh) = (Words(before), Words(after));
            var all = Longest(old, fresh);
            for (var word = 0; word < old.Length; word++)
            {
                var partners = all.Select(pairs => pairs.GetValueOrDefault(word, -1)).Distinct().ToList();
                Assert.Equal(partners is [>= 0 and var only] ? only : null, alignment[word]);
            }
        }, iter: 500);

    [Theory]
    [InlineData("the wall held", "the old wall held", "wall held", "wall held")]
    [InlineData("the wall held", "the wall  held", "the wall", "the wall")]
    [InlineData("the wall held", "the old wall held", "the wall", null)]
    [InlineData("no. no. maybe.", "no. maybe.", "maybe", "maybe")]
    [InlineData("no. no. maybe.", "no. maybe.", "no", null)]
    [InlineData("the wallpaper held", "so the wallpaper held", "paper", "paper")]
    public void What_is_unchanged_is_said_only_where_it_is_certain(string before, string after, string words, string? unchanged)
    {
        var start = before.IndexOf(words, StringComparison.Ordinal);

        Assert.Equal(unchanged, new WordAlignment(before, after).Unchanged(new TextRange(start, start + words.Length))?.Of(after));
    }

    private static string[] Words(string text) => [.. WordAlignment.Words(text).Select(word => word.Of(text))];

    /// <summary>All of them, by trying everything.</summary>
    private static List<Dictionary<int, int>> Longest(string[] old, string[] fresh)
    {
        List<Dictionary<int, int>> all = [];
        Try(0, 0, []);
        var longest = all.Max(pairs => pairs.Count);
        return [.. all.Where(pairs => pairs.Count == longest)];

        void Try(int from, int after, Dictionary<int, int> pairs)
        {
            all.Add(pairs);
            for (var word = from; word < old.Length; word++)
                for (var other = after; other < fresh.Length; other++)
                    if (old[word] == fresh[other])
                        Try(word + 1, other + 1, new Dictionary<int, int>(pairs) { [word] = other });
        }
    }
}
