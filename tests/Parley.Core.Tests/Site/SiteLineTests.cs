using Parley.Core.Site;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Site;

public sealed class SiteLineTests
{
    [Theory]
    [InlineData("The Herald", "The Herald")]
    [InlineData("  Der Bote  ", "Der Bote")]
    [InlineData("صحيفة المدينة", "صحيفة المدينة")]
    [InlineData("ශ්‍රී ලංකා", "ශ්‍රී ලංකා")]
    [InlineData("A\u0301da", "\u00C1da")]
    public void A_line_is_kept_as_it_reads(string typed, string kept) => Assert.Equal(new TextOutcome.Accepted(kept), SiteLine.Check(typed, 100));

    [Theory]
    [InlineData("The\nHerald")]
    [InlineData("The\r\nBcc: eve@news.example")]
    [InlineData("The \u202Edlareh")]
    [InlineData("The\u200B Herald")]
    [InlineData("The \u2066Herald")]
    [InlineData("The\u2028Herald")]
    [InlineData("The \uE000")]
    [InlineData("The\0Herald")]
    public void Nothing_hidden_stands_in_it(string typed) => Assert.IsType<TextOutcome.BadCharacter>(SiteLine.Check(typed, 100));

    [Fact]
    public void It_is_refused_rather_than_cut()
    {
        Assert.IsType<TextOutcome.Accepted>(SiteLine.Check(new string('a', 100), 100));
        Assert.Equal(new TextOutcome.TooLong(101, 100), SiteLine.Check(new string('a', 101), 100));
        Assert.IsType<TextOutcome.TooLong>(SiteLine.Check(new string('a', 100_000), 100));
        Assert.IsType<TextOutcome.Empty>(SiteLine.Check("  ", 100));
    }

    [Fact]
    public void A_word_of_look_alike_letters_is_found() => Assert.Equal("Heral\u0501", SiteLine.MixedWord("The Heral\u0501"));
}
