using System.Data.Common;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Reports;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.Moderation;

/// <summary>An objection as staff see it, with the name of whoever objects where they have one.</summary>
public sealed record AppealRow(
    AppealId Id, StatementId Verdict, AccountId? Account, GuestId? Guest, NoticeId? Notice, string? Name, string Words, DateTimeOffset MadeAt, AppealOutcome Outcome,
    DateTimeOffset? DecidedAt, string? DecidedBy, string? Answer);

public static class AppealQueries
{
    private const string Columns =
        """
        SELECT p.id, p.site, p.verdict, p.account, p.guest, p.notice, COALESCE(a.name, g.name), p.words, p.made_at, p.outcome, p.decided_at, d.name, p.answer
        FROM appeals p LEFT JOIN accounts a ON a.id = p.account LEFT JOIN guests g ON g.id = p.guest LEFT JOIN accounts d ON d.id = p.decided_by
        """;

    public static Task<AppealRow?> Appeal(this Database database, AppealId id, SiteId site, CancellationToken cancel) =>
        database.QueryOne($"{Columns} WHERE p.id = @id AND p.site = @site", Read, cancel, ("@id", id.Value), ("@site", site.Value));

    /// <summary>Those that wait for an answer, the longest waiting first.</summary>
    public static Task<List<AppealRow>> OpenAppeals(this Database database, SiteId site, int most, CancellationToken cancel) =>
        database.Query($"{Columns} WHERE p.site = @site AND p.decided_at IS NULL ORDER BY p.made_at, p.id LIMIT @most", Read, cancel, ("@site", site.Value), ("@most", most));

    private static AppealRow Read(DbDataReader row) => new(
        new AppealId(row.GetInt64(0)), new StatementId(new SiteId(row.GetInt64(1)), row.GetInt64(2)), row.LongOrNull(3) is { } account ? new AccountId(account) : null,
        row.LongOrNull(4) is { } guest ? new GuestId(guest) : null, row.LongOrNull(5) is { } notice ? new NoticeId(notice) : null, row.StringOrNull(6), row.GetString(7),
        row.Time(8), (AppealOutcome)row.GetInt32(9), row.TimeOrNull(10), row.StringOrNull(11), row.StringOrNull(12));
}
