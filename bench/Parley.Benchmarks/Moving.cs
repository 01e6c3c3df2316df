using System.Text;
using Parley.Benchmarks.Reporting;
using Parley.Benchmarks.Running;
using Parley.Web.Demo;

namespace Parley.Benchmarks;

/// <summary>Taking everything out, and bringing an old page in.</summary>
internal static class Moving
{
    private const int Exported = 100_000;
    private const int Imported = 5_000;

    public static async Task Measure(Report report)
    {
        await BuiltProgram.Build();
        using (var folder = await BenchFolder.Filled(Exported))
        {
            var times = await Figures.InTurn(3, () => BuiltProgram.Run(folder.Path, "export", folder.File("all.gz")));
            var megabytes = new FileInfo(folder.Database).Length / 1024.0 / 1024.0;
            var section = new Section("export", "Export", $"`parley export` of {Exported:N0} comments ({megabytes:0} MB of SQLite), start of the process included.");
            section.Add("comments", PerSecond(times[0], Exported), "/s");
            section.Add("store read", PerSecond(times[0], megabytes), "MB/s");
            report.Add(section);
        }

        using var pages = new BenchFolder();
        var page = pages.File("page.txt");
        await File.WriteAllTextAsync(page, Page());
        var figures = await Figures.InTurn(
            3,
            () => BuiltProgram.Run(pages.Path, "import", page, "--format", "page", "--dry-run"),
            async () =>
            {
                using var empty = new BenchFolder();
                return await BuiltProgram.Run(empty.Path, "import", page, "--format", "page");
            });
        var import = new Section(
            "import", "Import", $"`parley import --format page` of {Imported:N0} comments in one text ({new FileInfo(page).Length / 1024} kB) into a new store, start of the process included.");
        var read = import.Add("read only (`--dry-run`)", PerSecond(figures[0], Imported), "comments/s");
        import.Add("read and stored", PerSecond(figures[1], Imported), "comments/s", read);
        report.Add(import);
    }

    private static Figures PerSecond(Figures milliseconds, double amount) =>
        new(amount / milliseconds.Median * 1000, amount / milliseconds.Most * 1000, amount / milliseconds.Least * 1000);

    /// <summary>A page as docs/importing.md describes it: names and words in turn, an empty line after each.</summary>
    private static string Page()
    {
        var words = new InventedWords(new Random(2));
        var page = new StringBuilder("Ferry Runs Late Again\nThe landing on Monday. Source: landing.example\n\nThe ferry was late again on Monday, the town said.\n\n");
        for (var comment = 0; comment < Imported; comment++)
            page.Append(words.Person()).Append("\n\n").AppendJoin(' ', words.Comment().Split((char[])['\n', '\r'], StringSplitOptions.RemoveEmptyEntries)).Append("\n\n");
        return page.ToString();
    }
}
