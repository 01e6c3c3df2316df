using Parley.Core.Articles;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

public sealed class PictureMarkupTests
{
    private const string Known = "picture:aaaaaaaaaaaaaaaa";

    [Fact]
    public void A_known_picture_is_shown_in_its_size_with_its_words()
    {
        var rendered = Markup.Render($"Look:\n\n![The quay at *dusk*]({Known})", Signs.SomePeople);

        Assert.Equal([Signs.APicture.Hash], rendered.Pictures);
        Assert.Empty(rendered.Links);
        Assert.Equal(["The quay at *dusk*"], CommentHtml.Read(rendered.Html).Pictures);
        Assert.Contains(" width=\"1600\" height=\"1200\" ", rendered.Html.Value, StringComparison.Ordinal);
        Assert.Contains($"srcset=\"/files/{new string('c', 64)} 480w, /files/{new string('d', 64)} 960w\"", rendered.Html.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("![a](picture:bbbbbbbbbbbbbbbb)")]
    [InlineData("![a](picture:AAAAAAAAAAAAAAAA)")]
    [InlineData("![a](picture:aaaaaaaaaaaaaaa)")]
    [InlineData("![a](picture:aaaaaaaaaaaaaaaaa)")]
    [InlineData("![a](Picture:aaaaaaaaaaaaaaaa)")]
    [InlineData("![a]( picture:aaaaaaaaaaaaaaaa)")]
    [InlineData("![a](/files/aaaaaaaaaaaaaaaa)")]
    [InlineData("![](picture:aaaaaaaaaaaaaaaa)")]
    [InlineData("![ \u200B](picture:aaaaaaaaaaaaaaaa)")]
    [InlineData("! [a](picture:aaaaaaaaaaaaaaaa)")]
    [InlineData("[a](picture:aaaaaaaaaaaaaaaa)")]
    [InlineData("![a] (picture:aaaaaaaaaaaaaaaa)")]
    [InlineData("`![a](picture:aaaaaaaaaaaaaaaa)`")]
    public void What_names_no_picture_of_the_writers_own_or_says_nothing_of_it_stays_as_it_is_written(string source)
    {
        var rendered = Markup.Render(source, Signs.SomePeople);

        Assert.Empty(rendered.Pictures);
        Assert.Equal(source.Trim('`'), CommentHtml.Read(rendered.Html).Text);
    }

    [Theory]
    [InlineData("\\![a](picture:aaaaaaaaaaaaaaaa)")]
    [InlineData("!\\[a](picture:aaaaaaaaaaaaaaaa)")]
    public void A_backslash_makes_its_signs_ordinary_ones(string source) =>
        Assert.Equal("![a](picture:aaaaaaaaaaaaaaaa)", CommentHtml.Read(Markup.Render(source, Signs.SomePeople).Html).Text);

    [Fact]
    public void Without_context_it_is_text() => Assert.Equal($"<p dir=\"auto\">![a]({Known})</p>", Markup.Render($"![a]({Known})").Html.Value);

    [Fact]
    public void A_link_with_a_sign_before_it_is_still_a_link() =>
        Assert.Equal(["https://b.example/"], Markup.Render("![a](https://b.example/)", Signs.SomePeople).Links);

    [Fact]
    public void There_is_no_picture_inside_a_link_and_no_link_inside_its_words()
    {
        var around = Markup.Render($"[![a]({Known})](https://b.example)", Signs.SomePeople);
        var inside = Markup.Render($"![a [b](https://b.example) c]({Known})", Signs.SomePeople);

        Assert.Equal([Signs.APicture.Hash], around.Pictures);
        // The address stands bare behind it.
        Assert.Contains("](<a href=\"https://b.example/\"", around.Html.Value, StringComparison.Ordinal);
        Assert.Empty(inside.Pictures);
        Assert.Equal(["https://b.example/"], inside.Links);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("a] b](picture:aaaaaaaaaaaaaaaa) [c")]
    [InlineData("*x* `y` ||z|| @Jane \\ \\] ! ![")]
    [InlineData("- not a list")]
    [InlineData("\"><script>alert(1)</script>")]
    [InlineData("two\nlines")]
    public void Whatever_is_said_of_a_picture_is_said_exactly(string alt)
    {
        var source = PictureKey.Markup(Signs.APicture, alt);

        Assert.Equal([alt.Replace('\n', ' ')], CommentHtml.Read(Markup.Render(source, Signs.SomePeople).Html).Pictures);
    }

    [Fact]
    public void In_plain_text_its_words_stand_for_it()
    {
        Assert.Equal("Look: The quay", Markup.PlainText($"Look: ![The quay]({Known})"));
        Assert.IsType<TextOutcome.Accepted>(TextRules.CheckComment($"![The quay]({Known})"));
    }

    [Fact]
    public void A_source_is_asked_which_pictures_it_may_name()
    {
        var source = string.Concat(Enumerable.Range(0, 20).Select(number => $"![a](picture:{number:x16}) ![a](picture:{number:x16}) picture: picture:zz"));

        Assert.Equal(Enumerable.Range(0, 8).Select(number => $"{number:x16}"), PictureKey.FindAll(source, 8));
        Assert.Empty(PictureKey.FindAll("picture:aaaa", 8));
    }

    [Fact]
    public void Content_kept_before_there_were_sizes_is_still_read()
    {
        var old = ArticleJson.ReadPicture("""{"hash":"ab","mediaType":"image/png","width":4,"height":3}""");

        Assert.Equal(new Picture("ab", "image/png", 4, 3), old);
        Assert.Empty(old.Sizes);
    }
}
