using Parley.Core.Articles;
using Parley.Core.Site;
using Xunit;

namespace Parley.Core.Tests.Site;

public sealed class PageTextTests
{
    [Fact]
    public void A_page_is_written_as_articles_are()
    {
        var read = Assert.IsType<PageTextOutcome.Read>(PageText.Parse("## Who we are\n\nSome *people*.\n\n- one\n- two\n"));

        Assert.Equal([typeof(LaidHeading), typeof(LaidParagraph), typeof(LaidList)], read.Blocks.Select(block => block.GetType()));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a <img src=x onerror=alert(1)>")]
    [InlineData("[words](javascript:alert(1))")]
    [InlineData("[words](data:text/html,x)")]
    [InlineData("words \u202E backwards")]
    [InlineData("words \u0007")]
    [InlineData("")]
    [InlineData(":::figure\nfile: a.jpg\nalt: A\ncredit: none known\n:::")]
    public void What_no_article_may_hold_no_page_may(string source) => Assert.IsType<PageTextOutcome.Unreadable>(PageText.Parse(source));

    [Fact]
    public void A_page_has_an_end() => Assert.IsType<PageTextOutcome.Unreadable>(PageText.Parse(new string('a', PageText.MaxLength + 1)));

    [Fact]
    public void What_is_left_to_be_filled_in_is_named() =>
        Assert.Equal(["[[your address]]", "[[a name]]"], PageText.Blanks("By [[your address]] and [[a name]], again [[your address]], not [[]] nor [one] nor [[two\nlines]]."));
}
