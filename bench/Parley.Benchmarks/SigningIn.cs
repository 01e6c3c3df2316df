using System.Collections.Concurrent;
using System.Diagnostics;
using Parley.Benchmarks.Reporting;
using Parley.Benchmarks.Running;

namespace Parley.Benchmarks;

/// <summary>A thousand people sign in while comments pour in: how long one of them waits.</summary>
internal static class SigningIn
{
    private const int People = 1_000;
    private const int Rounds = 3;

    // As many as arrive together on a busy site; more would measure their own queue.
    private const int AtOnce = 8;

    public static async Task Measure(Report report)
    {
        await BuiltProgram.Build();
        using var folder = await BenchFolder.Filled(1_000);
        var links = new ConcurrentQueue<string>(await PreparedStore.Invited(folder, (2 * (Rounds + 1) * People) + 100));
        await using var program = BuiltProgram.Serve(folder.Path);
        var discussion = await program.DiscussionOf(await program.FirstArticle());
        var number = 0;
        byte[] Next(int client) => Request(ref number, client);
        await Wire.WarmUp(program.Port, Posting.Clients, 201, Next);
        await SignIn(program.Port, links, 100);

        List<IReadOnlyCollection<double>> calm = [], inStorm = [];
        List<double> posted = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var alone = await SignIn(program.Port, links, People);
            using var done = new CancellationTokenSource();
            var storm = Wire.Storm(program.Port, Posting.Clients, 201, Next, done.Token);
            await Task.Delay(500);
            var beside = await SignIn(program.Port, links, People);
            await done.CancelAsync();
            var comments = await storm;

            // The first warms up.
            if (round == 0)
                continue;
            calm.Add(alone);
            inStorm.Add(beside);
            posted.Add(comments);
        }

        var section = new Section(
            "signing-in", "Signing in during a storm",
            $"{People:N0} people bring the link of their letter, {AtOnce} at a time, while {Posting.Clients} clients post as fast as they are answered. From the request to its whole answer.");
        section.Add("half of them within, nobody posting", Of(calm, 0.5), "ms");
        section.Add("99 % within, nobody posting", Of(calm, 0.99), "ms");
        section.Add("half of them within, in the storm", Of(inStorm, 0.5), "ms");
        section.Add("99 % within, in the storm", Of(inStorm, 0.99), "ms", aim: Aim.AtMostOf(200));
        section.Add("comments posted meanwhile", Figures.Of(posted), "/s");
        report.Add(section);

        byte[] Request(ref int count, int client) => Posting.Request(discussion, client, Interlocked.Increment(ref count), "storm");
    }

    private static Figures Of(List<IReadOnlyCollection<double>> rounds, double share) => Figures.Of([.. rounds.Select(waits => Figures.Share(waits, share))]);

    /// <summary>How long each waited, in milliseconds.</summary>
    private static async Task<IReadOnlyCollection<double>> SignIn(int port, ConcurrentQueue<string> links, int people)
    {
        var waits = new ConcurrentBag<double>();
        var left = people;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            using var wire = await Wire.Open(port);
            while (Interlocked.Decrement(ref left) >= 0 && links.TryDequeue(out var link))
            {
                var start = Stopwatch.GetTimestamp();
                if (await wire.Ask(Wire.Send("POST", link, "application/x-www-form-urlencoded", "")) is var status && status is not (302 or 303))
                    throw new InvalidOperationException($"Signing in was answered {status}.");
                waits.Add(Figures.Milliseconds(start));
            }
        })));
        return waits;
    }
}
