using System.Net;
using Microsoft.EntityFrameworkCore;
using Parley.Core.People;
using Parley.Storage;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.People;

public sealed class ShowAddressesTests
{
    [Fact]
    public async Task The_address_is_shown_when_it_is_asked_for_and_that_is_noted()
    {
        await using var program = await TestProgram.Start();
        var news = await Newsroom.In(program);
        var reader = await program.SignIn("ben@mail.example");
        await news.Post(reader, "Hello");
        var (moderator, account) = (await news.SignedIn(role: Role.Moderator), await PersonScene.AccountOf(news, reader));

        var answer = await moderator.Post($"{news.Prefix}/desk/people/{account}/addresses");

        Assert.Contains("ben@mail.example", await Answer.Text(answer), StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var reading = await program.Read(database => database.PersonReadings.SingleAsync(TestContext.Current.CancellationToken));
        Assert.Equal(($"a:{account}", await PersonScene.AccountOf(news, moderator)), (reading.Who, reading.By));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task Whoever_writes_from_the_same_address_is_named_where_the_site_keeps_addresses(DatabaseKind kind)
    {
        var scene = await PersonScene.Open(kind, site => site.KeepAddresses(30));
        await scene.News.Post(scene.News.Browser(), "From the same machine", name: "Twin");

        var answer = await scene.Moderator.Post(scene.Profile + "/addresses");

        Assert.Contains("Twin", await Answer.Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_none_are_kept_there_is_no_trace_of_any()
    {
        var scene = await PersonScene.Open();
        await scene.News.Post(scene.News.Browser(), "From the same machine", name: "Twin");

        Assert.DoesNotContain("Twin", await Answer.Text(await scene.Moderator.Post(scene.Profile + "/addresses")), StringComparison.Ordinal);
        Assert.Equal(0, await scene.News.Program.Read(database => database.QueryNumber(
            "SELECT count(*) FROM address_marks WHERE site = @site", TestContext.Current.CancellationToken, ("@site", scene.News.Site.Id.Value))));
    }

    [Fact]
    public async Task Readers_see_nobodys()
    {
        var scene = await PersonScene.Open();

        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Reader.Post(scene.Profile + "/addresses")).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await scene.Moderator.Get(scene.Profile + "/addresses")).StatusCode);
    }
}
