using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Parley.Core.Live;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Live;
using Parley.Testing;
using Parley.Web.Live;
using Parley.Web.Site;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Live;

/// <summary>How a stream behaves over time, in a rush, and towards readers who misbehave.</summary>
public sealed class LiveStreamTests
{
    private static readonly LivePace Quick = new()
    {
        FrameEvery = TimeSpan.FromMilliseconds(5),
        HeartbeatEvery = TimeSpan.FromMilliseconds(50),
        ReadersEvery = TimeSpan.FromMilliseconds(50),
        TickEvery = TimeSpan.FromMilliseconds(20),
        StalledFor = TimeSpan.FromSeconds(5),
        MostFromAddress = 2,
        FullSeconds = 7,
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_silent_stream_shows_that_it_lives_and_ends_at_once_with_the_server()
    {
        var program = await LiveProgram.Start(Quick);
        await using var news = await Newsroom.In(program);
        using var reader = await LiveReader.Open(program, news.Discussion);
        var ended = Task.Run(async () =>
        {
            while (await reader.Next() is not null)
            {
            }
        }, Cancel);
        await Patience.Until(() => reader.Heartbeats >= 2);

        await program.DisposeAsync();
        await ended;

        Assert.InRange(reader.Retry, 1000, 9000);
    }

    [Fact]
    public async Task Readers_are_counted_as_they_come_and_go()
    {
        await using var program = await LiveProgram.Start(Quick);
        await using var news = await Newsroom.In(program);
        using var first = await LiveReader.Open(program, news.Discussion);
        var second = await LiveReader.Open(program, news.Discussion);

        await first.UntilReaders(2);

        second.Dispose();
        await first.UntilReaders(1);
    }

    [Fact]
    public async Task One_address_has_so_many_streams_and_may_still_ask()
    {
        await using var program = await LiveProgram.Start(Quick, options => options with { RateLimits = new RateLimitOptions { Enabled = true } });
        await using var news = await Newsroom.In(program);
        using var first = await LiveReader.Open(program, news.Discussion);
        var second = await LiveReader.Open(program, news.Discussion);

        var third = await program.Browser().Get(LiveReader.Path(news.Discussion));
        var browser = program.Browser();
        browser.Headers["Accept"] = "application/json";
        await Answer.Json(browser, LiveReader.Path(news.Discussion));

        await Answer.Problem(HttpStatusCode.TooManyRequests, third);
        Assert.Equal(TimeSpan.FromSeconds(7), third.Headers.RetryAfter?.Delta);
        await first.UntilReaders(2);

        second.Dispose();
        // Who left has given the seat back once the others are told.
        await first.UntilReaders(1);

        using var again = await LiveReader.Open(program, news.Discussion);
        Assert.Equal(HttpStatusCode.OK, again.Answer.StatusCode);
    }

    [Fact]
    public async Task A_full_node_says_when_to_come_back()
    {
        await using var program = await LiveProgram.Start(Quick with { MostStreams = 1 });
        await using var news = await Newsroom.In(program);
        using var first = await LiveReader.Open(program, news.Discussion);

        var second = await program.Browser().Get(LiveReader.Path(news.Discussion));

        await Answer.Problem(HttpStatusCode.ServiceUnavailable, second);
        Assert.Equal(TimeSpan.FromSeconds(7), second.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task A_storm_of_votes_makes_few_frames_and_the_last_tells_the_sum()
    {
        await using var news = await Newsroom.Open();
        var comment = await news.Post(news.Browser(), "One.");
        using var reader = await LiveReader.Open(news.Program, news.Discussion, after: 1);
        var voters = await news.Program.Write(async (database, cancel) =>
        {
            List<Account> accounts = [.. Enumerable.Range(0, 60).Select(_ => new Account($"Voter {A.Next()}", $"voter {A.Next()}", null, null, news.Program.Clock.GetUtcNow()))];
            database.Accounts.AddRange(accounts);
            await database.SaveChangesAsync(cancel);
            return accounts.ConvertAll(account => account.Id);
        });
        var id = Core.Discussions.CommentId.Parse(comment.Id).GetValueOrDefault();

        var storm = Stopwatch.StartNew();
        foreach (var voter in voters)
            await news.Program.Write((database, cancel) => database.CastVote(id, voter, 1, news.Program.Clock.GetUtcNow(), cancel));
        var frames = await reader.Until(61);

        Assert.Equal($$"""[{"id":"{{comment.Id}}","up":60,"down":0}]""", frames[^1].Data.GetProperty("votes").GetRawText());
        // The server waits between two frames, so time bounds their number, however slow the machine is.
        Assert.InRange(frames.Count, 1, 2 + (storm.Elapsed / new LivePace().FrameEvery));
    }

    [Fact]
    public async Task More_comments_than_a_page_would_fetch_are_counted_and_not_listed()
    {
        await using var news = await Newsroom.Open();
        for (var count = 0; count < 21; count++)
            await news.Post(news.Browser(), $"Comment {count}.");

        using var all = await LiveReader.Open(news.Program, news.Discussion, after: 0);
        using var most = await LiveReader.Open(news.Program, news.Discussion, after: 1);

        var rush = await all.Next("message");
        Assert.Equal((21, 0), (rush.Number("more"), rush.Posted.Count));
        Assert.Equal(20, (await most.Next("message")).Posted.Count);
    }

    [Fact]
    public async Task Who_takes_nothing_is_let_go_and_nobody_else_notices()
    {
        await using var program = await LiveProgram.Start(Quick);
        await using var news = await Newsroom.In(program);
        await program.Write((database, cancel) => database.ImportComments(
            news.Discussion, "page", "page:1",
            [.. Enumerable.Range(0, 500).Select(one => new CommentToImport { SourceId = $"{one}", Source = "Words.", Html = "<p>Words.</p>" })],
            program.Clock.GetUtcNow(), cancel));
        var comments = await program.Read(database => database.Query(
            "SELECT id FROM comments WHERE discussion = @id", row => row.GetInt64(0), Cancel, ("@id", news.Discussion.Value)));
        using var slow = new TcpClient { ReceiveBufferSize = 4096 };
        await slow.ConnectAsync(IPAddress.Loopback, program.Address.Port, Cancel);
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {LiveReader.Path(news.Discussion)} HTTP/1.1\r\nHost: localhost\r\n\r\n"), Cancel);
        using var healthy = await LiveReader.Open(program, news.Discussion);
        await healthy.UntilReaders(2);

        // Each round is a frame of some twenty kilobytes, and both are sent all of them; two hundred would not fit into any buffer on the way.
        long sent = 0, read = 1;
        var dropped = false;
        for (var round = 0; round < 200 && !dropped; round++)
        {
            sent = await program.Write(async (database, cancel) =>
            {
                long number = 0;
                foreach (var comment in comments)
                    number = await database.Announce(news.Discussion, EventKind.CommentVoted, new Core.Discussions.CommentId(comment), program.Clock.GetUtcNow(), cancel);
                return number;
            });
            while (read < sent)
            {
                var message = await healthy.Next() ?? throw new InvalidOperationException("The healthy reader was let go.");
                read = message.Seq ?? read;
                dropped |= message.Number("readers") == 1;
            }
        }

        if (!dropped)
            await healthy.UntilReaders(1);
        Assert.Equal(sent, read);
    }
}
