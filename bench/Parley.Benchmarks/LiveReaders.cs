using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Parley.Benchmarks.Reporting;
using Parley.Benchmarks.Running;

namespace Parley.Benchmarks;

/// <summary>Many readers with an open stream on one discussion: what they cost, and when the last of them learns of a comment.</summary>
internal static class LiveReaders
{
    private const int Posts = 7;

    // A client may use so many ports of one address of its own.
    private const int OfOneAddress = 5_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task Measure(Report report)
    {
        await BuiltProgram.Build();
        var section = new Section(
            "live", "Live readers",
            $"Open streams on one discussion of 1,000 comments, all clients on the same machine. A comment is posted {Posts} times, some seconds apart; the time runs from sending it to the moment when a reader has the frame. The first post warms up and does not count.");
        foreach (var readers in (int[])[1_000, 10_000])
        {
            using var folder = await BenchFolder.Filled(1_000);
            await using var program = BuiltProgram.Serve(folder.Path);
            var discussion = await program.DiscussionOf(await program.FirstArticle());
            await MeasureSome(section, program, discussion, readers, isTarget: readers == 10_000);
        }

        report.Add(section);
    }

    private static async Task MeasureSome(Section section, BuiltProgram program, string discussion, int readers, bool isTarget)
    {
        var before = program.Memory;
        await using var crowd = await Crowd.Join(program.Port, $"/api/v1/discussions/{discussion}/events", readers);
        var come = program.Memory;
        await Task.Delay(TimeSpan.FromSeconds(5));
        var idle = program.Memory;

        List<double> half = [];
        List<double> last = [];
        using var wire = await Wire.Open(program.Port);
        for (var post = 0; post < Posts; post++)
        {
            crowd.Expect();
            var start = Stopwatch.GetTimestamp();
            if (await wire.Ask(Posting.Request(discussion, 0, post, "live")) is var status && status != 201)
                throw new InvalidOperationException($"A comment was answered {status}.");
            var waits = await crowd.Waits(start, Patience);
            if (post > 0)
            {
                half.Add(Figures.Share(waits, 0.5));
                last.Add(waits.Max());
            }

            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        section.Add($"{readers:N0} readers: half have it after", Figures.Of(half), "ms");
        section.Add($"{readers:N0} readers: the last has it after", Figures.Of(last), "ms", aim: isTarget ? Aim.AtMostOf(300) : null);
        section.Add($"memory before they came ({readers:N0})", before, "MB");
        section.Add($"memory when {readers:N0} have just come", come, "MB");
        section.Add($"memory with {readers:N0} idle readers, 5 s later", idle, "MB");
        section.Add($"memory after the posts ({readers:N0})", program.Memory, "MB", aim: isTarget ? Aim.AtMostOf(250) : null);
    }

    /// <summary>So many streams, each read as it comes.</summary>
    private sealed class Crowd : IAsyncDisposable
    {
        private readonly List<Socket> sockets = [];
        private readonly List<Task> reading = [];
        private long[] arrived = [];
        private int waiting;
        private TaskCompletionSource all = new();

        public static async Task<Crowd> Join(int port, string path, int readers)
        {
            var crowd = new Crowd { arrived = new long[readers] };
            var request = Wire.Get(path, ("Accept", "text/event-stream"));
            foreach (var some in Enumerable.Range(0, readers).Chunk(200))
            {
                var joined = await Task.WhenAll(some.Select(async number =>
                {
                    var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)(1 + (number / OfOneAddress))]), 0));
                    await socket.ConnectAsync(IPAddress.Loopback, port);
                    await socket.SendAsync(request);
                    return socket;
                }));
                crowd.sockets.AddRange(joined);
                foreach (var (number, socket) in some.Zip(joined))
                    crowd.reading.Add(crowd.Read(number, socket));
            }

            return crowd;
        }

        /// <summary>From now on each reader's next event counts.</summary>
        public void Expect()
        {
            Array.Clear(arrived);
            waiting = arrived.Length;
            all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        /// <summary>How long each waited since then, in milliseconds; throws when somebody got nothing.</summary>
        public async Task<IReadOnlyCollection<double>> Waits(long since, TimeSpan patience)
        {
            await Task.WhenAny(all.Task, Task.Delay(patience));
            return arrived.Contains(0)
                ? throw new InvalidOperationException($"{arrived.Count(time => time == 0)} of {arrived.Length} readers learnt nothing within {patience.TotalSeconds} s.")
                : [.. arrived.Select(time => Stopwatch.GetElapsedTime(since, time).TotalMilliseconds)];
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var socket in sockets) socket.Dispose();
            await Task.WhenAll(reading);
        }

        private async Task Read(int number, Socket socket)
        {
            var buffer = new byte[2048];
            try
            {
                while (await socket.ReceiveAsync(buffer) is > 0 and var length)
                {
                    // Only what has a number is an event; heartbeats and counts of readers have none.
                    if (buffer.AsSpan(0, length).IndexOf("\nid: "u8) < 0 && !buffer.AsSpan(0, length).StartsWith("id: "u8))
                        continue;
                    if (Interlocked.CompareExchange(ref arrived[number], Stopwatch.GetTimestamp(), 0) == 0 && Interlocked.Decrement(ref waiting) == 0)
                        all.TrySetResult();
                }
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException)
            {
                // Closed by us at the end.
            }
        }
    }
}
