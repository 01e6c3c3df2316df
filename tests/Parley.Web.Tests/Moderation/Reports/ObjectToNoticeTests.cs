using System.Net;
using Parley.Core.People;
using Parley.Storage;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Reports;

public sealed class ObjectToNoticeTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Whoever_sent_a_notice_objects_once_to_what_stays(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var path = await Decided(news, "not-illegal");
        var (address, key) = (path.Split('?')[0], path.Split("key=")[1].Split('&')[0]);

        Assert.NotNull((await news.Page(path)).QuerySelector("form#appeal"));
        var answers = new[] { await Object(news, address, key, "Look at the second sentence."), await Object(news, address, key, "And at the third.") };

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Found, answer.StatusCode));
        var page = await news.Page(path);
        Assert.Null(page.QuerySelector("form#appeal"));
        Assert.Contains("Look at the second sentence.", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await news.Program.Read(async database =>
            await database.QueryNumber("SELECT count(*) FROM appeals WHERE site = @site AND notice IS NOT NULL", CancellationToken.None, ("@site", news.Site.Id.Value))));
    }

    [Fact]
    public async Task Without_its_link_or_where_nothing_stays_nobody_objects()
    {
        await using var news = await Newsroom.Open();
        var kept = await Decided(news, "not-illegal");
        var removed = await Decided(news, "illegal");
        var address = kept.Split('?')[0];

        Assert.Equal(HttpStatusCode.NotFound, (await Object(news, address, "AAAA", "Words.")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Object(news, address, removed.Split("key=")[1].Split('&')[0], "Words.")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Object(news, removed.Split('?')[0], removed.Split("key=")[1].Split('&')[0], "Words.")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Object(news, address, kept.Split("key=")[1].Split('&')[0], " ")).StatusCode);
    }

    [Fact]
    public async Task The_answer_to_their_objection_comes_by_letter()
    {
        await using var news = await Newsroom.OpenAlone();
        var path = await Decided(news, "not-illegal");
        await Object(news, path.Split('?')[0], path.Split("key=")[1].Split('&')[0], "Look at the second sentence.");

        await AnswerAppeal(news, "The second sentence is illegal indeed.");

        var mail = await news.Program.Mail("ann@example.org", 3);
        Assert.Contains("You objected", mail.Text, StringComparison.Ordinal);
        Assert.Contains("The second sentence is illegal indeed.", await news.Browser().Text(mail.Link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_back_because_its_author_objected_is_told_to_whoever_sent_the_notice()
    {
        await using var news = await Newsroom.OpenAlone();
        var author = await news.SignedIn();
        var path = await Decided(news, "illegal", author);
        var removal = await news.Program.Read(async database =>
            await database.QueryNumber("SELECT max(number) FROM ledger WHERE site = @site AND act = 1", CancellationToken.None, ("@site", news.Site.Id.Value)));
        await author.Post($"{news.Prefix}/statements/{news.Site.Id}-{removal}/appeal", ("words", "It was fair."));

        await AnswerAppeal(news, "It is an opinion.");

        var mail = await news.Program.Mail("ann@example.org", 3);
        Assert.Contains("is back", mail.Text, StringComparison.Ordinal);
        var page = (await news.Page(path)).Body?.TextContent;
        Assert.Contains("back after its author objected", page, StringComparison.Ordinal);
        Assert.Contains("It is an opinion.", page, StringComparison.Ordinal);
    }

    private static async Task AnswerAppeal(Newsroom news, string answer)
    {
        var staff = await news.SignedIn(role: Role.Owner);
        var appeal = (await news.Page(news.Prefix + "/desk/appeals", staff)).QuerySelector(".lines a")?.GetAttribute("href") ?? "";
        Assert.Equal(HttpStatusCode.Found, (await staff.Post(appeal, ("outcome", "reversed"), ("answer", answer))).StatusCode);
    }

    private static async Task<string> Decided(Newsroom news, string decision, TestBrowser? author = null)
    {
        var posted = await news.Post(author ?? news.Browser(), "Words about " + A.Next());
        var receipt = (await SendNoticeTests.Send(news, news.Browser(), SendNoticeTests.Link(news, posted.Id))).Headers.Location?.ToString() ?? "";
        var id = await news.Program.Read(async database =>
            await database.QueryNumber("SELECT max(id) FROM legal_notices WHERE site = @site", CancellationToken.None, ("@site", news.Site.Id.Value)));
        var answer = await (await news.SignedIn(role: Role.Moderator)).Post(
            $"{news.Prefix}/desk/notices/{id}", ("decision-1", decision), ("law-1", "A law"), ("answer", "Because."));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return receipt;
    }

    private static Task<HttpResponseMessage> Object(Newsroom news, string address, string key, string words) =>
        news.Browser().Post(address + "/appeal", ("key", key), ("words", words));
}
