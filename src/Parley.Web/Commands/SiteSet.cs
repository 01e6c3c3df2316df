using System.CommandLine;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Site;
using Parley.Web.Site.Settings;

namespace Parley.Web.Commands;

/// <summary><c>parley site set SHORT --SETTING VALUE …</c>: the settings that owners have in the browser, by the same table and onto the same ledger.</summary>
internal static class SiteSet
{
    private static readonly Argument<string> ShortName = new("SHORT") { Description = "Short name of the site" };

    /// <summary>Those that stand in one line; the others are for the browser.</summary>
    private static readonly IReadOnlyList<(Setting Setting, Option<string?> Flag)> Flags =
    [
        .. SiteSettings.Groups.Where(group => group.Key != "contact").SelectMany(group => group.Value).Where(setting => setting.Kind != SettingKind.Lines)
            .Select(setting => (setting, new Option<string?>("--" + setting.Code) { HelpName = HelpOf(setting), Description = Said[$"site.{setting.Code}"] })),
    ];

    private static Web.Site.Words Said => Web.Site.Words.For("en");

    public static Command Command()
    {
        var set = new Command("set", "Set what a site is called, how it looks and how its discussions are run") { ShortName };
        foreach (var (_, flag) in Flags)
            set.Add(flag);
        set.SetAction(Run);
        return set;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var values = Flags.Select(flag => (flag.Setting, Value: parsed.GetValue(flag.Flag))).Where(given => given.Value is not null)
            .ToDictionary(given => given.Setting.Code, given => given.Value is "never" or "none" ? "" : given.Value ?? "", StringComparer.Ordinal);
        await using var opened = await CommandStore.OpenToWrite(parsed, cancel);
        var named = await CommandStore.Site(opened.Store, parsed.GetValue(ShortName), cancel);
        var site = await opened.Store.Write((job, stop) => Save(job, named.Id, values, opened.Keys, TimeProvider.System.GetUtcNow(), stop), cancel);
        await Console.Out.WriteLineAsync(
            $"{site.ShortName}: {string.Join(", ", Flags.Select(flag => $"{flag.Setting.Code} {(flag.Setting.Read(site) is { Length: > 0 } value ? value : "-")}"))}");
        return CommandLine.Done;
    }

    /// <summary>Inside a write job.</summary>
    /// <exception cref="OperatorException">Something is wrong with the values; all of it is named.</exception>
    public static async Task<Publication> Save(
        Database job, SiteId site, IReadOnlyDictionary<string, string> values, KeyFile keys, DateTimeOffset now, CancellationToken cancel) =>
        await job.Save(site, [.. Flags.Select(flag => flag.Setting)], values, seen: null, new SettingAuthor(null, keys, now), cancel) switch
        {
            SaveOutcome.Saved saved => saved.Site,
            SaveOutcome.Refused refused => throw new OperatorException(
                [.. refused.Faults.Select(fault => $"--{fault.Key} {values[fault.Key]}: {fault.Value.Sentence(Said)}")], CommandLine.WrongUsage),
            var other => throw new InvalidOperationException($"unforeseen {other}"),
        };

    private static string HelpOf(Setting setting) => setting.Kind switch
    {
        SettingKind.Flag => "yes|no",
        SettingKind.Number => setting.MayBeEmpty ? "NUMBER|never" : "NUMBER",
        SettingKind.Choice => string.Join('|', setting.Choices),
        SettingKind.Several => $"\"{string.Join(' ', setting.Choices)}\"",
        SettingKind.Colour => "#rrggbb|none",
        _ => "TEXT",
    };
}
