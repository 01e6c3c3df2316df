using System.Net;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.People;

public sealed class BlockDomainTests
{
    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task Nothing_is_taken_from_a_blocked_domain_until_it_is_no_longer(DatabaseKind kind)
    {
        var news = await Newsroom.Open(kind);
        var editor = await news.SignedIn(role: Role.Editor);

        var blocked = await editor.Post(news.Prefix + "/desk/people/domains", ("domain", "@Throwaway.example"), ("kind", "ban"), ("reason", "spam"));

        Assert.Equal(HttpStatusCode.Redirect, blocked.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await news.TryPost(news.Browser(), "Buy", email: "x@mx.throwaway.example")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await news.TryPost(news.Browser(), "Hello", email: "x@mail.example")).StatusCode);
        Assert.Contains("throwaway.example", await editor.Text(news.Prefix + "/desk/people"), StringComparison.Ordinal);
        await editor.Post(news.Prefix + "/desk/people/end", ("who", "d:throwaway.example"), ("kind", "Banned"));
        Assert.Equal(HttpStatusCode.Created, (await news.TryPost(news.Browser(), "Hello", email: "x@throwaway.example")).StatusCode);
    }

    [Theory]
    [InlineData("", "ban", "spam")]
    [InlineData("org", "ban", "spam")]
    [InlineData("*.example", "ban", "spam")]
    [InlineData("mail.example", "mute", "spam")]
    [InlineData("mail.example", "ban", "")]
    public async Task What_is_no_domain_or_has_no_ground_blocks_nobody(string domain, string kind, string reason)
    {
        var news = await Newsroom.Open();
        var editor = await news.SignedIn(role: Role.Editor);

        var answer = await editor.Post(news.Prefix + "/desk/people/domains", ("domain", domain), ("kind", kind), ("reason", reason));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(domain, Newsroom.Parse(await Answer.Text(answer)).QuerySelector("#domain")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Moderators_block_no_domains()
    {
        var news = await Newsroom.Open();
        var moderator = await news.SignedIn(role: Role.Moderator);

        Assert.Equal(HttpStatusCode.Forbidden, (await moderator.Post(news.Prefix + "/desk/people/domains", ("domain", "mail.example"), ("kind", "ban"), ("reason", "spam"))).StatusCode);
    }
}
