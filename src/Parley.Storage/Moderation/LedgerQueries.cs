using System.Data.Common;
using System.Globalization;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.Moderation;

/// <summary>A row of the record with the names of today.</summary>
public sealed record RecordRow
{
    public required long Number { get; init; }
    public required LedgerAct Act { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string? Reason { get; init; }

    /// <summary>Who did it; null for a rule, for the operator, and where the account is gone.</summary>
    public required string? Actor { get; init; }

    /// <summary>Whom it is about, where they have a name.</summary>
    public required string? Subject { get; init; }

    public required CommentId? Comment { get; init; }
    public required string? Title { get; init; }

    /// <summary>Of the article, where it is published.</summary>
    public required string? Slug { get; init; }

    public required Origin Origin { get; init; }
    public required bool FoundByRule { get; init; }
    public required bool DecidedByRule { get; init; }
    public required Ground Ground { get; init; }
    public required string? Clause { get; init; }
    public required DateTimeOffset? Until { get; init; }
    public required long? Reverses { get; init; }

    /// <summary>As they are stored; null where there were none or they were erased.</summary>
    public required string? Words { get; init; }

    public required bool HadWords { get; init; }
}

/// <summary>Which rows of a site's record are asked for.</summary>
public sealed record LedgerFilter(LedgerAct? Act, AccountId? By, DateTimeOffset? From, DateTimeOffset? Before);

public static class LedgerQueries
{
    private const string Columns =
        """
        SELECT l.number, l.act, l.at, l.reason, actor.name, COALESCE(subject.name, g.name), l.comment, d.title, CASE WHEN ar.state = 1 THEN ar.slug END, l.origin,
            l.found_by_rule, l.decided_by_rule, l.ground, l.clause, l.until, l.reverses, w.words, l.words_hash IS NOT NULL
        FROM ledger l LEFT JOIN accounts actor ON actor.id = l.actor LEFT JOIN accounts subject ON subject.id = l.subject LEFT JOIN guests g ON g.id = l.guest
        LEFT JOIN discussions d ON d.id = l.discussion LEFT JOIN articles ar ON ar.id = d.article
        LEFT JOIN ledger_words w ON w.site = l.site AND w.number = l.number
        WHERE l.site = @site AND l.number < @before
        """;

    /// <summary>What everybody may know: decisions that restrict or give back, with their reasons. What waits its turn and what was undone at once is none.</summary>
    private static readonly string IsPublic =
        $"""
        l.act IN ({Numbers(
            LedgerAct.Removed, LedgerAct.Restored, LedgerAct.Held, LedgerAct.Refused, LedgerAct.Featured, LedgerAct.BranchLocked, LedgerAct.BranchMoved,
            LedgerAct.DiscussionClosed, LedgerAct.DiscussionReopened, LedgerAct.Warned, LedgerAct.Muted, LedgerAct.Suspended, LedgerAct.Banned, LedgerAct.HoldAll,
            LedgerAct.AppealUpheld, LedgerAct.AppealReversed, LedgerAct.NoticeDecided, LedgerAct.ReplyWithdrawn, LedgerAct.ReplyRevoked)})
            AND (l.act NOT IN ({Numbers(LedgerAct.Held, LedgerAct.ReplyWithdrawn, LedgerAct.ReplyRevoked)}) OR l.ground <> {(int)Ground.None}) AND {VerdictWrites.NotUndone("l")}
        """;

    /// <summary>The rows of a site's record, newest first.</summary>
    public static Task<List<RecordRow>> LedgerOf(
        this Database database, SiteId site, LedgerFilter filter, long before, int most, CancellationToken cancel) => database.Query(
        $"{Columns} AND (@act = 0 OR l.act = @act) AND (@by = 0 OR l.actor = @by) AND l.at >= @from AND l.at < @until ORDER BY l.number DESC LIMIT @most", Read, cancel,
        ("@site", site.Value), ("@before", before), ("@act", (int)(filter.Act ?? 0)), ("@by", filter.By?.Value ?? 0L),
        ("@from", filter.From ?? DateTimeOffset.UnixEpoch), ("@until", filter.Before ?? DateTimeOffset.MaxValue), ("@most", most));

    /// <summary>The rows that a site shows to everybody, newest first, once nobody can undo them any more.</summary>
    public static Task<List<RecordRow>> PublicLedgerOf(this Database database, SiteId site, long before, int most, DateTimeOffset now, CancellationToken cancel) =>
        database.Query(
            $"{Columns} AND {IsPublic} AND l.at <= @until ORDER BY l.number DESC LIMIT @most", Read, cancel,
            ("@site", site.Value), ("@before", before), ("@until", now - Verdict.ToldAfter), ("@most", most));

    internal static string Numbers(params LedgerAct[] acts) => string.Join(", ", acts.Select(act => ((int)act).ToString(CultureInfo.InvariantCulture)));

    private static RecordRow Read(DbDataReader row) => new()
    {
        Number = row.GetInt64(0),
        Act = (LedgerAct)row.GetInt32(1),
        At = row.Time(2),
        Reason = row.StringOrNull(3),
        Actor = row.StringOrNull(4),
        Subject = row.StringOrNull(5),
        Comment = row.LongOrNull(6) is { } comment ? new CommentId(comment) : null,
        Title = row.StringOrNull(7),
        Slug = row.StringOrNull(8),
        Origin = (Origin)row.GetInt32(9),
        FoundByRule = row.GetBoolean(10),
        DecidedByRule = row.GetBoolean(11),
        Ground = (Ground)row.GetInt32(12),
        Clause = row.StringOrNull(13),
        Until = row.TimeOrNull(14),
        Reverses = row.LongOrNull(15),
        Words = row.StringOrNull(16),
        HadWords = row.GetBoolean(17),
    };
}
