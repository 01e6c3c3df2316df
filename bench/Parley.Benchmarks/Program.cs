using BenchmarkDotNet.Running;
using Parley.Benchmarks;
using Parley.Benchmarks.Micro;
using Parley.Benchmarks.Reporting;
using Parley.Benchmarks.Running;

// bench/run [NAME…] [--long] [--docs] [--json FILE] [--write FILE]; without a name, all of them in this order.
(string Name, Func<Report, bool, Task> Measure)[] all =
[
    ("rendering", (report, _) => Rendering.Measure(report)),
    ("screening", (report, _) => Screenings.Measure(report)),
    ("quotes", (report, _) => Quoting.Measure(report)),
    ("thread", ThreadPages.Measure),
    ("reading", (report, _) => Reading.Measure(report)),
    ("stampede", (report, _) => Stampede.Measure(report)),
    ("posting", (report, _) => Posting.Measure(report)),
    ("voting", (report, _) => Voting.Measure(report)),
    ("signing-in", (report, _) => SigningIn.Measure(report)),
    ("live", (report, _) => LiveReaders.Measure(report)),
    ("starting", (report, _) => Starting.Measure(report)),
    ("searching", Searching.Measure),
    ("moving", (report, _) => Moving.Measure(report)),
];

// The ceiling of what is served, in a process of its own as the program is.
if (args is ["serve-recorded", var folder, var port])
    return await BareServer.Run(folder, port);
if (args is ["micro", .. var chosen])
{
    BenchmarkSwitcher.FromTypes(MicroBenchmarks.Types).Run(chosen is [] ? ["--filter", "*"] : chosen, MicroBenchmarks.Config(BuiltProgram.Root));
    return 0;
}

if (Array.Find(args, arg => arg is "--help" or "-h") is not null)
    return Usage(0);

List<string> names = [];
var (isLong, docs) = (false, false);
string? json = null, tables = null;
for (var index = 0; index < args.Length; index++)
{
    if (args[index] == "--long") isLong = true;
    else if (args[index] == "--docs") docs = true;
    else if (args[index] == "--json" && index + 1 < args.Length) json = Path.GetFullPath(args[++index]);
    else if (args[index] == "--write" && index + 1 < args.Length) tables = Path.GetFullPath(args[++index]);
    else if (all.Any(one => one.Name == args[index])) names.Add(args[index]);
    else return Usage(2);
}

var report = new Report(TimeProvider.System.GetUtcNow());
foreach (var (name, measure) in all)
    if (names.Count == 0 || names.Contains(name))
        await measure(report, isLong);
if (json is not null)
    await File.WriteAllTextAsync(json, JsonReport.Of(report));
if (tables is not null)
    await File.WriteAllTextAsync(tables, MarkdownTables.Of(report));
if (docs)
    await PerformancePage.Write(report, BuiltProgram.Root);
return 0;

int Usage(int code)
{
    Console.Error.WriteLine(
        $"""
        usage: bench/run [NAME…] [--long] [--docs] [--json FILE] [--write FILE]
               bench/run micro [--filter GLOB]
        There are: {string.Join(", ", all.Select(one => one.Name))}; without a name, all of them.
        --long   a thread of a million comments, too, and a search among as many
        --docs   puts the figures and plots into docs/performance.md
        """);
    return code;
}
