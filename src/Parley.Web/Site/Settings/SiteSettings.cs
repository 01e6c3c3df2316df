using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parley.Core.Articles;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Reports;
using Parley.Core.Site;
using Parley.Core.Text;

namespace Parley.Web.Site.Settings;

/// <summary>Every setting of a site, by the page that holds it: the forms, the ledger and the command line all read this table.</summary>
internal static class SiteSettings
{
    public const int MostOrigins = 50;
    public const int LongestTagline = 160;

    private static readonly string[] Languages = [.. Words.Languages.Order(StringComparer.Ordinal)];
    private static readonly string[] YesOrNo = ["yes", "no"];

    public static readonly IReadOnlyDictionary<string, IReadOnlyList<Setting>> Groups = new Dictionary<string, IReadOnlyList<Setting>>(StringComparer.Ordinal)
    {
        ["name"] =
        [
            Line("name", SiteLine.LongestName, site => site.Name, WriteName),
            Line("tagline", LongestTagline, site => site.Tagline, (site, text) => Do(() => site.Describe(site.Name, OrNull(text), site.Language))) with { MayBeEmpty = true },
            Choice("language", Languages, site => Words.For(site.Language).Language, (site, value) => site.Describe(site.Name, site.Tagline, value)),
            Several("languages", Languages, site => site.Languages, (site, values) => site.Offer(values, site.TimeZone)),
            Line("time-zone", 60, site => site.TimeZone ?? "UTC", WriteTimeZone),
        ],
        ["looks"] =
        [
            new("accent", SettingKind.Colour, site => site.Accent ?? "", WriteAccent) { MayBeEmpty = true },
            Choice("theme", ["system", "light", "dark"], site => Word(site.Theme), (site, value) => site.SetLooks(site.Accent, Enum.Parse<Theme>(value, ignoreCase: true))),
        ],
        ["discussions"] =
        [
            Flag("guests", site => site.GuestsAllowed, (site, yes) => site.SetPolicy(yes, site.HoldFirst, site.CloseAfterDays, site.EditMinutes)),
            Flag("hold-first", site => site.HoldFirst, (site, yes) => site.SetPolicy(site.GuestsAllowed, yes, site.CloseAfterDays, site.EditMinutes)),
            Number("close-after", 1, 3650, site => site.CloseAfterDays, (site, days) => site.SetPolicy(site.GuestsAllowed, site.HoldFirst, days, site.EditMinutes)) with { MayBeEmpty = true },
            Number("edit-minutes", 1, 1440, site => site.EditMinutes, (site, minutes) => site.SetPolicy(site.GuestsAllowed, site.HoldFirst, site.CloseAfterDays, minutes ?? site.EditMinutes)),
            Number("address-days", 1, 90, site => site.AddressDays, (site, days) => site.KeepAddresses(days)) with { MayBeEmpty = true },
            Flag("comment-pictures", site => site.CommentPictures, (site, yes) => site.AllowCommentPictures(yes)),
        ],
        ["reports"] =
        [
            new("trusted-flaggers", SettingKind.Lines, site => string.Join('\n', site.Reporting.TrustedFlaggers), WriteFlaggers)
            {
                Longest = SiteReporting.MostFlaggers * (EmailAddress.MaxLength + 1),
                MayBeEmpty = true,
            },
            Number("hold-after", 2, 100, site => site.Reporting.HoldAfter, (site, count) => site.Report(site.Reporting with { HoldAfter = count })) with { MayBeEmpty = true },
            Flag("transparency", site => site.Reporting.IsTransparencyPublic, (site, yes) => site.Report(site.Reporting with { IsTransparencyPublic = yes })),
            Flag("moderation-log", site => site.Reporting.IsLogPublic, (site, yes) => site.Report(site.Reporting with { IsLogPublic = yes })),
        ],
        ["retention"] =
        [
            Days("keep-addresses", 1, 365, keep => keep.Addresses, (keep, days) => keep with { Addresses = days }),
            Days("keep-words", 1, 3650, keep => keep.Words, (keep, days) => keep with { Words = days }),
            Days("keep-notes", 1, 3650, keep => keep.Notes, (keep, days) => keep with { Notes = days }),
            Days("keep-audit", 365, 3650, keep => keep.Audit, (keep, days) => keep with { Audit = days }),
        ],
        ["surge-limits"] =
        [
            Flag("surge-on", site => Limits(site).IsOn, (site, yes) => site.LimitSurges(Limits(site) with { IsOn = yes })),
            Number("surge-rate", 1, 100_000, site => Limits(site).CommentsAMinute, (site, number) => site.LimitSurges(Limits(site) with { CommentsAMinute = number ?? SurgeLimits.Default.CommentsAMinute })),
            Number("surge-newcomers", 1, 100, site => Limits(site).NewcomerPercent, (site, number) => site.LimitSurges(Limits(site) with { NewcomerPercent = number ?? SurgeLimits.Default.NewcomerPercent })),
            Number("surge-reports", 1, 1000, site => Limits(site).ReportPercent, (site, number) => site.LimitSurges(Limits(site) with { ReportPercent = number ?? SurgeLimits.Default.ReportPercent })),
            Number("surge-queue", 0, 100_000, site => Limits(site).QueueMinutes, (site, number) => site.LimitSurges(Limits(site) with { QueueMinutes = number ?? 0 })),
            Number("surge-calm", 1, 1440, site => Limits(site).CalmMinutes, (site, number) => site.LimitSurges(Limits(site) with { CalmMinutes = number ?? SurgeLimits.Default.CalmMinutes })),
        ],
        ["addresses"] =
        [
            new("origins", SettingKind.Lines, site => string.Join('\n', site.Origins.Select(origin => origin.Origin).Order(StringComparer.Ordinal)), WriteOrigins)
            {
                Longest = MostOrigins * 260,
                MayBeEmpty = true,
            },
        ],
        ["contact"] =
        [
            Contact("publisher", SiteLine.LongestName, contact => contact.Publisher, (contact, text) => contact with { Publisher = text }),
            new("address", SettingKind.Lines, site => site.Contact?.Address ?? "", WritePostalAddress) { Longest = 500, MayBeEmpty = true },
            new("email", SettingKind.Line, site => site.Contact?.Email ?? "", WriteContactEmail) { Longest = EmailAddress.MaxLength, MayBeEmpty = true },
            Contact("phone", 40, contact => contact.Phone, (contact, text) => contact with { Phone = text }),
            Line("contact-languages", 200, site => string.Join(' ', site.Contact?.Languages ?? []), WriteContactLanguages) with { MayBeEmpty = true },
        ],
    };

    /// <summary>What is set by pages of its own and stands in the history as the others do.</summary>
    public static readonly IReadOnlyList<Setting> Elsewhere =
    [
        new("sections", SettingKind.Lines, site => string.Join('\n', site.Sections.Select(section => $"{section.Name} ({section.Slug})")), NotByText),
        new("masthead", SettingKind.Line, site => site.Masthead?.Hash ?? "", NotByText),
        new("favicon", SettingKind.Line, site => site.Favicon?.Hash ?? "", NotByText),
        new("share-image", SettingKind.Line, site => site.ShareImage?.Hash ?? "", NotByText),
    ];

    public static readonly IReadOnlyList<Setting> All = [.. Groups.Values.SelectMany(group => group), .. Elsewhere];

    /// <summary>What a form was filled with, in a few characters: whoever saves it later is told when that is no longer so.</summary>
    public static string Fingerprint(Publication site, IEnumerable<Setting> settings) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u0001', settings.Select(setting => setting.Read(site))))))[..16];

    /// <summary>The origin of a page elsewhere as it is compared, or null where the text is none.</summary>
    public static string? OriginOf(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { PathAndQuery: "/", UserInfo: "", Fragment: "" }
            ? $"{url.Scheme}://{url.IdnHost}{(url.IsDefaultPort ? "" : ":" + url.Port.ToString(CultureInfo.InvariantCulture))}"
            : null;

    private static SettingFault? WriteName(Publication site, string text)
    {
        if (SiteLine.MixedWord(text) is { } word)
            return new SettingFault.MixedScripts(word);
        return text.Any(char.IsLetterOrDigit) ? Do(() => site.Describe(text, site.Tagline, site.Language)) : new SettingFault.Missing();
    }

    private static SettingFault? WriteTimeZone(Publication site, string text)
    {
        // The name may not lead out of the folder of zones, which some systems look it up in.
        if (text is ['/', ..] || text.Contains("..", StringComparison.Ordinal) || !TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone))
            return new SettingFault.NoZone(text);
        return Do(() => site.Offer(site.Languages, zone.Id is "UTC" or "Etc/UTC" ? null : zone.Id));
    }

    private static SettingFault? WriteAccent(Publication site, string text)
    {
        if (text.Length == 0)
            return Do(() => site.SetLooks(null, site.Theme));
        if (Colour.Parse(text) is not { } colour)
            return new SettingFault.NoColour();
        return Accent.Judge(colour) is AccentOutcome.TooPale(var contrast, var nearest)
            ? new SettingFault.TooPale(contrast, nearest)
            : Do(() => site.SetLooks(colour.ToString(), site.Theme));
    }

    private static SettingFault? WriteOrigins(Publication site, string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length > MostOrigins)
            return new SettingFault.TooMany(MostOrigins);
        foreach (var line in lines)
        {
            if (OriginOf(line) is null)
                return new SettingFault.NoOrigin(line.Length > 80 ? line[..80] + "…" : line);
        }

        return Do(() => site.Serve(site.Host, lines.Select(line => OriginOf(line) ?? line)));
    }

    private static SettingFault? WriteFlaggers(Publication site, string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length > SiteReporting.MostFlaggers)
            return new SettingFault.TooMany(SiteReporting.MostFlaggers);
        List<string> addresses = [];
        foreach (var line in lines)
        {
            if (EmailAddress.Parse(line) is not { } address)
                return new SettingFault.NoEmail();
            addresses.Add(address.Key);
        }

        return Do(() => site.Report(site.Reporting with { TrustedFlaggers = [.. addresses.Distinct(StringComparer.Ordinal)] }));
    }

    private static SettingFault? WritePostalAddress(Publication site, string text)
    {
        foreach (var line in text.Split('\n'))
        {
            if (SiteLine.Check(line, 500) is TextOutcome.BadCharacter)
                return new SettingFault.Hidden();
        }

        return Do(() => site.AnswerBy((site.Contact ?? new()) with { Address = OrNull(text.Trim()) }));
    }

    private static SettingFault? WriteContactEmail(Publication site, string text)
    {
        var email = EmailAddress.Parse(text);
        return text.Length > 0 && email is null ? new SettingFault.NoEmail() : Do(() => site.AnswerBy((site.Contact ?? new()) with { Email = email?.Value }));
    }

    private static SettingFault? WriteContactLanguages(Publication site, string text)
    {
        var tags = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        if (tags.Length > 20)
            return new SettingFault.TooMany(20);
        return Array.Find(tags, tag => Language.Parse(tag) is null) is { } wrong
            ? new SettingFault.NoChoice(wrong)
            : Do(() => site.AnswerBy((site.Contact ?? new()) with { Languages = [.. tags.Select(tag => Language.Parse(tag) ?? tag).Distinct(StringComparer.Ordinal)] }));
    }

    private static SettingFault? NotByText(Publication site, string text) => throw new InvalidOperationException("This setting has a page of its own.");

    private static Setting Line(string code, int longest, Func<Publication, string?> read, Func<Publication, string, SettingFault?> write) =>
        new(code, SettingKind.Line, site => read(site) ?? "", write) { Longest = longest };

    private static Setting Contact(string code, int longest, Func<SiteContact, string?> read, Func<SiteContact, string?, SiteContact> with) =>
        Line(code, longest, site => site.Contact is null ? null : read(site.Contact), (site, text) => Do(() => site.AnswerBy(with(site.Contact ?? new(), OrNull(text))))) with { MayBeEmpty = true };

    private static Setting Choice(string code, IReadOnlyList<string> choices, Func<Publication, string> read, Action<Publication, string> write) =>
        new(code, SettingKind.Choice, read, (site, value) => choices.Contains(value, StringComparer.Ordinal) ? Do(() => write(site, value)) : new SettingFault.NoChoice(value))
        {
            Choices = choices,
        };

    private static Setting Several(string code, IReadOnlyList<string> choices, Func<Publication, IReadOnlyList<string>> read, Action<Publication, IReadOnlyList<string>> write) =>
        new(code, SettingKind.Several, site => string.Join(' ', read(site)), (site, text) =>
        {
            var chosen = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return Array.Find(chosen, value => !choices.Contains(value, StringComparer.Ordinal)) is { } wrong
                ? new SettingFault.NoChoice(wrong)
                : Do(() => write(site, [.. choices.Where(choice => chosen.Contains(choice, StringComparer.Ordinal))]));
        })
        {
            Choices = choices,
            MayBeEmpty = true,
        };

    private static Setting Flag(string code, Func<Publication, bool> read, Action<Publication, bool> write) =>
        new(code, SettingKind.Flag, site => read(site) ? "yes" : "no", (site, value) => YesOrNo.Contains(value, StringComparer.Ordinal) ? Do(() => write(site, value == "yes")) : new SettingFault.NoChoice(value));

    private static Setting Days(string code, int least, int most, Func<SiteRetention, int?> read, Func<SiteRetention, int?, SiteRetention> with) =>
        Number(code, least, most, site => read(site.Retention), (site, days) => site.Keep(with(site.Retention, days))) with { MayBeEmpty = true };

    private static Setting Number(string code, int least, int most, Func<Publication, int?> read, Action<Publication, int?> write) =>
        new(code, SettingKind.Number, site => read(site)?.ToString(CultureInfo.InvariantCulture) ?? "", (site, text) =>
        {
            if (text.Length == 0)
                return Do(() => write(site, null));
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? Do(() => write(site, number))
                : new SettingFault.NoNumber(least, most);
        });

    private static SettingFault? Do(Action write)
    {
        write();
        return null;
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static SurgeLimits Limits(Publication site) => site.SurgeLimits ?? SurgeLimits.Default;

    private static string Word(Theme theme) => theme.ToString().ToLowerInvariant();
}
