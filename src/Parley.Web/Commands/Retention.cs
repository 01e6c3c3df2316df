using System.CommandLine;
using Parley.Storage.Site;
using Parley.Web.Site.Retention;

namespace Parley.Web.Commands;

/// <summary><c>parley retention run [--dry-run]</c>: erases what sites keep no longer, as the running server does every day, and says what.</summary>
internal static class Retention
{
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only say what would be erased" };

    public static Command Command()
    {
        var run = new Command("run", "Erase now what is older than the sites' settings say") { DryRun };
        run.SetAction(Run);
        return new Command("retention", "Erase what is kept long enough") { run };
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        await using var opened = await CommandStore.Open(parsed, cancel);
        IReadOnlyList<Core.Site.Publication> sites;
        await using (var database = opened.Store.Context())
        {
            sites = await database.AllSites(cancel);
            if (parsed.GetValue(DryRun))
            {
                foreach (var site in sites)
                    foreach (var part in RetentionWrites.Parts)
                        await Console.Out.WriteLineAsync(
                            FormattableString.Invariant($"{site.ShortName}: {part.Name}: {await database.CountOld(part, site, TimeProvider.System.GetUtcNow(), cancel)} in {part.Table}, older than {part.Days(site.Retention)} days"));
                return CommandLine.Done;
            }
        }

        var erased = await RetentionWork.Run(
            opened.Store, opened.Keys, sites, $"retention {Environment.ProcessId}", long.MaxValue, TimeProvider.System, Console.Out.WriteLineAsync, cancel);
        await Console.Out.WriteLineAsync(erased is null ? "another node is at it" : FormattableString.Invariant($"done: {erased.Values.Sum()} erased"));
        return erased is null ? CommandLine.Failed : CommandLine.Done;
    }
}
