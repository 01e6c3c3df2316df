using Parley.Core.People;
using Parley.Storage.People;
using Parley.Testing;
using Parley.Web.People;
using Parley.Web.Tests.Discussions;
using Parley.Web.Tests.Moderation.People;

namespace Parley.Web.Tests.Live;

public sealed class StreamOwnerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ban_on_one_node_ends_what_the_person_reads_on_another_and_nobody_elses()
    {
        await using var store = await TestStore.Open(DatabaseKind.Postgres);
        await using var one = await LiveProgram.On(store);
        await using var other = await LiveProgram.On(store);
        var scene = await PersonScene.In(await Newsroom.In(one));
        using var reading = await Open(other, scene, scene.Reader);
        using var somebodyElse = await Open(other, scene, await scene.News.SignedIn());
        using var stranger = await LiveReader.Open(other, scene.News.Discussion);

        await scene.Decided(new { kind = "ban", reason = "hate" });

        while (await reading.Next() is not null)
        {
            // What was under way comes first.
        }

        var posted = await scene.News.Post(scene.News.Browser(), "Still read");
        Assert.Equal([posted.Id], (await somebodyElse.Next("message")).Posted);
        Assert.Equal([posted.Id], (await stranger.Next("message")).Posted);
        var again = other.Browser();
        again.Cookies[ReaderCookies.SessionName] = scene.Reader.Cookies[ReaderCookies.SessionName];
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await again.Get(scene.News.Prefix + "/account")).StatusCode);
    }

    [Fact]
    public async Task A_token_spent_on_one_node_is_spent_on_all()
    {
        await using var store = await TestStore.Open(DatabaseKind.Postgres);
        await using var one = await LiveProgram.On(store);
        await using var other = await LiveProgram.On(store);
        var news = await Newsroom.In(one);
        var token = await one.Browser().FormToken(news.Prefix, news.Discussion.ToString());
        var path = $"{news.Prefix}/discussions/{news.Discussion}/comments";

        await one.Browser().Post(path, ("text", "Here"), ("name", "Gwen"), ("formToken", token));
        await other.Browser().Post(path, ("text", "There"), ("name", "Gwen"), ("formToken", token));

        Assert.Equal(1, await one.Read(async database => await Storage.Sql.QueryNumber(
            database, "SELECT count(*) FROM comments WHERE state = 0", Cancel)));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task Signing_out_everywhere_ends_it_too(DatabaseKind kind)
    {
        var scene = await PersonScene.Open(kind);
        using var reading = await Open(scene.News.Program, scene, scene.Reader);

        await scene.News.Program.Write((job, cancel) => job.EndAllSessions(scene.Account, cancel));

        while (await reading.Next() is not null)
        {
        }
    }

    private static Task<LiveReader> Open(TestProgram program, PersonScene scene, TestBrowser reader) => LiveReader.Open(
        program.Address, LiveReader.Path(scene.News.Discussion), cookie: $"{ReaderCookies.SessionName}={reader.Cookies[ReaderCookies.SessionName]}");
}
