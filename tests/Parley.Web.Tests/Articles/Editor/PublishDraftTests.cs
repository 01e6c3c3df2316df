using System.Net;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.Moderation;
using Parley.Testing;
using Parley.Web.Site;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Editor;

public sealed class PublishDraftTests
{
    [Fact]
    public async Task A_new_article_is_a_draft_that_nobody_finds_until_it_is_published()
    {
        await using var news = await Newsroom.Open();
        var desk = await EditorDesk.Open(news);
        var path = await desk.Start();
        var draft = await desk.Article(path);

        Assert.Equal((ArticleState.Draft, 0), (draft.State, draft.Revision));
        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get($"{news.Prefix}/articles/{draft.Slug}")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.Publish(path)).StatusCode);
        var published = await desk.Publish(path, ("headline", "The wall holds"), ("body", "The wall **held**."), ("tags", "harbour\nwinter, works"), ("section", "Harbour"), ("bylineName", "Ada Moreno"));

        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        var page = await news.Page(news.Prefix + "/articles/the-wall-holds");
        Assert.Equal("held", page.QuerySelector(".body strong")?.TextContent);
        Assert.Equal(["harbour", "winter, works"], page.QuerySelectorAll(".tags li").Select(tag => tag.TextContent.Trim()));
        Assert.NotNull(page.QuerySelector("#discussion"));
        Assert.Contains("The wall holds", await news.Browser().Text(news.Prefix + "/"), StringComparison.Ordinal);
        await desk.Publish(path, ("headline", "The wall still holds"));
        Assert.Equal(2, (await desk.Article(path)).Revision);
        Assert.Equal([LedgerAct.ArticlePublished, LedgerAct.ArticleRevised], await Acts(news));
    }

    [Fact]
    public async Task What_is_scheduled_appears_at_its_time_and_can_be_called_back()
    {
        await using var news = await Newsroom.OpenAlone();
        var desk = await EditorDesk.Open(news);
        var path = await desk.Start();
        var moment = news.Program.Clock.GetUtcNow().AddHours(2);
        var when = moment.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        (string, string)[] words = [("headline", "Tomorrow's tide"), ("body", "It comes."), ("when", when), ("deed", "schedule")];

        foreach (var wrong in (string[])["", "soon", "2026-02-30T10:00", "1999-01-01T10:00", "2020-01-01T10:00"])
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.Send(path, "/publish", [.. words.Where(word => word.Item1 != "when"), ("when", wrong)])).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Send(path, "/publish", words)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(news.Prefix + "/articles/tomorrows-tide")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Send(path, "/publish", ("deed", "call-back"))).StatusCode);
        Assert.Equal(ArticleState.Draft, (await desk.Article(path)).State);
        await desk.Send(path, "/publish", words);

        news.Later(TimeSpan.FromHours(3));
        await Patience.Until(async () =>
        {
            news.Program.Clock.Advance(Housekeeping.Every);
            return (await desk.Article(path)).State == ArticleState.Published;
        });

        Assert.Equal(HttpStatusCode.OK, (await news.Browser().Get(news.Prefix + "/articles/tomorrows-tide")).StatusCode);
        var article = await desk.Article(path);
        Assert.Equal(when, article.PublishedAt?.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(article.UpdatedAt >= article.PublishedAt, "nothing changes before it appears");
        Assert.Equal([LedgerAct.ArticlePublished], await Acts(news));
    }

    [Fact]
    public async Task A_taken_address_is_refused_and_the_text_stays()
    {
        await using var news = await Newsroom.Open();
        var desk = await EditorDesk.Open(news);
        var path = await desk.Start();

        var answer = await desk.Publish(path, ("headline", "Another"), ("body", "Words."), ("slug", news.Article.Slug));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("leads to another article", await Answer.Text(answer), StringComparison.Ordinal);
        Assert.Contains("Words.", (await desk.Page(path)).QuerySelector("#body")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(ArticleState.Draft, (await desk.Article(path)).State);
    }

    [Fact]
    public async Task A_correction_is_published_with_the_revision_it_belongs_to_or_neither_is()
    {
        await using var news = await Newsroom.Open();
        var desk = await EditorDesk.Open(news);

        var half = await desk.Publish(desk.Published, ("body", "The lamps were lit at five."), ("correctionKind", "correction"), ("correctionWrong", "At six."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.StatusCode);
        Assert.Equal(1, (await desk.Article(desk.Published)).Revision);
        await desk.Publish(desk.Published, ("correctionKind", "correction"), ("correctionWrong", "At six."), ("correctionRight", "At five."));

        var page = await news.ArticlePage();
        Assert.Equal("The lamps were lit at five.", page.QuerySelector(".body p")?.TextContent);
        Assert.Contains("At five.", page.QuerySelector("#corrections")?.TextContent, StringComparison.Ordinal);
        Assert.Equal([LedgerAct.ArticleRevised, LedgerAct.CorrectionPublished], await Acts(news));
    }

    private static Task<List<LedgerAct>> Acts(Newsroom news) => news.Program.Read(database =>
        database.Ledger.AsNoTracking().Where(row => row.Site == news.Site.Id).OrderBy(row => row.Number).Select(row => row.Act).ToListAsync());
}
