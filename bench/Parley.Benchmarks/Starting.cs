using System.Diagnostics;
using Parley.Benchmarks.Reporting;
using Parley.Benchmarks.Running;

namespace Parley.Benchmarks;

/// <summary>From the start of the process to the whole first answer.</summary>
internal static class Starting
{
    private const int Rounds = 7;

    // What the start left behind is given back by then.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    public static async Task Measure(Report report)
    {
        await BuiltProgram.Build();
        using var existing = new BenchFolder();
        string article;
        await using (var first = BuiltProgram.Serve(existing.Path))
            article = await first.FirstArticle();
        var recorded = Directory.CreateDirectory(existing.File("recorded")).FullName;
        await new Recorded(200, [], "<!DOCTYPE html><title>a</title>"u8.ToArray()).Save(Path.Combine(recorded, "0.answer"));

        var figures = await Figures.InTurn(
            Rounds,
            () => Start(() => BuiltProgram.ServeRecorded(recorded), "/0"),
            () => Start(() => BuiltProgram.Serve(existing.Path), article),
            async () =>
            {
                using var empty = new BenchFolder();
                return await Start(() => BuiltProgram.Serve(empty.Path), article);
            });
        var section = new Section(
            "starting", "Start and memory",
            "The published build; from the start of the process to the end of the demo's article. A bare Kestrel (not compiled ahead) shows what the runtime takes here. Memory is what is resident, with the demo's store.");
        var bare = section.Add("bare Kestrel", figures[0], "ms");
        section.Add("existing store", figures[1], "ms", bare, Aim.AtMostOf(1_000));
        section.Add("first start, with the demo", figures[2], "ms", bare, Aim.AtMostOf(1_500));

        await using var program = BuiltProgram.Serve(existing.Path);
        await program.UntilItAnswers(article);
        await Task.Delay(Settling);
        section.Add("memory, idle", program.Memory, "MB", aim: Aim.AtMostOf(120));
        await Load.PerSecond(program.Port, 32, TimeSpan.FromSeconds(3), 200, new Question(article));
        section.Add("memory, after three seconds of load", program.Memory, "MB");
        report.Add(section);
    }

    private static async Task<double> Start(Func<BuiltProgram> start, string path)
    {
        var begin = Stopwatch.GetTimestamp();
        await using var program = start();
        await program.UntilItAnswers(path);
        return Figures.Milliseconds(begin);
    }
}
