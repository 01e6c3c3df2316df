using System.Net;
using Parley.Core.People;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Appeals;

public sealed class ListAppealsTests
{
    [Fact]
    public async Task Where_nothing_waits_it_says_so_and_readers_are_not_let_in()
    {
        await using var news = await Newsroom.Open();

        Assert.Contains("No objection waits", await (await news.SignedIn(role: Role.Moderator)).Text($"{news.Prefix}/desk/appeals"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await news.SignedIn()).Get($"{news.Prefix}/desk/appeals")).StatusCode);
    }
}
