using System.Globalization;
using Parley.Benchmarks.Reporting;
using Parley.Benchmarks.Running;

namespace Parley.Benchmarks;

/// <summary>Comments posted end to end by many clients at once, against the bare commit of the same rows in groups of as many.</summary>
internal static class Posting
{
    public const int Clients = 32;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    public static async Task Measure(Report report)
    {
        await BuiltProgram.Build();
        using var folder = await BenchFolder.Filled(1_000);
        File.Copy(folder.Database, folder.File("before.db"));
        await using var program = BuiltProgram.Serve(folder.Path);
        var discussion = await program.DiscussionOf(await program.FirstArticle());
        var number = 0;
        byte[] Next(int client) => Request(discussion, client, Interlocked.Increment(ref number), "posting");
        await Wire.WarmUp(program.Port, Clients, 201, Next);

        var marks = StoredRows.Marks(folder.Database);
        var rows = new StoredRows();
        File.Copy(folder.File("before.db"), folder.File("queue.db"));
        await using var queue = await QueueAlone.Open(folder.File("queue.db"), Clients);

        var figures = await Figures.InTurn(
            5,
            async () =>
            {
                var posted = await Wire.Storm(program.Port, Clients, Round, 201, Next);
                rows = StoredRows.After(folder.Database, marks);
                marks = StoredRows.Marks(folder.Database);
                return posted;
            },
            () => queue.Post(Round),
            () => Task.FromResult(rows.CommitBare(folder.File("before.db"), folder.File("bare.db"), Clients, Round)));
        var section = new Section(
            "posting", "Posting, durably",
            $"{Clients} clients post guests' comments over HTTP into one discussion on SQLite (`synchronous=FULL`), brakes off. The write queue alone takes comments that are parsed already. Bare: one connection writes the rows of the round again, {Clients} comments a transaction.");
        var bare = section.Add("bare group commit", figures[2], "/s");
        section.Add("through the write queue alone", figures[1], "/s", bare);
        section.Add("posted end to end", figures[0], "/s", bare, Aim.RatioAtLeast(0.5));
        report.Add(section);
    }

    /// <summary>A guest's comment, its key not used before.</summary>
    public static byte[] Request(string discussion, int client, int number, string keys) => Wire.PostJson(
        $"/api/v1/discussions/{discussion}/comments",
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"text":"Comment {{number}} of client {{client}}: the *boat* was late again, and nobody at the quay could say why. Who decides that?","guest":{"name":"Client {{client}}"},"idempotencyKey":"{{keys}}-{{number}}"}"""));
}
