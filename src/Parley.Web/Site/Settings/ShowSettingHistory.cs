using System.Globalization;
using Parley.Core.Moderation;
using Parley.Storage;
using Parley.Storage.Site;
using Parley.Web.People;

namespace Parley.Web.Site.Settings;

/// <summary><c>GET /site/history</c>: who changed what of the site and when, out of its ledger.</summary>
internal static class ShowSettingHistory
{
    private const int AtOnce = 50;

    public static async Task<HtmlPage> Page(string? before, CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        var from = long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
        var rows = await database.EntriesAbout(asked.Site.Id, from, AtOnce + 1, cancel);
        var words = context.Words();
        var settings = SettingsFrame.Of(context, "history", reader);
        return HtmlPage.Personal<SettingHistoryPage>(new SettingHistoryView
        {
            Settings = settings,
            Entries = [.. rows.Take(AtOnce).Select(row => Line(row, words))],
            OlderPath = rows.Count > AtOnce ? SettingsFrame.Path(settings.Frame, $"history?before={rows[AtOnce - 1].Number.ToString(CultureInfo.InvariantCulture)}") : null,
        });
    }

    private static SettingLine Line(SettingEntry row, Words words)
    {
        var change = row is { Act: LedgerAct.SettingChanged, Words: { } said } ? SettingWrites.ReadWords(said) : null;
        var subject = row.Subject ?? words["site.history.somebody"];
        return new SettingLine
        {
            At = row.At,
            Who = row.Actor ?? (row.Act is LedgerAct.RoleGiven ? subject : words["site.history.operator"]),
            What = row.Act switch
            {
                LedgerAct.RoleGiven => words.Fill("site.history.given", ("name", subject), ("role", words[$"site.role.{row.Code}"])),
                LedgerAct.RoleTaken => words.Fill("site.history.taken", ("name", subject), ("role", words[$"site.role.{row.Code}"])),
                LedgerAct.PageChanged => words.Fill("site.history.page", ("page", row.Code ?? "")),
                _ => words.Find($"site.{row.Code}") ?? row.Code ?? "",
            },
            Old = change?.Old,
            New = change?.New,
        };
    }
}

public sealed record SettingHistoryView
{
    public required SettingsFrame Settings { get; init; }
    public required IReadOnlyList<SettingLine> Entries { get; init; }
    public string? OlderPath { get; init; }
}

public sealed record SettingLine
{
    public required DateTimeOffset At { get; init; }
    public required string Who { get; init; }
    public required string What { get; init; }

    /// <summary>Null where it is not about a value, or its words were erased; empty where there was none.</summary>
    public string? Old { get; init; }
    public string? New { get; init; }
}
