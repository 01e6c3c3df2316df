using CsCheck;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("the wall held", "the old wall held", "= the +old =wall held")]
    [InlineData("the wall held", "the wall holds", "= the wall -held +holds")]
    [InlineData("one\ntwo\nthree\n", "one\n2\nthree\n", "= one/ -two +2 =/three/")]
    [InlineData("", "new", "+new")]
    [InlineData("gone", "", "-gone")]
    [InlineData("same", "same", "= same")]
    [InlineData("", "", "")]
    [InlineData("سلام عليكم", "سلام لكم", "= سلام -عليكم +لكم")]
    public void What_changed_is_told_by_words(string before, string after, string told)
    {
        var parts = TextDifference.Between(before, after);

        Assert.Equal(
            told.Replace(" ", "", StringComparison.Ordinal),
            string.Concat(parts.Select(part => $"{(part.Kind switch { DifferenceKind.Same => '=', DifferenceKind.Removed => '-', _ => '+' })}{part.Text}"))
                .Replace(" ", "", StringComparison.Ordinal).Replace('\n', '/'));
    }

    [Fact]
    public void Both_texts_can_be_read_out_of_the_difference_whatever_they_are() =>
        Gen.Select(Texts, Texts).Sample((before, after) =>
        {
            var parts = TextDifference.Between(before, after);

            Assert.Equal(before, string.Concat(parts.Where(part => part.Kind != DifferenceKind.Added).Select(part => part.Text)));
            Assert.Equal(after, string.Concat(parts.Where(part => part.Kind != DifferenceKind.Removed).Select(part => part.Text)));
            Assert.DoesNotContain(parts, part => part.Text.Length == 0);
        }, iter: 5_000);

    [Fact]
    public void Of_one_line_no_more_is_told_than_a_shortest_path_needs() =>
        Gen.Select(Row, Row).Sample((before, after) =>
        {
            var told = TextDifference.Between(before, after).Where(part => part.Kind != DifferenceKind.Same).Sum(part => part.Text.Length);

            Assert.Equal(before.Length + after.Length - (2 * Common(before, after)), told);
        }, iter: 5_000);

    [Fact]
    public void Two_long_texts_that_have_nothing_in_common_cost_no_more_than_a_moment()
    {
        var before = string.Join(' ', Enumerable.Range(0, 60_000).Select(number => $"a{number}"));
        var after = string.Join(' ', Enumerable.Range(0, 60_000).Select(number => $"b{number}"));

        var parts = TextDifference.Between(before, after);

        Assert.Equal(after, string.Concat(parts.Where(part => part.Kind != DifferenceKind.Removed).Select(part => part.Text)));
    }

    private static Gen<string> Texts { get; } = Gen.Int[0, 6].Select(index => "a|b|ab | |\n|é\u0301|😀".Split('|')[index]).Array[0, 30].Select(string.Concat);

    // Signs that are words for themselves.
    private static Gen<string> Row { get; } = Gen.Int[0, 3].Select(index => ".,;!"[index]).Array[0, 25].Select(string.Concat);

    private static int Common(string one, string other)
    {
        var row = new int[other.Length + 1];
        foreach (var sign in one)
        {
            var corner = 0;
            for (var j = 0; j < other.Length; j++) (corner, row[j + 1]) = (row[j + 1], sign == other[j] ? corner + 1 : Math.Max(row[j + 1], row[j]));
        }
        return row[^1];
    }
}
