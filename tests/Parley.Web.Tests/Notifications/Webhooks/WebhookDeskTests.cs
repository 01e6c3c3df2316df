using System.Net;
using Parley.Core.People;
using Parley.Storage;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Notifications.Webhooks;

public sealed class WebhookDeskTests
{
    [Theory]
    [InlineData("")]
    [InlineData("hooks.example")]
    [InlineData("http://hooks.example/")]
    [InlineData("ftp://hooks.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:word@hooks.example/")]
    [InlineData("https://hooks.example/#part")]
    [InlineData("https://localhost/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://10.0.0.8/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    public async Task An_address_that_is_no_public_https_one_is_refused_with_the_reason(string address)
    {
        await using var news = await Newsroom.Open();
        var owner = await news.SignedIn(role: Role.Owner);

        var answer = await owner.Post(news.Prefix + "/site/webhooks", ("address", address), ("posted", "yes"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(Newsroom.Parse(await Answer.Text(answer)).QuerySelector(".error"));
        Assert.Equal(0, await Count(news));
    }

    [Fact]
    public async Task One_without_anything_to_tell_is_refused_and_there_is_an_end_of_them()
    {
        await using var news = await Newsroom.Open();
        var owner = await news.SignedIn(role: Role.Owner);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.Post(news.Prefix + "/site/webhooks", ("address", "https://hooks.example/in"))).StatusCode);
        for (var number = 0; number < 12; number++)
            await owner.Post(news.Prefix + "/site/webhooks", ("address", "https://hooks.example/in"), ("report", "yes"));

        Assert.Equal(10, await Count(news));
    }

    [Fact]
    public async Task The_secret_is_shown_once_and_never_again()
    {
        await using var news = await Newsroom.Open();
        var owner = await news.SignedIn(role: Role.Owner);

        var first = await Answer.Text(await owner.Post(news.Prefix + "/site/webhooks", ("address", "https://hooks.example/in"), ("posted", "yes")));

        Assert.Contains("whsec_", first, StringComparison.Ordinal);
        var id = await Newest(news);
        foreach (var path in (string[])["/site/webhooks", $"/site/webhooks/{id}", "/site/history"])
            Assert.DoesNotContain("whsec_", await owner.Text(news.Prefix + path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_arrives_and_what_arrived_can_be_sent_again()
    {
        await using var receiver = await Receiver.Start();
        await using var hooks = await WebhookNewsroom.Open();
        var (id, _) = await hooks.Add(receiver.Address, "report");
        var path = $"{hooks.News.Prefix}/site/webhooks/{id}";

        Assert.Equal(HttpStatusCode.Found, (await hooks.Owner.Post(path, ("act", "test"))).StatusCode);
        await hooks.Until(async () => await hooks.Number("SELECT count(*) FROM webhook_deliveries WHERE done_at IS NOT NULL") == 1);
        Assert.Contains("answered 200", await hooks.Owner.Text(path), StringComparison.Ordinal);
        var delivery = await hooks.Number("SELECT max(id) FROM webhook_deliveries");
        await hooks.Owner.Post(path, ("act", "redeliver"), ("delivery", $"{delivery}"));
        await hooks.Until(() => Task.FromResult(receiver.Got.Count == 2));

        Assert.Single(receiver.Got.Select(one => one.Headers["webhook-id"]).Distinct());
        Assert.Equal("test", Receiver.Json(receiver.Got.First().Body).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Switched_off_it_gets_nothing_and_removed_it_is_gone()
    {
        await using var receiver = await Receiver.Start();
        await using var hooks = await WebhookNewsroom.Open();
        var (id, _) = await hooks.Add(receiver.Address, "posted");
        var path = $"{hooks.News.Prefix}/site/webhooks/{id}";

        await hooks.Owner.Post(path, ("act", "off"));
        await hooks.News.Post(hooks.News.Browser(), "Words.");
        await Told.Everything(hooks.News);
        Assert.Equal(0, await hooks.Number("SELECT count(*) FROM webhook_deliveries"));
        Assert.Equal(HttpStatusCode.Conflict, (await hooks.Owner.Post(path, ("act", "burn"))).StatusCode);
        await hooks.Owner.Post(path, ("act", "remove"));

        Assert.Equal(HttpStatusCode.NotFound, (await hooks.Owner.Get(path)).StatusCode);
        Assert.Empty(receiver.Got);
    }

    [Fact]
    public async Task Another_sites_webhook_is_not_there_for_an_owner_of_this_one()
    {
        await using var news = await Newsroom.Open();
        await (await news.SignedIn(role: Role.Owner)).Post(news.Prefix + "/site/webhooks", ("address", "https://hooks.example/in"), ("posted", "yes"));
        var id = await Newest(news);
        var other = await news.Neighbour();
        var owner = await other.SignedIn(role: Role.Owner);

        Assert.Equal(HttpStatusCode.NotFound, (await owner.Get($"{other.Prefix}/site/webhooks/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.Post($"{other.Prefix}/site/webhooks/{id}", ("act", "remove"))).StatusCode);
        Assert.Equal(1, await Count(news));
    }

    private static Task<long?> Count(Newsroom news) => news.Program.Read(database =>
        database.QueryNumber("SELECT count(*) FROM webhooks WHERE site = @site", CancellationToken.None, ("@site", news.Site.Id.Value)));

    private static Task<long?> Newest(Newsroom news) => news.Program.Read(database =>
        database.QueryNumber("SELECT max(id) FROM webhooks WHERE site = @site", CancellationToken.None, ("@site", news.Site.Id.Value)));
}
