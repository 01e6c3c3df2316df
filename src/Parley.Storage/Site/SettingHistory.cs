using Parley.Core.Moderation;
using Parley.Core.Site;

namespace Parley.Storage.Site;

/// <summary>A row of the ledger about the site itself, with names.</summary>
/// <param name="Number">In the site's chain.</param>
/// <param name="Act">What was done.</param>
/// <param name="Code">The setting, role or page.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Whose deed; null for the operator's, or where the account is gone.</param>
/// <param name="Subject">Who was given or lost a role.</param>
/// <param name="Words">As the ledger keeps them; null where there were none or they were erased.</param>
public sealed record SettingEntry(long Number, LedgerAct Act, string? Code, DateTimeOffset At, string? Actor, string? Subject, string? Words);

public static class SettingHistory
{
    /// <summary>The acts that <see cref="EntriesAbout"/> tells of, as the index on them spells them.</summary>
    internal const string Acts = "act IN (10, 11, 20, 21)";

    /// <summary>Who changed what of a site, newest first.</summary>
    public static Task<List<SettingEntry>> EntriesAbout(this Database database, SiteId site, long before, int most, CancellationToken cancel) =>
        database.Query(
            $"""
            SELECT l.number, l.act, l.reason, l.at, actor.name, subject.name, w.words
            FROM ledger l
            LEFT JOIN accounts actor ON actor.id = l.actor
            LEFT JOIN accounts subject ON subject.id = l.subject
            LEFT JOIN ledger_words w ON w.site = l.site AND w.number = l.number
            WHERE l.site = @site AND l.number < @before AND l.{Acts}
            ORDER BY l.number DESC LIMIT @most
            """,
            row => new SettingEntry(
                row.GetInt64(0), (LedgerAct)row.GetInt32(1), row.StringOrNull(2), row.Time(3), row.StringOrNull(4), row.StringOrNull(5), row.StringOrNull(6)),
            cancel, ("@site", site.Value), ("@before", before), ("@most", most));
}
