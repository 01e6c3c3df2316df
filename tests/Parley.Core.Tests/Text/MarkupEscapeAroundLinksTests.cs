using CsCheck;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

public sealed class MarkupEscapeAroundLinksTests
{
    [Theory]
    [InlineData("See https://harbour.example/tide?day=2 for it.", "https://harbour.example/tide?day=2")]
    [InlineData("*Stars* and http://a.example/x_y_z", "http://a.example/x_y_z")]
    public void A_bare_address_stays_a_link_and_the_words_stay_as_they_are(string text, string link)
    {
        var source = Markup.EscapeAroundLinks(text);

        Assert.Equal(text, Markup.PlainText(source));
        Assert.Equal([link], Markup.Render(source).Links);
    }

    [Theory]
    [InlineData("httpd and http:// and https://")]
    [InlineData("no [words](javascript:alert(1)) here")]
    [InlineData("")]
    public void What_is_no_address_is_words(string text) =>
        Assert.Empty(Markup.Render(Markup.EscapeAroundLinks(text)).Links);

    [Fact]
    public void Any_text_shows_as_it_was_written() =>
        Gen.OneOf(Gen.String[Gen.Char["ab *_`>|[]()\\.-#\n"], 0, 12], Gen.Const("https://a.example/b"), Gen.Const("http://x.example/(y)")).Array[0, 8]
            .Select(string.Concat)
            .Sample(text => Markup.PlainText(Markup.EscapeAroundLinks(text)) == Markup.PlainText(Markup.Escape(text)), iter: 2000);
}
