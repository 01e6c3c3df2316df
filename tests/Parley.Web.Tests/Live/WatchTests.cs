using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Testing;
using Parley.Web.Live;
using Parley.Web.Tests.Commands;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Live;

/// <summary>What other processes and nodes write is seen here.</summary>
public sealed class WatchTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_node_writes_reaches_the_readers_of_another()
    {
        await using var store = await TestStore.Open(DatabaseKind.Postgres);
        await using var one = await LiveProgram.On(store);
        await using var other = await LiveProgram.On(store);
        await using var news = await Newsroom.In(one);
        using var reader = await LiveReader.Open(other, news.Discussion);

        var posted = await news.Post(news.Browser(), "From the other side.");

        Assert.Equal([posted.Id], (await reader.Next("message")).Posted);
    }

    [Fact]
    public async Task A_number_that_one_node_gave_out_is_honoured_by_another_at_once()
    {
        await using var store = await TestStore.Open(DatabaseKind.Postgres);
        await using var one = await LiveProgram.On(store);
        await using var other = await LiveProgram.On(store);
        await using var news = await Newsroom.In(one);
        var elsewhere = other.Browser();
        elsewhere.Headers["Accept"] = "application/json";
        await Answer.Json(elsewhere, LiveReader.Path(news.Discussion));

        for (var seq = 1; seq <= 20; seq++)
        {
            await news.Post(news.Browser(), $"Comment {seq}.");
            var told = await Answer.Json(elsewhere, LiveReader.Path(news.Discussion, seq));
            Assert.False(told.TryGetProperty("reset", out _), $"{seq}: {told}");
            Assert.Equal(seq, told.GetProperty("seq").GetInt64());
        }
    }

    [Fact]
    public async Task A_message_between_nodes_that_was_lost_is_made_good()
    {
        await using var store = await TestStore.Open(DatabaseKind.Postgres);
        await using var one = await LiveProgram.On(store);
        await using var other = await LiveProgram.On(store);
        await using var news = await Newsroom.In(one);
        using var reader = await LiveReader.Open(other, news.Discussion);
        await Patience.Until(async () => await Listeners("SELECT count(*)") >= 2);

        var ended = await Listeners("SELECT count(pg_terminate_backend(pid))");
        var posted = await news.Post(news.Browser(), "While nobody listened.");

        Assert.True(ended >= 2, $"{ended} were listening");
        Assert.Equal([posted.Id], (await reader.Next("message")).Posted);
        await Patience.Until(async () => await Listeners("SELECT count(*)") >= 2);

        async Task<long> Listeners(string what) => await one.Write(async (database, cancel) => await database.QueryNumber(
            $"{what} FROM pg_stat_activity WHERE query LIKE 'LISTEN %' AND datname = current_database()", cancel) ?? 0);
    }

    [Fact]
    public async Task Readers_of_all_nodes_are_counted_together()
    {
        var pace = new LivePace { ReadersEvery = TimeSpan.FromMilliseconds(50), TickEvery = TimeSpan.FromMilliseconds(20) };
        await using var store = await TestStore.Open(DatabaseKind.Postgres);
        await using var one = await LiveProgram.On(store, pace);
        await using var other = await LiveProgram.On(store, pace);
        await using var news = await Newsroom.In(one);

        using var here = await LiveReader.Open(one, news.Discussion);
        using var there = await LiveReader.Open(other, news.Discussion);
        await here.UntilReaders(2);

        there.Dispose();
        await here.UntilReaders(1);
    }

    [Fact]
    public async Task What_a_command_writes_beside_the_server_is_streamed()
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);
        await using var program = await LiveProgram.On(store);
        var file = Path.Combine(store.Folder, "lamps.md");
        await File.WriteAllTextAsync(file, Article("open"), Cancel);
        var published = await CommandRun.Of(store, "publish", file);
        Assert.True(published.ExitCode == 0, published.Complained);
        using var reader = await LiveReader.Open(program, new DiscussionId(1));

        await File.WriteAllTextAsync(file, Article("closed"), Cancel);
        var again = await CommandRun.Of(store, "publish", file);

        Assert.True(again.ExitCode == 0, again.Complained);
        Assert.Equal("closed", (await reader.Next("message")).Data.GetProperty("state").GetString());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task An_import_beside_the_server_is_told_as_a_number_of_comments(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        await using var program = await LiveProgram.On(store);
        using var reader = await LiveReader.Open(program, discussion);

        await store.Write((database, cancel) => database.ImportComments(
            discussion, "page", "page:1", [.. Enumerable.Range(0, 30).Select(one => new CommentToImport { SourceId = $"{one}", Source = "Words.", Html = "<p>Words.</p>" })],
            store.Now, cancel));

        var message = await reader.Next("message");
        Assert.Equal((30, 30), (message.Number("more"), message.Number("count")));
        Assert.Empty(message.Posted);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Over_a_restart_nothing_is_missed_and_nothing_told_twice(DatabaseKind kind)
    {
        var pace = new LivePace { FrameEvery = TimeSpan.FromMilliseconds(20) };
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var author = await A.Account().In(store);
        List<string> written = [], told = [];

        // Another process goes on writing while the server is away.
        var writing = Task.Run(async () =>
        {
            for (var count = 0; count < 60; count++)
                written.Add((await A.Comment().By(author).In(store, discussion)).Id.ToString());
        }, Cancel);
        long last = 0;
        for (var life = 0; last < 60; life++)
        {
            await using var program = await LiveProgram.On(store, pace);
            using var reader = await LiveReader.Open(program.Address, LiveReader.Path(discussion, 0), last == 0 ? null : last);
            if (life > 0)
                await writing;
            do
            {
                var message = await reader.Next("message");
                told.AddRange(message.Posted.Count > 0 ? message.Posted : await Unlisted(last, message.Seq ?? 0));
                last = message.Seq ?? 0;
            }
            while (life > 0 && last < 60);
        }

        Assert.Equal(written, told);

        // In a rush comments are counted and not listed; a page then reads them.
        async Task<IReadOnlyList<string>> Unlisted(long after, long until)
        {
            await using var database = store.Context();
            return await database.Query(
                "SELECT subject FROM events WHERE scope = 1 AND scope_id = @id AND number > @after AND number <= @until ORDER BY number",
                row => row.GetInt64(0).ToString(System.Globalization.CultureInfo.InvariantCulture), Cancel, ("@id", discussion.Value), ("@after", after), ("@until", until));
        }
    }

    private static string Article(string comments) =>
        $"---\nheadline: Lamps\nlanguage: en\nbyline: Ines Moor\ncomments:\n  state: {comments}\n---\n\nThe lamps were lit at six.\n";
}
