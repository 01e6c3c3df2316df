using System.Diagnostics;

namespace Parley.Benchmarks;

/// <summary>From the start of the process to the whole first answer.</summary>
internal static class Starting
{
    private const int Rounds = 7;

    public static async Task Measure(Report report)
    {
        await BuiltProgram.Build();
        using var existing = new BenchFolder();
        string article;
        await using (var first = BuiltProgram.Serve(existing.Path))
            article = await first.FirstArticle();
        await File.WriteAllTextAsync(existing.File("page.html"), "<!DOCTYPE html><title>a</title>");

        var figures = await Figures.InTurn(
            Rounds,
            () => Start(() => BuiltProgram.ServeBytes(existing.File("page.html")), article),
            () => Start(() => BuiltProgram.Serve(existing.Path), article),
            async () =>
            {
                using var empty = new BenchFolder();
                return await Start(() => BuiltProgram.Serve(empty.Path), article);
            });
        report.Begin("Start to first answer", "The published build; from the start of the process to the end of the demo's article. A bare Kestrel (not compiled ahead) shows what the runtime takes here.");
        report.Row("bare Kestrel", figures[0], "ms");
        report.Row("existing store", figures[1], "ms", "bare Kestrel", figures[1].Median / figures[0].Median);
        report.Row("first start, with the demo", figures[2], "ms", "bare Kestrel", figures[2].Median / figures[0].Median);
    }

    private static async Task<double> Start(Func<BuiltProgram> start, string path)
    {
        var begin = Stopwatch.GetTimestamp();
        await using var program = start();
        await program.UntilItAnswers(path);
        return Figures.Milliseconds(begin);
    }
}
