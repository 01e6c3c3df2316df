using System.Diagnostics;
using Parley.Benchmarks.Reporting;
using Parley.Benchmarks.Running;
using Parley.Core.Text;
using Parley.Web.Demo;

namespace Parley.Benchmarks;

/// <summary>What a comment costs to render: the dearest there are, and ordinary ones.</summary>
internal static class Rendering
{
    private const int Rounds = 40;

    public static async Task Measure(Report report)
    {
        var texts = HostileTexts.OfLength(Markup.MaxLength);
        foreach (var text in texts) Markup.Render(text);

        var times = texts.Select(_ => new List<double>()).ToList();
        List<double> own = [];
        for (var round = 0; round < Rounds; round++)
            for (var index = 0; index < texts.Count; index++)
            {
                var (start, begin) = (Stopwatch.GetTimestamp(), ThreadTime.Milliseconds());
                Markup.Render(texts[index]);
                own.Add(ThreadTime.Milliseconds() - begin);
                times[index].Add(Figures.Milliseconds(start));
            }

        double[] all = [.. times.SelectMany(one => one)];
        var hostile = new Section(
            "hostile", $"Rendering {Markup.MaxLength:N0} hostile characters",
            $"{texts.Count} texts, {Rounds} rounds; each number is one rendering. Processor time leaves out what other programs took meanwhile.");
        hostile.Add("half of them within", Figures.Share(all, 0.5), "ms");
        hostile.Add("99.9 % within", Figures.Share(all, 0.999), "ms");
        hostile.Add("99.9 % within, processor time", Figures.Share(own, 0.999), "ms", aim: Aim.AtMostOf(50));
        hostile.Add("the slowest, whatever disturbed it", all.Max(), "ms");
        hostile.Add("the slowest, processor time", own.Max(), "ms");
        hostile.Add("the dearest text at its median", times.Max(one => Figures.Share(one, 0.5)), "ms");
        report.Add(hostile);

        var words = new InventedWords(new Random(1));
        var comments = Enumerable.Range(0, 2_000).Select(_ => words.Comment()).ToList();
        var figures = await Figures.InTurn(9, () => Task.FromResult(PerSecond(comments)));
        var ordinary = new Section("rendering", "Rendering ordinary comments", $"{comments.Count:N0} invented comments of {comments.Average(text => text.Length):N0} characters, on one core.");
        ordinary.Add("comments rendered", figures[0], "/s");
        report.Add(ordinary);
    }

    private static double PerSecond(List<string> comments)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var comment in comments) Markup.Render(comment);
        return comments.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
