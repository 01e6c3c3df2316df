using System.Net;
using Parley.Core.Articles.Replies;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Replies;

public sealed class TakeRightTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_link_passed_on_lets_nobody_answer_but_whoever_proves_the_address(DatabaseKind kind)
    {
        await using var quay = await Quay.Open(kind);
        var link = await quay.Invite();

        var stranger = quay.News.Browser();
        Assert.DoesNotContain(quay.Email, await stranger.Text(link), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Post(link)).StatusCode);
        var eve = await quay.News.Program.SignIn($"eve-{A.Next()}@quay.example", "Eve " + A.Next());
        Assert.DoesNotContain(quay.Email, await eve.Text(link), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await eve.Post(link)).StatusCode);

        var marta = await quay.News.Program.SignIn(quay.Email, "Marta " + A.Next());
        var before = await quay.News.Post(marta, "As I said.");
        var path = $"{(await marta.Post(link)).Headers.Location}";
        Assert.Contains("The lamps are dear.", await marta.Text(path), StringComparison.Ordinal);
        Assert.Equal(path, $"{(await marta.Get(link)).Headers.Location}");
        Assert.Equal(HttpStatusCode.Gone, (await eve.Get(link)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.Post(path, ("text", "I am Marta."))).StatusCode);

        // What she wrote before says so as well, and nobody else's does.
        await quay.News.Post(eve, "I am nobody.");
        var page = await quay.News.ArticlePage();
        Assert.Contains("Quoted in the article", page.QuerySelector($"#comment-{before.Id} .badge")?.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll(".comment .badge"));
    }

    [Fact]
    public async Task The_wrong_person_says_so_without_an_account_and_the_link_is_spent()
    {
        await using var quay = await Quay.Open();
        var link = await quay.Invite();
        var stranger = quay.News.Browser();

        Assert.Equal(HttpStatusCode.OK, (await stranger.Post($"{quay.News.Prefix}/right-of-reply/decline", ("token", link.Split("token=")[1]))).StatusCode);

        Assert.Contains("declined", await quay.Editor.Text(quay.Desk), StringComparison.Ordinal);
        var marta = await quay.News.Program.SignIn(quay.Email, "Marta " + A.Next());
        Assert.Equal(HttpStatusCode.Gone, (await marta.Post(link)).StatusCode);
        foreach (var nonsense in (string[])["", "x", new string('A', 22), "' OR 1=1 --"])
            Assert.Equal(HttpStatusCode.Gone, (await stranger.Post($"{quay.News.Prefix}/right-of-reply/decline", ("token", nonsense))).StatusCode);
    }

    [Fact]
    public async Task A_link_is_good_for_its_time_and_at_its_site()
    {
        await using var quay = await Quay.Open();
        var other = await quay.News.Neighbour();
        var link = await quay.Invite();
        var marta = await quay.News.Program.SignIn(quay.Email, "Marta " + A.Next());
        var elsewhere = link.Replace(quay.News.Prefix, other.Prefix, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Gone, (await marta.Get(elsewhere)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await marta.Post(elsewhere)).StatusCode);

        var right = new RightOfReply(
            new(other.Site.Id, "k", "s", DateTimeOffset.UnixEpoch), default, [], "M", "m@x.example", "m@x.example", "E", new byte[32], default, DateTimeOffset.UnixEpoch);
        Assert.True(right.IsOpen(DateTimeOffset.UnixEpoch + RightOfReply.Lifetime - TimeSpan.FromSeconds(1)));
        Assert.False(right.IsOpen(DateTimeOffset.UnixEpoch + RightOfReply.Lifetime));
    }
}
