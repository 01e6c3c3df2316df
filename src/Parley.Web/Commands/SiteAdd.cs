using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Site;
using Parley.Storage;

namespace Parley.Web.Commands;

/// <summary><c>parley site add SHORT [--name N] [--host H] [--origin O]…</c>: one more publication; a running server notices by itself.</summary>
internal static class SiteAdd
{
    private static readonly Argument<string> ShortName = new("SHORT") { Description = "Short name, the first segment of its paths: a to z, 0 to 9, hyphens" };
    private static readonly Option<string?> Name = new("--name") { HelpName = "NAME", Description = "As its pages show it (default: the short name)" };
    private static readonly Option<string?> Host = new("--host") { HelpName = "HOST", Description = "Its own host name, if it has one" };

    private static readonly Option<string[]> Origins = new("--origin")
    {
        HelpName = "ORIGIN",
        Description = "Where its discussions may be shown, such as https://news.example; may be repeated",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string> Language = new("--language")
    {
        HelpName = "TAG",
        Description = "Of its pages (default: en)",
        DefaultValueFactory = _ => "en",
    };

    public static Command Command()
    {
        var add = new Command("add", "Add a site to this installation") { ShortName, Name, Host, Origins, Language };
        add.SetAction(Run);
        return new Command("site", "The publications of this installation") { add, SiteSet.Command() };
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var site = Read(
            parsed.GetValue(ShortName) ?? "", parsed.GetValue(Name), parsed.GetValue(Host), parsed.GetValue(Origins) ?? [], parsed.GetValue(Language) ?? "en",
            TimeProvider.System.GetUtcNow());
        await using var opened = await CommandStore.OpenToWrite(parsed, cancel);
        if (await opened.Store.Write((job, stop) => Add(job, site, stop), cancel) is { } wrong) throw new OperatorException(wrong);
        await Console.Out.WriteLineAsync($"Site {site.ShortName} was added. Give it staff: parley staff add EMAIL --role owner --site {site.ShortName}");
        return CommandLine.Done;
    }

    /// <summary>The site these words describe.</summary>
    /// <exception cref="OperatorException">Something is wrong with them; all of it is named.</exception>
    public static Publication Read(string shortName, string? name, string? host, IReadOnlyList<string> origins, string language, DateTimeOffset now)
    {
        List<string> wrong = [];
        if (ShortNames.WhatIsWrongWith(shortName) is { } bad) wrong.Add($"{shortName}: {bad}.");
        if (!Web.Site.Words.Languages.Contains(language)) wrong.Add($"--language {language}: there are {string.Join(", ", Web.Site.Words.Languages.Order(StringComparer.Ordinal))}.");
        var shown = name?.Trim() ?? shortName;
        if (shown.Length is 0 or > 100 || shown.Any(char.IsControl)) wrong.Add("--name: it has 1 to 100 characters, all on one line.");
        var ownHost = host is null ? null : HostOf(host);
        if (host is not null && ownHost is null) wrong.Add($"--host {host}: write a host name without scheme, port and path, such as news.example.");
        List<string> allowed = [];
        foreach (var origin in origins)
        {
            if (OriginOf(origin) is { } good) allowed.Add(good);
            else wrong.Add($"--origin {origin}: write scheme and host only, such as https://news.example.");
        }

        if (wrong.Count > 0) throw new OperatorException(wrong, CommandLine.WrongUsage);
        var site = new Publication(shortName, shown, language, now);
        site.Serve(ownHost, allowed);
        return site;
    }

    /// <summary>Null when it was added, else why not.</summary>
    private static async Task<string?> Add(Database job, Publication site, CancellationToken cancel)
    {
        if (await job.Sites.AnyAsync(row => row.ShortName == site.ShortName, cancel)) return $"There is a site {site.ShortName} already.";
        if (site.Host is not null && await job.Sites.FirstOrDefaultAsync(row => row.Host == site.Host, cancel) is { } other)
            return $"{site.Host} is the host of {other.ShortName} already.";
        job.Sites.Add(site);
        await job.SaveChangesAsync(cancel);
        return null;
    }

    private static string? HostOf(string text)
    {
        try
        {
            var host = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(text.Trim().ToLowerInvariant());
            return Uri.CheckHostName(host) == UriHostNameType.Dns ? host : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? OriginOf(string text) => Web.Site.Settings.SiteSettings.OriginOf(text);
}
