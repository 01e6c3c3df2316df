using System.Data.Common;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Reports;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.Moderation;

/// <summary>A decision that restricts somebody, as it is stated to them.</summary>
public sealed record StatementRow
{
    public required StatementId Id { get; init; }
    public required LedgerAct Act { get; init; }
    public required DateTimeOffset At { get; init; }
    public required DiscussionId? Discussion { get; init; }
    public required CommentId? Comment { get; init; }
    public required AccountId? Account { get; init; }
    public required GuestId? Guest { get; init; }
    public required AccountId? Actor { get; init; }
    public required string? Reason { get; init; }
    public required Origin Origin { get; init; }
    public required bool FoundByRule { get; init; }
    public required bool DecidedByRule { get; init; }
    public required Ground Ground { get; init; }
    public required string? Clause { get; init; }
    public required DateTimeOffset? Until { get; init; }
    public required NoticeId? Notice { get; init; }

    /// <summary>What staff wrote beside it; empty where it was erased.</summary>
    public required VerdictWords Words { get; init; }

    /// <summary>The headline above the discussion; null where it is not about a comment.</summary>
    public required string? Title { get; init; }

    /// <summary>When the comment was stored.</summary>
    public required DateTimeOffset? WrittenAt { get; init; }

    /// <summary>Whose comment it is today: a guest's may have been claimed since.</summary>
    public required AccountId? Author { get; init; }

    /// <summary>When another decision took its place; null while it holds, unless <see cref="Until"/> is over.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    public required StatementAppeal? Appeal { get; init; }

    public bool IsOver(DateTimeOffset now) => EndedAt is not null || Until <= now;

    /// <summary>True of whoever it is about.</summary>
    public bool IsFor(AccountId? account, GuestId? guest) =>
        account is not null ? Account == account || Author == account : guest is not null && Guest == guest;
}

/// <summary>The objection to a statement, as whoever made it sees it.</summary>
public sealed record StatementAppeal(AppealId Id, string Words, DateTimeOffset MadeAt, AppealOutcome Outcome, DateTimeOffset? DecidedAt, string? Answer);

public static class StatementQueries
{
    private static readonly string Columns =
        $"""
        SELECT l.site, l.number, l.act, l.at, l.discussion, l.comment, l.subject, l.guest, l.actor, l.reason, l.origin, l.found_by_rule, l.decided_by_rule, l.ground,
            l.clause, l.until, l.notice, w.words, d.title, c.stored_at, c.account,
            (SELECT min(e.at) FROM ledger e WHERE e.comment = l.comment AND e.site = l.site AND e.number > l.number
                AND e.act IN ({(int)LedgerAct.Removed}, {(int)LedgerAct.Restored}, {(int)LedgerAct.Approved}, {(int)LedgerAct.Held})
                AND {VerdictWrites.NotUndone("e")}),
            (SELECT min(e.at) FROM ledger e WHERE e.site = l.site AND e.reverses = l.number AND {VerdictWrites.NotUndone("e")}),
            ap.id, ap.words, ap.made_at, ap.outcome, ap.decided_at, ap.answer
        FROM ledger l LEFT JOIN ledger_words w ON w.site = l.site AND w.number = l.number LEFT JOIN discussions d ON d.id = l.discussion
        LEFT JOIN comments c ON c.id = l.comment LEFT JOIN appeals ap ON ap.site = l.site AND ap.verdict = l.number
        WHERE l.act IN ({LedgerQueries.Numbers([.. StatementId.Acts])}) AND {VerdictWrites.NotUndone("l")}
        """;

    /// <summary>Null when there is none, or when it was undone before anybody was told.</summary>
    public static Task<StatementRow?> Statement(this Database database, StatementId id, CancellationToken cancel) => database.QueryOne(
        $"{Columns} AND l.site = @site AND l.number = @number", Read, cancel, ("@site", id.Site.Value), ("@number", id.Number));

    /// <summary>Those about one account, newest first.</summary>
    /// <param name="site">Null for all sites.</param>
    /// <param name="before">The last one of the page before.</param>
    public static Task<List<StatementRow>> StatementsOf(
        this Database database, AccountId account, SiteId? site, StatementPlace? before, int most, CancellationToken cancel) => database.Query(
        $"{Columns} AND l.subject = @account AND (@site = 0 OR l.site = @site) AND (l.at, l.site, l.number) < (@at, @beforeSite, @number) " +
        "ORDER BY l.at DESC, l.site DESC, l.number DESC LIMIT @most",
        Read, cancel,
        ("@account", account.Value), ("@site", site?.Value ?? 0L), ("@at", (before?.At ?? DateTimeOffset.MaxValue)), ("@beforeSite", before?.Id.Site.Value ?? 0L),
        ("@number", before?.Id.Number ?? 0L), ("@most", most));

    /// <summary>Those about what somebody wrote in one discussion, newest first.</summary>
    public static async Task<List<StatementRow>> StatementsIn(
        this Database database, DiscussionId discussion, AccountId? account, GuestId? guest, int most, CancellationToken cancel) =>
        account is null && guest is null ? [] : await database.Query(
            $"{Columns} AND l.{(account is null ? "guest" : "subject")} = @who AND l.discussion = @discussion ORDER BY l.at DESC, l.number DESC LIMIT @most", Read, cancel,
            ("@who", account?.Value ?? guest?.Value ?? 0L), ("@discussion", discussion.Value), ("@most", most));

    /// <summary>The words of a comment as they were then; null when they are gone.</summary>
    public static async Task<string?> WordsThen(this Database database, CommentId comment, DateTimeOffset then, CancellationToken cancel)
    {
        // An author who took the comment back took its older words with it.
        var versions = await database.Query(
            """
            SELECT source, revision, COALESCE(edited_at, stored_at) FROM comments WHERE id = @comment AND source <> ''
            UNION ALL SELECT source, number, COALESCE(written_at, 0) FROM comment_revisions WHERE comment = @comment ORDER BY 2 DESC
            """, row => (Source: row.GetString(0), Since: row.Time(2)), cancel, ("@comment", comment.Value));
        return versions.Where(version => version.Since <= then).Select(version => version.Source).FirstOrDefault() ?? versions.Select(version => version.Source).LastOrDefault();
    }

    private static StatementRow Read(DbDataReader row) => new()
    {
        Id = new StatementId(new SiteId(row.GetInt64(0)), row.GetInt64(1)),
        Act = (LedgerAct)row.GetInt32(2),
        At = row.Time(3),
        Discussion = row.LongOrNull(4) is { } discussion ? new DiscussionId(discussion) : null,
        Comment = row.LongOrNull(5) is { } comment ? new CommentId(comment) : null,
        Account = row.LongOrNull(6) is { } account ? new AccountId(account) : null,
        Guest = row.LongOrNull(7) is { } guest ? new GuestId(guest) : null,
        Actor = row.LongOrNull(8) is { } actor ? new AccountId(actor) : null,
        Reason = row.StringOrNull(9),
        Origin = (Origin)row.GetInt32(10),
        FoundByRule = row.GetBoolean(11),
        DecidedByRule = row.GetBoolean(12),
        Ground = (Ground)row.GetInt32(13),
        Clause = row.StringOrNull(14),
        Until = row.TimeOrNull(15),
        Notice = row.LongOrNull(16) is { } notice ? new NoticeId(notice) : null,
        Words = VerdictWords.Read(row.StringOrNull(17)),
        Title = row.StringOrNull(18),
        WrittenAt = row.TimeOrNull(19),
        Author = row.LongOrNull(20) is { } author ? new AccountId(author) : null,
        EndedAt = (row.TimeOrNull(21), row.TimeOrNull(22)) switch
        {
            ({ } one, { } other) => one < other ? one : other,
            var (one, other) => one ?? other,
        },
        Appeal = row.LongOrNull(23) is { } appeal
            ? new StatementAppeal(new AppealId(appeal), row.GetString(24), row.Time(25), (AppealOutcome)row.GetInt32(26), row.TimeOrNull(27), row.StringOrNull(28))
            : null,
    };
}

/// <summary>Where a list of statements goes on.</summary>
public sealed record StatementPlace(DateTimeOffset At, StatementId Id);
