using CsCheck;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

public sealed class MarkupEscapeTests
{
    [Theory]
    [InlineData("a *b* [c](https://d.example)", "a \\*b\\* \\[c](https\\://d.example)")]
    [InlineData("- a\n12. b\n> c", "\\- a\n12\\. b\n\\> c")]
    [InlineData("a\n\nb", "a\n\nb")]
    [InlineData("a\n\n\nb\n", "a\n\n\\\nb\n\\")]
    [InlineData("Just words, 2 - 1 = 1. Done | dusted #1", "Just words, 2 - 1 = 1. Done | dusted #1")]
    [InlineData("me@x.example", "me\\@x.example")]
    public void Only_signs_that_could_mean_something_get_a_backslash(string text, string source) => Assert.Equal(source, Markup.Escape(text));

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\n\n\n a")]
    [InlineData("a\n \n\n\t\nb\n\n")]
    [InlineData("\\")]
    [InlineData("a\\\n\\\nb\\")]
    [InlineData("```\nx\n```")]
    [InlineData("   - a\n      1. b")]
    [InlineData("\t\ta \t b  \n   c")]
    [InlineData("http://a.example https://b.example @Jane")]
    [InlineData("a\u202Eb\u2066c\u2028d\u0007e\u0085f")]
    [InlineData("\uFEFFa\u200B\u00A0\u00A0b")]
    public void Escaped_text_shows_exactly_itself(string text) => ShowsItself(text);

    [Fact]
    public void Escaped_text_shows_itself_whatever_signs_it_is_made_of() =>
        Signs.Text.Sample(ShowsItself, iter: 3_000);

    [Fact]
    public void Escaped_text_shows_itself_whatever_characters_it_is_made_of() =>
        Signs.Unicode.Sample(ShowsItself, iter: 3_000);

    private static void ShowsItself(string text)
    {
        var source = Markup.Escape(text);

        var read = CommentHtml.Read(Markup.Render(source, Signs.SomePeople).Html);

        Assert.Equal(Seen(text).Replace("\t", "    ", StringComparison.Ordinal).Replace('\u00A0', ' '), read.Text);
        Assert.Empty(read.Hrefs);
        Assert.Equal(Seen(text), Markup.PlainText(source));
    }

    // Line ends are all one; controls show as their pictures; what turns the text around is left out (docs/comments.md).
    private static string Seen(string text)
    {
        var seen = new System.Text.StringBuilder(text.Length);
        foreach (var c in TextRules.Normalise(text))
        {
            seen.Append(c switch
            {
                '\n' or '\t' => c.ToString(),
                '\u2028' or '\u2029' => "\n",
                < ' ' => ((char)(0x2400 + c)).ToString(),
                '\u007F' => "\u2421",
                (>= '\u0080' and <= '\u009F') or '\uFFFE' or '\uFFFF' => "\uFFFD",
                (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => "",
                _ => c.ToString(),
            });
        }

        return seen.ToString();
    }
}
