using System.Net;
using System.Net.Sockets;
using System.Text;
using Parley.Core.Notifications;
using Parley.Storage;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Notifications.Webhooks;

public sealed class WebhookRoundsTests
{
    [Fact]
    public async Task A_posted_comment_arrives_signed_and_a_removed_one_without_its_words()
    {
        await using var receiver = await Receiver.Start();
        await using var hooks = await WebhookNewsroom.Open();
        var (_, secret) = await hooks.Add(receiver.Address, "posted", "verdict");

        var posted = await hooks.News.Post(await hooks.News.SignedIn("Ada Marsh"), "The first words.");
        await hooks.Until(() => Task.FromResult(!receiver.Got.IsEmpty));
        await hooks.News.Remove(posted.Id, "hate");
        await hooks.Until(() => Task.FromResult(receiver.Got.Count >= 2));

        var ((headers, body), (_, verdict)) = (receiver.Got.ToArray()[0], receiver.Got.ToArray()[1]);
        Assert.True(WebhookSignature.Verify(
            secret, headers[WebhookSignature.IdHeader], headers[WebhookSignature.TimeHeader], headers[WebhookSignature.SignatureHeader], body, hooks.News.Program.Clock.GetUtcNow()));
        var told = Receiver.Json(body);
        Assert.Equal(("comment.posted", posted.Id, "The first words."),
            (told.GetProperty("kind").GetString(), told.GetProperty("comment").GetProperty("id").GetString(), told.GetProperty("comment").GetProperty("text").GetString()));
        Assert.Equal(headers[WebhookSignature.IdHeader], told.GetProperty("id").GetString());
        var judged = Receiver.Json(verdict);
        Assert.Equal(("removed", "hate"), (judged.GetProperty("verdict").GetProperty("act").GetString(), judged.GetProperty("verdict").GetProperty("reason").GetString()));
        foreach (var hidden in (string[])["The first words.", "Ada Marsh"])
            Assert.DoesNotContain(hidden, Encoding.UTF8.GetString(verdict), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_under_a_withdrawn_article_is_told_without_its_words()
    {
        await using var receiver = await Receiver.Start();
        await using var hooks = await WebhookNewsroom.Open();
        await hooks.Add(receiver.Address, "report");
        var posted = await hooks.News.Post(await hooks.News.SignedIn("Ada Marsh"), "The first words.");
        await hooks.News.Program.Write(async (database, cancel) =>
        {
            database.Articles.Single(row => row.Id == hooks.News.Article.Article).Withdraw(hooks.News.Program.Clock.GetUtcNow());
            await database.SaveChangesAsync(cancel);
            return await Storage.Notifications.WebhookWrites.Enqueue(
                database, hooks.News.Site.Id, WebhookKinds.Report, Core.Discussions.CommentId.Parse(posted.Id), null, null, hooks.News.Program.Clock.GetUtcNow(), cancel);
        });

        await hooks.Until(() => Task.FromResult(!receiver.Got.IsEmpty));

        var body = Encoding.UTF8.GetString(receiver.Got.ToArray()[0].Body);
        Assert.Contains(posted.Id, body, StringComparison.Ordinal);
        foreach (var hidden in (string[])["The first words.", "Ada Marsh"])
            Assert.DoesNotContain(hidden, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_one_comes_again_under_the_same_id()
    {
        await using var receiver = await Receiver.Start();
        receiver.Status = 500;
        await using var hooks = await WebhookNewsroom.Open();
        await hooks.Add(receiver.Address, "posted");

        await hooks.News.Post(hooks.News.Browser(), "Words.");
        await hooks.Until(() => Task.FromResult(!receiver.Got.IsEmpty));
        receiver.Status = 204;
        await hooks.Until(async () => await hooks.Number("SELECT count(*) FROM webhook_deliveries WHERE done_at IS NOT NULL AND status = 204") == 1);

        Assert.True(receiver.Got.Count >= 2);
        Assert.Single(receiver.Got.Select(one => one.Headers[WebhookSignature.IdHeader]).Distinct());
        Assert.Single(receiver.Got.Select(one => Convert.ToBase64String(one.Body)).Distinct());
    }

    [Fact]
    public async Task Whoever_says_gone_is_not_asked_again_and_a_redirect_is_not_followed()
    {
        await using var receiver = await Receiver.Start();
        receiver.Status = 302;
        await using var hooks = await WebhookNewsroom.Open();
        var (id, _) = await hooks.Add(receiver.Address, "posted");

        await hooks.News.Post(hooks.News.Browser(), "Words.");
        await hooks.Until(async () => await hooks.Number("SELECT count(*) FROM webhook_deliveries WHERE status = 302") == 1);
        receiver.Status = 410;
        await hooks.News.Post(hooks.News.Browser(), "More words.");
        await hooks.Until(async () => await hooks.Number($"SELECT count(*) FROM webhooks WHERE id = {id} AND off_at IS NOT NULL") == 1);

        Assert.Contains("switched off", await hooks.Owner.Text(hooks.News.Prefix + "/notifications"), StringComparison.Ordinal);
    }

    /// <summary>A canary listens on this machine: whatever names it, nothing ever connects there.</summary>
    [Theory]
    [InlineData("https://localhost:{0}/")]
    [InlineData("https://127.0.0.1:{0}/")]
    [InlineData("https://[::1]:{0}/")]
    [InlineData("https://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("https://0x7f000001:{0}/")]
    [InlineData("https://2130706433:{0}/")]
    [InlineData("https://0.0.0.0:{0}/")]
    [InlineData("https://localhost.localdomain:{0}/")]
    public async Task A_name_that_leads_inside_is_never_connected_to(string address)
    {
        using var canary = new TcpListener(IPAddress.IPv6Any, 0);
        canary.Server.DualMode = true;
        canary.Start();
        var there = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, ((IPEndPoint)canary.LocalEndpoint).Port);
        await using var hooks = await WebhookNewsroom.Open(mayBePrivate: false);
        // By the form it is refused at once where the address tells; a name may come to lead inside later.
        await hooks.News.Program.Write(async (database, cancel) =>
        {
            var keys = hooks.News.Program.Get<Parley.Storage.Site.KeyFile>();
            database.Webhooks.Add(new Webhook(
                hooks.News.Site.Id, there, Storage.Site.Sealing.Seal(keys, new byte[32], Parley.Web.Notifications.Webhooks.WebhookRounds.SecretSealedFor), WebhookKinds.Posted, false, hooks.News.Program.Clock.GetUtcNow()));
            return await database.SaveChangesAsync(cancel);
        });

        await hooks.News.Post(hooks.News.Browser(), "Words.");
        await hooks.Until(async () => await hooks.Number("SELECT count(*) FROM webhook_deliveries WHERE tried_at IS NOT NULL AND status IS NULL AND error IS NOT NULL") == 1);

        Assert.False(canary.Pending());
    }
}
