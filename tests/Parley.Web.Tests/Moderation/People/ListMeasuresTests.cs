using System.Net;
using Parley.Testing;

namespace Parley.Web.Tests.Moderation.People;

public sealed class ListMeasuresTests
{
    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task What_holds_on_this_site_is_listed_and_nothing_of_others(DatabaseKind kind)
    {
        var (here, there) = (await PersonScene.Open(kind), await PersonScene.Open(kind));
        await here.Decided(new { kind = "mute", days = 1, reason = "spam" });
        await there.Decided(new { kind = "ban", reason = "hate" });

        var page = await here.News.Page(here.News.Prefix + "/desk/people", here.Moderator);

        Assert.Contains("Muted until 2 March 2026", Assert.Single(page.QuerySelectorAll(".rows > li")).TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await here.Reader.Get(here.News.Prefix + "/desk/people")).StatusCode);
    }
}
