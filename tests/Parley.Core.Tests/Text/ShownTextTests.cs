using AngleSharp.Html.Parser;
using CsCheck;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

public sealed class ShownTextTests
{
    private static readonly TextWrap Mark = new(default, SafeHtml.FromStore("<mark>"), SafeHtml.FromStore("<mark class=\"again\">"), SafeHtml.FromStore("</mark>"), SafeHtml.Empty);

    [Theory]
    [InlineData("one *two* three", "one two three")]
    [InlineData("one\n\ntwo\nthree", "one\ntwo\nthree")]
    [InlineData("> quoted\n> lines\n\nown", "quoted\nlines\nown")]
    [InlineData("- a\n- b", "a\nb")]
    [InlineData("1 < 2 & \"3\"", "1 < 2 & \"3\"")]
    [InlineData("||hidden||", "hidden")]
    public void It_is_what_a_reader_sees(string source, string text) => Assert.Equal(text, Of(source).Text);

    [Fact]
    public void What_stands_in_quoted_lines_is_told_apart()
    {
        var shown = Of("before\n\n> first\n> > inner\n\nbetween\n\n> second");

        Assert.Equal(["first\ninner", "second"], shown.Quoted.Select(range => range.Of(shown.Text)));
    }

    [Fact]
    public void Its_words_are_those_of_a_browsers_text_nodes() => Signs.Text.Sample(
        source =>
        {
            var html = Markup.Render(source, Signs.SomePeople).Html;
            return WithoutBreaks(ShownText.Of(html).Text) == WithoutBreaks(Parsed(html.Value).TextContent);
        },
        iter: 2_000);

    [Fact]
    public void Marks_around_any_stretch_keep_the_words_and_hold_just_that_stretch() => Gen.Select(Signs.Text, Gen.Int[0, 60], Gen.Int[1, 30], Gen.Int[0, 20], Gen.Int[1, 30]).Sample(
        (source, gap, length, secondGap, secondLength) =>
        {
            var html = Markup.Render(source, Signs.SomePeople).Html;
            var text = ShownText.Of(html).Text;
            List<TextRange> ranges = [new(gap, gap + length), new(gap + length + secondGap, gap + length + secondGap + secondLength)];
            ranges.RemoveAll(range => range.End > text.Length || SplitsAPair(text, range.Start) || SplitsAPair(text, range.End));

            var wrapped = ShownText.Wrap(html, [.. ranges.Select(range => Mark with { Range = range })]);

            Assert.Equal(text, ShownText.Of(wrapped).Text);
            var body = Parsed(wrapped.Value);
            Assert.Equal(wrapped.Value.Split("<mark").Length - 1, body.QuerySelectorAll("mark").Length);
            Assert.Equal(
                WithoutBreaks(string.Concat(ranges.Select(range => range.Of(text)))),
                WithoutBreaks(string.Concat(body.QuerySelectorAll("mark").Select(mark => mark.TextContent))));
        },
        iter: 2_000);

    private static ShownText Of(string source) => ShownText.Of(Markup.Render(source).Html);

    private static AngleSharp.Dom.IElement Parsed(string html) =>
        new HtmlParser().ParseDocument($"<!doctype html><body><div>{html}</div>").Body?.FirstElementChild ?? throw new InvalidOperationException("The page has no body.");

    // Where a block begins is told by a break in the one, by an element in the other.
    private static string WithoutBreaks(string text) => text.ReplaceLineEndings("\n").Replace("\n", "", StringComparison.Ordinal);

    private static bool SplitsAPair(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]);
}
