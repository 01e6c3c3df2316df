using Parley.Core.Articles;
using Parley.Core.Site;
using Xunit;

namespace Parley.Core.Tests.Articles;

public sealed class ArticleTextTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Words_are_encoded_and_dressed_by_their_runs_alone()
    {
        var text = new RichText(
        [
            new("a <b> & "), new("strong") { Strong = true }, new("\n"),
            new("li") { Link = "/x?a=1&b=\"2\"" }, new("nk") { Link = "/x?a=1&b=\"2\"", Emphasis = true }, new("x") { Code = true },
        ]);

        Assert.Equal(
            "a &lt;b&gt; &amp; <strong>strong</strong><br><a href=\"/x?a=1&amp;b=&quot;2&quot;\" rel=\"noopener\">li<em>nk</em></a><code>x</code>",
            ArticleText.Html(text).ToString());
    }

    [Fact]
    public void A_laid_article_has_every_passage_in_its_place()
    {
        var (article, content) = (An(), Whole());

        var revision = article.Revise(content, null, null, Noon);

        Assert.NotNull(revision);
        var laid = LaidArticle.Of(revision);
        Assert.Equal("Head", laid.Headline.Text);
        Assert.Equal("Under", laid.Dek?.Text);
        Assert.Equal("Lead caption", laid.Lead?.Caption?.Text);
        Assert.Equal(["One", "Two"], Assert.IsType<LaidList>(laid.Blocks[1]).Items.Select(item => item.Text));
        Assert.Equal(["Said", "so"], Assert.IsType<LaidQuotation>(laid.Blocks[2]).Words.Select(words => words.Text));
        Assert.Equal(Enumerable.Range(1, 8).Select(id => (long)id), revision.PassageIds.Select(id => id.Value));
    }

    [Fact]
    public void Content_is_the_same_after_being_kept_and_read()
    {
        var content = Whole();

        var json = ArticleJson.Write(content);
        var read = ArticleJson.Read(json);

        Assert.Equal(json, ArticleJson.Write(read));
        Assert.True(ArticleJson.Same(content, read));
        Assert.Equal(content.Lead, read.Lead);
        Assert.Equal(content.Comments, read.Comments);
        Assert.Equal(content.Published, read.Published);
        Assert.Equal(TextDirection.RightToLeft, read.Direction);
        Assert.Equal(ArticleText.Pieces(content), ArticleText.Pieces(read));
    }

    [Fact]
    public void The_kept_shape_is_pinned() =>
        Assert.Equal(
            """{"headline":"H","bylines":[],"tags":[],"language":"en","lead":{"file":"a.jpg","alt":"A","credit":{"kind":"none-known"}},"blocks":[{"kind":"paragraph","text":{"runs":[{"text":"é "},{"text":"x","strong":true}]}},{"kind":"divider"}],"comments":{}}""",
            ArticleJson.Write(new ArticleContent
            {
                Headline = "H",
                Language = "en",
                Lead = new Figure("a.jpg", "A", null, new Credit.NoneKnown()),
                Blocks = [new Paragraph(new RichText([new("é "), new("x") { Strong = true }])), new Divider()],
            }));

    [Fact]
    public void What_an_older_shape_leaves_out_is_empty_and_never_null()
    {
        var read = ArticleJson.Read("""{"headline":"H","language":"en"}""");

        Assert.Equal(("H", 0, 0, 0), (read.Headline, read.Blocks.Count, read.Tags.Count, read.Bylines.Count));
        Assert.Equal(CommentPolicy.OfTheSite, read.Comments);
    }

    [Fact]
    public void Passage_ids_are_kept_as_numbers_with_spaces()
    {
        Assert.Equal("1 7 3", ArticleJson.WriteIds([new(1), new(7), new(3)]));
        Assert.Equal([new(1), new(7), new(3)], ArticleJson.ReadIds("1 7 3"));
        Assert.Empty(ArticleJson.ReadIds(""));
    }

    [Fact]
    public void Saving_the_same_content_again_makes_no_revision()
    {
        var article = An();
        var first = article.Revise(Whole(), null, null, Noon);

        Assert.Null(article.Revise(Whole(), first, null, Noon.AddHours(1)));
        Assert.Equal((1, Noon), (article.Revision, article.UpdatedAt));
    }

    [Fact]
    public void A_revision_keeps_the_ids_of_what_it_did_not_touch_and_never_gives_one_again()
    {
        var article = An();
        var first = article.Revise(Whole(), null, null, Noon);
        var without = Whole() with { Blocks = [.. Whole().Blocks.Skip(1)] };
        var second = article.Revise(without, first, null, Noon.AddHours(1));
        var third = article.Revise(without with { Blocks = [.. without.Blocks, new Paragraph(RichText.Of("Quite another ending"))] }, second, null, Noon.AddHours(2));

        Assert.Equal([1, 2, 3, 5, 6, 7, 8, 9], third?.PassageIds.Select(id => id.Value));
        Assert.Equal((3, 3), (third?.Number, article.Revision));
    }

    [Fact]
    public void A_revision_of_another_past_is_refused()
    {
        var article = An();
        article.Revise(Whole(), null, null, Noon);

        Assert.Throws<ArgumentException>(() => article.Revise(Whole(), null, null, Noon));
    }

    [Fact]
    public void Published_it_keeps_its_first_date_and_the_newsrooms_date_wins()
    {
        var article = An();
        article.Publish(null, Noon);
        article.Withdraw(Noon.AddDays(1));
        article.Publish(null, Noon.AddDays(2));

        Assert.Equal((ArticleState.Published, Noon), (article.State, article.PublishedAt));
        article.Publish(Noon.AddDays(-3), Noon.AddDays(4));
        Assert.Equal(Noon.AddDays(-3), article.PublishedAt);
    }

    private static Article An() => new(new SiteId(1), "key", "slug", Noon);

    private static ArticleContent Whole() => new()
    {
        Headline = "Head",
        Dek = "Under",
        Bylines = [new("Ada Moreno", "reporter", "/people/ada")],
        Section = "Harbour",
        Tags = ["a", "b"],
        Language = "ar",
        Direction = TextDirection.RightToLeft,
        Published = Noon,
        Slug = "head",
        Comments = new CommentPolicy(false, 3, true),
        Lead = new Figure("a.jpg", "A", RichText.Of("Lead caption"), new Credit.Known("Inger Falk", "/falk")) { Picture = new("ab12", "image/jpeg", 640, 480) },
        Blocks =
        [
            new Paragraph(RichText.Of("It began with rain.")),
            new ListBlock(true, 3, [RichText.Of("One"), RichText.Of("Two")]),
            new Quotation([RichText.Of("Said"), RichText.Of("so")]) { Speaker = "Ilse", Date = new DateOnly(2026, 3, 2) },
            new Divider(),
        ],
    };
}
