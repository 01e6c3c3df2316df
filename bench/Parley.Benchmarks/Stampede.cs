using System.Diagnostics;
using Parley.Benchmarks.Reporting;
using Parley.Benchmarks.Running;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Web.Site;

namespace Parley.Benchmarks;

/// <summary>Many readers at once for a page that nobody has asked for yet: how often it is composed, and how long they wait.</summary>
internal static class Stampede
{
    private const int Readers = 32;
    private const int Articles = 16;

    public static async Task Measure(Report report)
    {
        await BuiltProgram.Build();
        using var folder = await BenchFolder.Filled(1_000 * Articles, Articles);
        await using var program = await HostedProgram.Serve(folder);
        var pages = program.Get<PageCache>();
        List<double> alone = [];
        List<double> together = [];
        List<double> composed = [];
        var articles = await Paths(program);
        for (var index = 0; index < articles.Count; index++)
        {
            var readers = index % 2 == 0 ? 1 : Readers;
            var before = pages.Compositions;
            var waited = await Ask(program.Port, articles[index], readers);
            // The first four compile the code.
            if (index < 4)
                continue;
            if (readers == 1)
            {
                alone.Add(waited);
                continue;
            }

            together.Add(waited);
            composed.Add(pages.Compositions - before);
        }

        var section = new Section(
            "stampede", "A cold page, asked for by many at once",
            $"{Readers} connections ask in the same moment for an article's page (1,000 comments) that was never asked for; {composed.Count} such pages, and as many asked for by one reader alone. The program counts its compositions.");
        section.Add("compositions for one page", Figures.Of(composed), "times", aim: Aim.AtMostOf(1));
        var one = section.Add("one reader alone", Figures.Of(alone), "ms");
        section.Add($"the last of {Readers}", Figures.Of(together), "ms", one);
        report.Add(section);
    }

    /// <summary>Until the last of them has the whole page, in milliseconds.</summary>
    private static async Task<double> Ask(int port, string path, int readers)
    {
        var wires = await Task.WhenAll(Enumerable.Range(0, readers).Select(_ => Wire.Open(port)));
        var request = Wire.Get(path);
        var start = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(wires.Select(wire => Task.Run(async () => await wire.Ask(request))));
        var waited = Figures.Milliseconds(start);
        foreach (var wire in wires) wire.Dispose();
        return answers.All(status => status == 200) ? waited : throw new InvalidOperationException($"{path} was not answered by all with 200.");
    }

    private static async Task<List<string>> Paths(HostedProgram program)
    {
        await using var database = program.Get<Store>().Context();
        var site = program.Get<SiteDirectory>().First ?? throw new InvalidOperationException("There is no site.");
        return [.. (await database.NewestArticles(site.Id, Articles, default)).Select(row => SiteLinks.Article(row.Article.Slug))];
    }
}
