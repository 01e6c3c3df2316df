using System.Data.Common;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Reports;
using Parley.Core.Site;

namespace Parley.Storage.Moderation.Reports;

public sealed record NoticeRow
{
    internal const string Columns =
        "n.id, n.reference, n.site, n.category, n.law, n.why, n.name, n.email, n.who, n.language, n.is_trusted, n.is_aside, n.state, n.made_at, n.completed_at, " +
        "n.is_unfounded, n.answer";

    public required NoticeId Id { get; init; }
    public required string Reference { get; init; }
    public required SiteId Site { get; init; }
    public required string Category { get; init; }
    public required string? Law { get; init; }
    public required string Why { get; init; }
    public required string? Name { get; init; }
    public required string? Email { get; init; }
    public required string? Who { get; init; }
    public required string Language { get; init; }
    public required bool IsTrusted { get; init; }
    public required bool IsAside { get; init; }
    public required NoticeState State { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required DateTimeOffset? CompletedAt { get; init; }
    public required bool IsUnfounded { get; init; }
    public required string? Answer { get; init; }

    internal static NoticeRow Read(DbDataReader row) => new()
    {
        Id = new NoticeId(row.GetInt64(0)),
        Reference = row.GetString(1),
        Site = new SiteId(row.GetInt64(2)),
        Category = row.GetString(3),
        Law = row.StringOrNull(4),
        Why = row.GetString(5),
        Name = row.StringOrNull(6),
        Email = row.StringOrNull(7),
        Who = row.StringOrNull(8),
        Language = row.GetString(9),
        IsTrusted = row.GetBoolean(10),
        IsAside = row.GetBoolean(11),
        State = (NoticeState)row.GetInt32(12),
        MadeAt = row.Time(13),
        CompletedAt = row.TimeOrNull(14),
        IsUnfounded = row.GetBoolean(15),
        Answer = row.StringOrNull(16),
    };
}

/// <param name="Ledger">Number of the row that decided it.</param>
/// <param name="BackBecause">What its author was answered, where it is back after their objection.</param>
public sealed record NoticedRow(
    int Position, string Url, CommentId? Comment, DiscussionId? Discussion, ArticleId? Article, NoticeDecision Decision, string? Clause, DateTimeOffset? DecidedAt,
    long? Ledger, string? BackBecause);

/// <summary>An objection to what was decided on a notice.</summary>
public sealed record NoticeAppealRow(AppealOutcome Outcome, string Words, string? Answer, DateTimeOffset MadeAt);

public static class LegalNoticeQueries
{
    /// <summary>Open ones on one page of the desk: more than a day's work.</summary>
    public const int MostListed = 100;

    public static Task<NoticeRow?> Notice(this Database database, SiteId site, string reference, CancellationToken cancel) => database.QueryOne(
        $"SELECT {NoticeRow.Columns} FROM legal_notices n WHERE n.site = @site AND n.reference = @reference", NoticeRow.Read, cancel,
        ("@site", site.Value), ("@reference", reference));

    public static Task<NoticeRow?> Notice(this Database database, SiteId site, NoticeId id, CancellationToken cancel) => database.QueryOne(
        $"SELECT {NoticeRow.Columns} FROM legal_notices n WHERE n.site = @site AND n.id = @id", NoticeRow.Read, cancel, ("@site", site.Value), ("@id", id.Value));

    /// <summary>What a notice names, in its order.</summary>
    public static Task<List<NoticedRow>> NamedBy(this Database database, NoticeId notice, CancellationToken cancel) => database.Query(
        $"""
        SELECT t.position, t.url, t.comment, t.discussion, t.article, t.decision, t.clause, t.decided_at, t.ledger, p.answer
        FROM notice_comments t JOIN legal_notices n ON n.id = t.notice
            LEFT JOIN appeals p ON t.decision = {(int)NoticeDecision.Restored} AND p.site = n.site AND p.verdict = t.ledger
        WHERE t.notice = @notice ORDER BY t.position
        """,
        row => new NoticedRow(
            row.GetInt32(0), row.GetString(1), row.LongOrNull(2) is { } comment ? new CommentId(comment) : null,
            row.LongOrNull(3) is { } discussion ? new DiscussionId(discussion) : null, row.LongOrNull(4) is { } article ? new ArticleId(article) : null,
            (NoticeDecision)row.GetInt32(5), row.StringOrNull(6), row.TimeOrNull(7), row.LongOrNull(8), row.StringOrNull(9)),
        cancel, ("@notice", notice.Value));

    /// <summary>The objection of whoever sent it; null where there is none.</summary>
    public static Task<NoticeAppealRow?> AppealOfNotice(this Database database, NoticeId notice, CancellationToken cancel) => database.QueryOne(
        "SELECT outcome, words, answer, made_at FROM appeals WHERE notice = @notice ORDER BY id LIMIT 1",
        row => new NoticeAppealRow((AppealOutcome)row.GetInt32(0), row.GetString(1), row.StringOrNull(2), row.Time(3)), cancel, ("@notice", notice.Value));

    /// <summary>What waits: trusted flaggers' first, those of suspended senders last, else the oldest first.</summary>
    public static Task<List<NoticeRow>> OpenNotices(this Database database, SiteId site, CancellationToken cancel) => database.Query(
        $"""
        SELECT {NoticeRow.Columns} FROM legal_notices n WHERE n.site = @site AND n.state IN ({(int)NoticeState.Awaiting}, {(int)NoticeState.UnderReview})
        ORDER BY n.is_aside, CASE WHEN n.is_trusted THEN 0 ELSE 1 END, n.id LIMIT {MostListed}
        """, NoticeRow.Read, cancel, ("@site", site.Value));

    /// <summary>What is done, the newest first.</summary>
    public static Task<List<NoticeRow>> ClosedNotices(this Database database, SiteId site, long before, int most, CancellationToken cancel) => database.Query(
        $"""
        SELECT {NoticeRow.Columns} FROM legal_notices n WHERE n.site = @site AND n.state IN ({(int)NoticeState.Completed}, {(int)NoticeState.Void}) AND n.id < @before
        ORDER BY n.id DESC LIMIT @most
        """, NoticeRow.Read, cancel, ("@site", site.Value), ("@before", before), ("@most", most));
}
