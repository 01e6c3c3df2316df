using Parley.Core.People;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Site;

namespace Parley.Web.Site.Settings;

internal abstract record SaveOutcome
{
    private SaveOutcome() { }

    public sealed record Saved(Publication Site) : SaveOutcome;

    /// <summary>By the setting's code.</summary>
    public sealed record Refused(IReadOnlyDictionary<string, SettingFault> Faults) : SaveOutcome;

    /// <summary>Somebody else changed them since the form was made; nothing was saved.</summary>
    public sealed record Overtaken(Publication Site) : SaveOutcome;
}

/// <summary>The one way by which settings change, from forms and from the command line.</summary>
internal static class SaveSettings
{
    /// <summary>Inside a write job: writes the values, one and all or none, with a row on the ledger for each that is another now.</summary>
    /// <param name="job">The job's own.</param>
    /// <param name="id">Whose.</param>
    /// <param name="settings">Those that the form holds.</param>
    /// <param name="values">By code; what is not named stays.</param>
    /// <param name="seen">The fingerprint of what the form was filled with; null where nobody looked before.</param>
    /// <param name="by">For the ledger.</param>
    /// <param name="cancel">The job's.</param>
    public static async Task<SaveOutcome> Save(
        this Database job, SiteId id, IReadOnlyList<Setting> settings, IReadOnlyDictionary<string, string> values, string? seen, SettingAuthor by,
        CancellationToken cancel)
    {
        var site = await job.LockSite(id, cancel);
        if (seen is not null && seen != SiteSettings.Fingerprint(site, settings))
            return new SaveOutcome.Overtaken(site);
        var before = settings.ToDictionary(setting => setting.Code, setting => setting.Read(site), StringComparer.Ordinal);
        Dictionary<string, SettingFault> faults = new(StringComparer.Ordinal);
        foreach (var setting in settings)
        {
            if (values.TryGetValue(setting.Code, out var value) && Write(setting, site, value) is { } fault)
                faults[setting.Code] = fault;
        }

        if (before.TryGetValue("name", out var name) && name != site.Name && await LooksLikeAnother(job, site, cancel) is { } other)
            faults["name"] = new SettingFault.Taken(other);
        if (faults.Count > 0)
            return new SaveOutcome.Refused(faults);
        await job.Record(id, Changes(settings, before, site), by, cancel);
        return new SaveOutcome.Saved(site);
    }

    /// <summary>What is another now, of these settings.</summary>
    public static List<SettingChange> Changes(IEnumerable<Setting> settings, IReadOnlyDictionary<string, string> before, Publication site) =>
    [
        .. settings.Select(setting => new SettingChange(setting.Code, before[setting.Code], setting.Read(site)))
            .Where(change => change.Old != change.New),
    ];

    private static SettingFault? Write(Setting setting, Publication site, string value)
    {
        // What stands already is not judged anew.
        if (value == setting.Read(site))
            return null;
        switch (setting.Kind)
        {
            case SettingKind.Line or SettingKind.Colour:
                switch (SiteLine.Check(value, setting.Longest))
                {
                    case TextOutcome.Accepted accepted: return setting.Write(site, accepted.Text);
                    case TextOutcome.Empty: return setting.MayBeEmpty ? setting.Write(site, "") : new SettingFault.Missing();
                    case TextOutcome.TooLong: return new SettingFault.TooLong(setting.Longest);
                    default: return new SettingFault.Hidden();
                }

            case SettingKind.Lines:
                var text = TextRules.Normalise(value);
                return TextRules.Length(text) > setting.Longest ? new SettingFault.TooLong(setting.Longest) : setting.Write(site, text);
            default:
                value = value.Trim();
                return value.Length == 0 && !setting.MayBeEmpty ? new SettingFault.Missing() : setting.Write(site, value);
        }
    }

    /// <summary>Two sites of one installation that look alike would lend one another's good name.</summary>
    private static async Task<string?> LooksLikeAnother(Database job, Publication site, CancellationToken cancel)
    {
        var skeleton = NameSkeleton.Of(site.Name);
        return (await job.AllSites(cancel)).FirstOrDefault(other => other.Id != site.Id && NameSkeleton.Of(other.Name) == skeleton)?.Name;
    }
}
