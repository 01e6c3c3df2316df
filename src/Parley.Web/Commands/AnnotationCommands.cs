using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parley.ImportExport.Annotations;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;
using Parley.Web.Discussions.Quotes;
using Parley.Web.Site;

namespace Parley.Web.Commands;

/// <summary>
/// <c>parley annotations export FILE</c> and <c>parley annotations import FILE</c>: the quotes of a site as Web Annotations, one a line; see
/// docs/quotes.md.
/// </summary>
internal static class AnnotationCommands
{
    private const int AtOnce = 200;

    /// <summary>Of lines that are named; the rest are counted.</summary>
    private const int MostNamed = 100;

    private static readonly Argument<string> FilePath = new("FILE") { Description = "The file (JSON lines)" };
    private static readonly Option<string?> SiteName = CommandStore.SiteFlag();

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Command()
    {
        var export = new Command("export", "Write every quote that is to be seen") { FilePath, SiteName };
        export.SetAction(Export);
        var import = new Command("import", "Tie comments to what annotations select; those that are not here become comments") { FilePath, SiteName };
        import.SetAction(Import);
        return new Command("annotations", "Quotes as Web Annotations") { export, import };
    }

    private static async Task<int> Export(ParseResult parsed, CancellationToken cancel)
    {
        var path = Path.GetFullPath(parsed.GetRequiredValue(FilePath));
        if (Directory.Exists(path))
            throw new OperatorException($"{path} is a folder: name a file.", CommandLine.WrongUsage);
        var options = SettingFlags.Read(parsed);
        await using var opened = await CommandStore.Open(parsed, cancel);
        var site = await CommandStore.Site(opened.Store, parsed.GetValue(SiteName), cancel);
        var asked = new CurrentSite(site, true, site.Host is null ? "/" + site.ShortName : "", site.Host is { } host ? $"https://{host}" : options.PublicUrl?.TrimEnd('/') ?? "http://localhost");
        var articles = new QuotableArticles(options.Cache);
        // Beside the target and moved at the end: half a file never stands under its name.
        var part = $"{path}.{Environment.ProcessId}.part";
        var written = 0;
        try
        {
            await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                await using var database = opened.Store.Context();
                await using var moment = await database.Snapshot(cancel);
                for (List<QuoteRow> quotes = []; (quotes = await database.QuotesOfSite(site.Id, quotes is [.., var last] ? last.Id : 0, AtOnce, cancel)).Count > 0;)
                {
                    foreach (var of in quotes.GroupBy(quote => quote.Discussion))
                    {
                        if (await database.Discussion(of.Key, cancel) is not { IsPublic: true } discussion)
                            continue;
                        foreach (var annotation in await new Annotations(asked, site, discussion, articles, database).Of([.. of], cancel))
                        {
                            await JsonSerializer.SerializeAsync(file, annotation with { OwnContext = AnnotationJson.Context }, Json, cancel);
                            file.WriteByte((byte)'\n');
                            written++;
                        }
                    }
                }
            }

            File.Move(part, path, overwrite: true);
            await Console.Out.WriteLineAsync(FormattableString.Invariant($"{written} annotations in {path}"));
            return CommandLine.Done;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static async Task<int> Import(ParseResult parsed, CancellationToken cancel)
    {
        var path = Path.GetFullPath(parsed.GetRequiredValue(FilePath));
        if (!File.Exists(path))
            throw new OperatorException($"There is no file {path}.");
        await using var opened = await CommandStore.OpenToWrite(parsed, cancel);
        var site = await CommandStore.Site(opened.Store, parsed.GetValue(SiteName), cancel);
        await using var file = File.OpenRead(path);
        var name = $"annotation:{Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel))}";
        file.Position = 0;
        var import = new ImportAnnotations(opened.Store, site, name, new QuotableArticles(SettingFlags.Read(parsed).Cache), TimeProvider.System);
        var left = 0;
        await foreach (var line in AnnotationFile.Read(file, cancel))
        {
            if (await import.Add(line, cancel) is not { } why)
                continue;
            if (left++ < MostNamed)
                await Console.Error.WriteLineAsync(FormattableString.Invariant($"line {line.Number}: {why}"));
        }

        await Console.Out.WriteLineAsync(FormattableString.Invariant(
            $"{import.Tied} quotes tied in {site.ShortName}, {import.Comments} of them of new comments; {import.Known} were there already; {left} could not be placed"));
        return CommandLine.Done;
    }
}
