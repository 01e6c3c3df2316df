using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Discussions.Quotes;

public sealed class QuoteFinderTests
{
    private static readonly QuotableArticle Article = new(3,
    [
        Paragraph(1, "Harbour Tunnel Opens Two Years Late"),
        Paragraph(2, "The tunnel will be closed every night until the pumps have been replaced, the port authority said on Tuesday."),
        Paragraph(3, "“We will not send anybody down there before the walls are dry,” engineer Ines Kolbe told the council."),
        Paragraph(4, "The council asked for a new estimate, and then the chairman said we have no objection to that."),
        Paragraph(5, "Residents of the old quarter were asked as well, and they told the council: “we have no objection to that.”"),
    ]);

    [Fact]
    public void Marked_words_of_the_article_are_found_with_their_places()
    {
        var quote = Assert.Single(Find("Nonsense: “every night until the pumps have been replaced”. Which pumps?"));

        Assert.Equal(QuoteTarget.Of(new PassageId(2), 3), quote.Target);
        Assert.Equal("every night until the pumps have been replaced", quote.Range.Of(Article.Passages[1].Text));
        Assert.InRange(quote.Certainty, 0.9, 1);
    }

    [Fact]
    public void Words_that_a_comment_quotes_belong_to_whom_it_quotes()
    {
        var first = Comment(7, "> We will not send anybody down there before the walls are dry\n\nThey never will be.");

        var quote = Assert.Single(Find("> We will not send anybody down there before the walls are dry\n\nStrange words.", first));

        Assert.Equal(new PassageId(3), quote.Target.Passage);
    }

    [Fact]
    public void Words_that_stand_twice_are_no_quote_of_either_until_the_reader_picks_one()
    {
        const string comment = "> we have no objection to that\n\nWho has none?";

        Assert.Empty(Find(comment));
        var quote = Assert.Single(QuoteFinder.Find(Shown(comment), new Quotable(Article, []), [new QuoteRef(QuoteTarget.Of(new PassageId(5), 3), new TextRange(76, 106))]).Quotes);
        Assert.Equal((5, 1), (quote.Target.Passage?.Value, quote.Certainty));
    }

    [Theory]
    [InlineData("pumps")]
    [InlineData("on Tuesday")]
    public void A_picked_place_is_a_quote_however_short(string words)
    {
        var start = Article.Passages[1].Text.IndexOf(words, StringComparison.Ordinal);
        var pick = new QuoteRef(QuoteTarget.Of(new PassageId(2), 3), new TextRange(start, start + words.Length));

        var quote = Assert.Single(QuoteFinder.Find(Shown($"> {words}\n\nWhich?"), new Quotable(Article, []), [pick]).Quotes);

        Assert.Equal(pick, new QuoteRef(quote.Target, quote.Range));
        Assert.Equal(1, quote.Certainty);
    }

    [Theory]
    [InlineData("Really, “we will not send anybody down there before the wals are dry”?", "We will not send anybody down there before the walls are dry")]
    [InlineData("“every night until the pumps have been relpaced” - which pumps?", "every night until the pumps have been replaced")]
    [InlineData("‘residnets of the old quarter were asked’, were they?", "Residents of the old quarter were asked")]
    [InlineData("“every day until the pumps have been replaced” - which pumps?", "every night until the pumps have been replaced")]
    public void A_word_changed_beside_the_edge_of_a_quote_does_not_cut_it_short(string comment, string words)
    {
        var quote = Assert.Single(Find(comment));

        Assert.Equal(words, quote.Range.Of(Article.Passages.Single(passage => passage.Id == quote.Target.Passage).Text));
    }

    [Theory]
    [InlineData("I like “there before” breakfast")]
    [InlineData("\"pumps\"")]
    [InlineData("")]
    [InlineData("“”")]
    [InlineData("The port authority said that the tunnel will be shut at night.")]
    public void What_quotes_nothing_finds_nothing(string comment) => Assert.Empty(Find(comment));

    [Fact]
    public void Without_an_article_comments_are_quoted_and_words_quoted_of_another_site_keep_their_place()
    {
        var original = new FoundQuote(new TextRange(0, 43), QuoteTarget.Of(new PassageId(9), 4), new TextRange(10, 53), 0.9);
        var answered = new QuotableComment(new CommentId(3), 1, Shown("> They will never find the money for the dike\n\nThey found it for the statue soon enough."), [original]);

        var quotes = QuoteFinder.Find(
            Shown("> They will never find the money for the dike\n\n> They found it for the statue soon enough\n\nIndeed."), new Quotable(null, [answered])).Quotes;

        Assert.Equal([original.Target, QuoteTarget.Of(new CommentId(3), 1)], quotes.Select(quote => quote.Target));
        Assert.Equal(original.Range, quotes[0].Range);
    }

    private static IReadOnlyList<FoundQuote> Find(string source, params QuotableComment[] comments) =>
        QuoteFinder.Find(Shown(source), new Quotable(Article, comments)).Quotes;

    private static QuotableComment Comment(long id, string source) => new(new CommentId(id), 1, Shown(source), Find(source));

    private static ShownText Shown(string source) => ShownText.Of(Markup.Render(source).Html);

    private static Passage Paragraph(long id, string text) => new(new PassageId(id), PassageKind.Paragraph, text, SafeHtml.Empty);
}
