using System.Globalization;
using System.Text.Json;

namespace Parley.Benchmarks;

/// <summary>Comments posted end to end by many clients at once, against the bare commit of the same rows in groups of as many.</summary>
internal static class Posting
{
    private const int Clients = 32;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    public static async Task Measure(Report report)
    {
        await BuiltProgram.Build();
        using var folder = await BenchFolder.Filled(1_000);
        File.Copy(folder.Database, folder.File("before.db"));
        await using var program = BuiltProgram.Serve(folder.Path);
        var target = $"/api/v1/discussions/{await Discussion(program)}/comments";
        var number = 0;
        byte[] Next(int client) => Wire.PostJson(target, Comment(client, Interlocked.Increment(ref number)));
        await Wire.WarmUp(program.Port, Clients, 201, Next);

        var marks = StoredRows.Marks(folder.Database);
        var rows = new StoredRows();
        File.Copy(folder.File("before.db"), folder.File("queue.db"));
        await using var queue = await QueueAlone.Open(folder.File("queue.db"), Clients);

        var figures = await Figures.InTurn(
            3,
            async () =>
            {
                var posted = await Wire.Storm(program.Port, Clients, Round, 201, Next);
                rows = StoredRows.After(folder.Database, marks);
                marks = StoredRows.Marks(folder.Database);
                return posted;
            },
            () => queue.Post(Round),
            () => Task.FromResult(rows.CommitBare(folder.File("before.db"), folder.File("bare.db"), Clients)));
        report.Begin(
            "Posting, durably",
            $"{Clients} clients post guests' comments over HTTP into one discussion on SQLite (`synchronous=FULL`), brakes off. The write queue alone takes comments that are parsed already. Bare: one connection writes the rows of the round again, {Clients} comments a transaction.");
        report.Row("bare group commit", figures[2], "/s");
        report.Row("through the write queue alone", figures[1], "/s", "bare group commit", figures[1].Median / figures[2].Median);
        report.Row("posted end to end", figures[0], "/s", "bare group commit", figures[0].Median / figures[2].Median);
    }

    private static async Task<string> Discussion(BuiltProgram program)
    {
        var path = await program.FirstArticle();
        using var http = new HttpClient();
        using var found = JsonDocument.Parse(await http.GetStringAsync(new Uri(program.Address, "/api/v1/discussions?url=" + Uri.EscapeDataString(path))));
        return found.RootElement.GetProperty("id").GetString() ?? throw new InvalidOperationException("The discussion has no id.");
    }

    private static string Comment(int client, int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"text":"Comment {{number}} of client {{client}}: the *boat* was late again, and nobody at the quay could say why. Who decides that?","guest":{"name":"Client {{client}}"},"idempotencyKey":"key-{{number}}"}""");
}
