using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

public sealed class TextRulesTests
{
    [Theory]
    [InlineData("a", 0)]
    [InlineData("🙂", 0)]
    [InlineData("a\u0301", 0)]
    [InlineData("a", -1)]
    [InlineData("🙂", -1)]
    [InlineData("🙂", 1)]
    [InlineData("a", 1)]
    public void The_limit_counts_scalar_values_and_nothing_is_cut(string piece, int over)
    {
        var count = (Markup.MaxLength / TextRules.Length(piece)) + over;
        var text = string.Concat(Enumerable.Repeat(piece, count));

        var outcome = TextRules.CheckComment(text);

        if (over > 0) Assert.Equal(new TextOutcome.TooLong(Markup.MaxLength + over, Markup.MaxLength), outcome);
        else Assert.Equal(new TextOutcome.Accepted(text), outcome);
    }

    // Not in attributes: the compiler would replace half a pair.
    public static TheoryData<string, int> Unkept() => new()
    {
        { "a\0b", 1 }, { "\uD83D", 0 }, { "ab\uDE42", 2 }, { "\uDE42\uD83D", 0 }, { "🙂\uD83Da", 2 },
    };

    [Theory]
    [MemberData(nameof(Unkept), DisableDiscoveryEnumeration = true)]
    public void What_not_every_database_keeps_is_refused_with_its_place(string text, int place) =>
        Assert.Equal(new TextOutcome.BadCharacter(place, text[place]), TextRules.CheckComment(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("\u200B\u2060\uFEFF")]
    [InlineData("\u3164\u115F\uFFA0\u2800")]
    [InlineData("\u202E\u2066")]
    [InlineData("\u00A0\u3000")]
    [InlineData("\uDB40\uDC41")]
    [InlineData(">")]
    [InlineData("> \\")]
    [InlineData("- \u200B")]
    [InlineData("> \n> > ")]
    [InlineData("\\")]
    [InlineData("```\n```")]
    [InlineData("```\n\u200B\n```")]
    [InlineData("||\u200B||")]
    public void A_text_that_shows_nothing_is_empty(string? text) => Assert.Equal(new TextOutcome.Empty(), TextRules.CheckComment(text));

    [Theory]
    [InlineData("-")]
    [InlineData("**")]
    [InlineData("🙂")]
    [InlineData(".")]
    [InlineData("> x")]
    public void A_text_that_shows_something_is_accepted(string text) => Assert.Equal(new TextOutcome.Accepted(text), TextRules.CheckComment(text));

    [Fact]
    public void Line_ends_become_one_kind_before_they_are_counted()
    {
        Assert.Equal(new TextOutcome.Accepted("a\nb\nc\n\nd"), TextRules.Check("a\r\nb\rc\r\n\r\nd", 9));
        Assert.Equal(new TextOutcome.TooLong(3, 2), TextRules.Check("a\r\nb", 2));
    }

    [Fact]
    public void Control_characters_are_kept_as_they_were_sent() =>
        Assert.Equal(new TextOutcome.Accepted("\u0001a\u007F\u0085\uFFFE\v"), TextRules.CheckComment("\u0001a\u007F\u0085\uFFFE\v"));
}
