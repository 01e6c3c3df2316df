using System.Data.Common;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Reports;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.Moderation.Reports;

public static class TransparencyQueries
{
    private const string Columns = "{0}.number, {0}.act, {0}.at, {0}.comment, {0}.actor, {0}.reason, {0}.origin, {0}.ground, {0}.found_by_rule, {0}.decided_by_rule, {0}.clause, {0}.notice";
    private const int Count = 12;

    private static readonly string Lines =
        $"SELECT {Columns.Replace("{0}", "l", StringComparison.Ordinal)}, {Columns.Replace("{0}", "r", StringComparison.Ordinal)} " +
        "FROM ledger l LEFT JOIN ledger r ON r.site = l.site AND r.number = l.reverses WHERE l.site = @site AND l.at < @end ORDER BY l.number";

    /// <summary>What the ledger alone says of a period. It is read row by row, however long it is.</summary>
    public static async Task<TransparencyFigures> Transparency(
        this Database database, SiteId site, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        TransparencyCount count = new(from, until);
        await foreach (var line in database.Stream(Lines, row => Line(row, 0)! with { Reversed = Line(row, Count) }, cancel, ("@site", site.Value), ("@end", count.End)))
            count.Add(line);
        return count.Figures();
    }

    private static LedgerLine? Line(DbDataReader row, int at) => row.IsDBNull(at) ? null : new LedgerLine
    {
        Number = row.GetInt64(at),
        Act = (LedgerAct)row.GetInt32(at + 1),
        At = row.Time(at + 2),
        Comment = row.LongOrNull(at + 3) is { } comment ? new CommentId(comment) : null,
        Actor = row.LongOrNull(at + 4) is { } actor ? new AccountId(actor) : null,
        Reason = row.StringOrNull(at + 5),
        Origin = (Origin)row.GetInt32(at + 6),
        Ground = (Ground)row.GetInt32(at + 7),
        Found = row.GetBoolean(at + 8),
        Decided = row.GetBoolean(at + 9),
        Clause = row.StringOrNull(at + 10),
        Notice = row.LongOrNull(at + 11) is { } notice ? new NoticeId(notice) : null,
    };
}
