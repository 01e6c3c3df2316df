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

    private static async Task<string> Decided(Newsroom news, string decision)
    {
        var posted = await news.Post(news.Browser(), "Words about " + A.Next());
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
