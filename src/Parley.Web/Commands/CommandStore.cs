using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Site;
using Parley.Web.Site;

namespace Parley.Web.Commands;

/// <summary>The store as a command opens it: beside a running server as well as alone. A missing one is made empty.</summary>
internal static class CommandStore
{
    /// <summary>The site that a command writes to; the first one unless named.</summary>
    public static Option<string?> SiteFlag() => new("--site") { HelpName = "SHORT", Description = "Short name of the site (default: the first)" };

    /// <summary>What stands before the addresses that a command prints: nothing for the first site, else the named one's segment.</summary>
    public static string Prefix(string? shortName) => shortName is null ? "" : "/" + shortName;

    public static Task<OpenStore> Open(ParseResult parsed, CancellationToken cancel) =>
        OpenStore.Open(SettingFlags.Read(parsed).Store, demo: false, TimeProvider.System, NullLogger.Instance, cancel);

    /// <summary>For what writes through the framework.</summary>
    public static async Task<OpenStore> OpenToWrite(ParseResult parsed, CancellationToken cancel)
    {
        var opened = await Open(parsed, cancel);
        await OpenStore.Wake(opened.Store, cancel);
        return opened;
    }

    /// <exception cref="OperatorException">There is no such site; the message names those there are.</exception>
    public static async Task<Publication> Site(Store store, string? shortName, CancellationToken cancel)
    {
        await using var database = store.Context();
        var sites = await database.AllSites(cancel);
        if (sites.Count == 0)
            throw new OperatorException("This store has no site yet: add one with `parley site add SHORT`.");
        if (shortName is null)
            return sites[0];
        return sites.FirstOrDefault(site => site.ShortName.Equals(shortName, StringComparison.Ordinal))
            ?? throw new OperatorException($"--site {shortName}: there is no such site. There are: {string.Join(", ", sites.Select(site => site.ShortName))}.", CommandLine.WrongUsage);
    }
}
