using Parley.Benchmarks;

// bench/run [NAME…] [--long] [--write FILE]; without a name, all of them in this order.
(string Name, Func<Report, bool, Task> Measure)[] all =
[
    ("rendering", (report, _) => Rendering.Measure(report)),
    ("thread", ThreadPages.Measure),
    ("page", (report, _) => ArticlePages.Measure(report)),
    ("posting", (report, _) => Posting.Measure(report)),
    ("starting", (report, _) => Starting.Measure(report)),
    ("moving", (report, _) => Moving.Measure(report)),
];

// The ceiling of what is served, in a process of its own as the program is.
if (args is ["serve-bytes", var content, var port])
    return await BareServer.Run(content, port);

List<string> names = [.. args.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal))];
var target = Array.IndexOf(args, "--write") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
names.RemoveAll(name => name == target);
if (names.Find(name => all.All(one => one.Name != name)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"bench: there is no {unknown}. There are: {string.Join(", ", all.Select(one => one.Name))}.");
    return 2;
}

var report = new Report();
foreach (var (name, measure) in all)
    if (names.Count == 0 || names.Contains(name))
        await measure(report, args.Contains("--long"));
if (target is not null)
    await File.WriteAllTextAsync(Path.GetFullPath(target), report.Markdown);
return 0;
