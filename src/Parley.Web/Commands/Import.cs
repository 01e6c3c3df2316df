using System.CommandLine;
using System.Security.Cryptography;
using Parley.ImportExport;
using Parley.ImportExport.PlainPage;
using Parley.Web.Discussions;

namespace Parley.Web.Commands;

/// <summary><c>parley import FILE --format FORMAT [--site S] [--dry-run] [--report OUT.json]</c>: reads a foreign file into a site; see docs/importing.md.</summary>
internal static class Import
{
    private static readonly ImportFormat[] Formats = [new PlainPageFormat()];

    private static readonly Argument<string> Source = new("FILE") { Description = "The file to read" };
    private static readonly Option<string> Format = new("--format") { Required = true, HelpName = "FORMAT", Description = "page: the plain text of a page" };
    private static readonly Option<string?> Site = CommandStore.SiteFlag();
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Read and report; store nothing" };
    private static readonly Option<string?> Report = new("--report") { HelpName = "OUT.json", Description = "Write what was found as JSON" };

    public static Command Command()
    {
        var command = new Command("import", "Read articles and comments of another system") { Source, Format, Site, DryRun, Report };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var format = FormatNamed(parsed.GetRequiredValue(Format));
        var path = Path.GetFullPath(parsed.GetRequiredValue(Source));
        if (!File.Exists(path))
            throw new OperatorException($"There is no file {path}.");

        var report = new ImportReport(format.Name);
        try
        {
            await using var file = File.OpenRead(path);
            if (parsed.GetValue(DryRun))
                await Read(format, file, report, cancel);
            else
                await Save(parsed, format, file, report, cancel);
        }
        catch (UnreadableFileException unreadable)
        {
            throw new OperatorException($"{path}: {unreadable.Message}");
        }

        if (parsed.GetValue(Report) is { } target)
            await File.WriteAllTextAsync(Path.GetFullPath(target), report.ToJson(), cancel);
        return CommandLine.Done;
    }

    private static ImportFormat FormatNamed(string name) =>
        Array.Find(Formats, format => format.Name.Equals(name, StringComparison.Ordinal))
        ?? throw new OperatorException(
            $"--format {name}: there is no such format. There are: {string.Join(", ", Formats.Select(format => format.Name))}.", CommandLine.WrongUsage);

    private static async Task Read(ImportFormat format, Stream file, ImportReport report, CancellationToken cancel)
    {
        await foreach (var record in format.Read(file, cancel))
            report.Add(record);
        await Console.Out.WriteLineAsync(FormattableString.Invariant(
            $"{report.Articles.Count} articles, {report.Comments.Count} comments, {report.Skipped.Count} skipped; nothing was stored (dry run)"));
    }

    private static async Task Save(ParseResult parsed, ImportFormat format, FileStream file, ImportReport report, CancellationToken cancel)
    {
        var name = $"{format.Name}:{Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel))}";
        file.Position = 0;
        await using var opened = await CommandStore.OpenToWrite(parsed, cancel);
        var site = await CommandStore.Site(opened.Store, parsed.GetValue(Site), cancel);
        var import = new ImportIntoSite(opened.Store, site, format.Name, name, Path.GetFileNameWithoutExtension(file.Name), TimeProvider.System);
        await foreach (var record in format.Read(file, cancel))
        {
            report.Add(record);
            await import.Add(record, cancel);
            if (report.Comments.Count is > 0 and var read && read % 10_000 == 0 && record is ImportedComment)
                await Console.Error.WriteLineAsync(FormattableString.Invariant($"parley: {read} comments read"));
        }

        await import.Finish(cancel);
        await Console.Out.WriteLineAsync(FormattableString.Invariant(
            $"{import.Articles} articles and {import.Comments} comments imported into {site.ShortName}; {import.Known} were there already; {report.Skipped.Count} parts of the file are neither"));
        foreach (var article in import.Addresses)
            await Console.Out.WriteLineAsync(CommandStore.Prefix(parsed.GetValue(Site)) + article);
    }
}
