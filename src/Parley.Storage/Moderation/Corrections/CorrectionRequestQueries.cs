using System.Data.Common;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Moderation.Corrections;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Core.Text;

namespace Parley.Storage.Moderation.Corrections;

/// <summary>What readers say is wrong, with the article that it is about and what the first of them wrote.</summary>
public sealed record CorrectionRequestRow
{
    public required long Id { get; init; }
    public required ArticleId Article { get; init; }
    public required string Headline { get; init; }
    public required string Slug { get; init; }

    /// <summary>Null where only a comment says it.</summary>
    public required ArticlePlace? Place { get; init; }
    public required CommentId? Comment { get; init; }
    public required int Requesters { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required CorrectionRequestState State { get; init; }
    public required DateTimeOffset? DecidedAt { get; init; }
    public required string? DecidedBy { get; init; }
    public required string? Answer { get; init; }
    public required CorrectionId? Correction { get; init; }
    public required string? Right { get; init; }

    internal static CorrectionRequestRow Read(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Article = new ArticleId(row.GetInt64(1)),
        Headline = row.GetString(2),
        Slug = row.GetString(3),
        Place = row.LongOrNull(4) is { } passage ? new ArticlePlace(new PassageId(passage), row.GetInt32(5), new TextRange(row.GetInt32(6), row.GetInt32(7))) : null,
        Comment = row.LongOrNull(8) is { } comment ? new CommentId(comment) : null,
        Requesters = row.GetInt32(9),
        MadeAt = row.Time(10),
        State = (CorrectionRequestState)row.GetInt32(11),
        DecidedAt = row.TimeOrNull(12),
        DecidedBy = row.StringOrNull(13),
        Answer = row.StringOrNull(14),
        Correction = row.LongOrNull(15) is { } correction ? new CorrectionId(correction) : null,
        Right = row.StringOrNull(16),
    };
}

/// <summary>One of those who said so, with the name of today where they have one.</summary>
public sealed record CorrectionRequesterRow(AccountId? Account, GuestId? Guest, string? Name, string? Right, bool WantsCredit, DateTimeOffset At);

public static class CorrectionRequestQueries
{
    private const string Rows =
        """
        SELECT q.id, q.article, a.headline, a.slug, q.passage, q.revision, q.start, q."end", q.comment, q.requesters, q.made_at, q.state, q.decided_at, d.name, q.answer, q.correction, f."right"
        FROM correction_requests q JOIN articles a ON a.id = q.article LEFT JOIN accounts d ON d.id = q.decided_by
        LEFT JOIN correction_requesters f ON f.request = q.id AND f.who = (SELECT s.who FROM correction_requesters s WHERE s.request = q.id ORDER BY s.at, s.who LIMIT 1)
        """;

    public static Task<CorrectionRequestRow?> CorrectionRequest(this Database database, SiteId site, long id, CancellationToken cancel) =>
        database.QueryOne($"{Rows} WHERE q.id = @id AND q.site = @site", CorrectionRequestRow.Read, cancel, ("@id", id), ("@site", site.Value));

    /// <summary>What waits, the longest waiting first.</summary>
    public static Task<List<CorrectionRequestRow>> OpenCorrectionRequests(this Database database, SiteId site, long after, int most, CancellationToken cancel) =>
        database.Query(
            $"{Rows} WHERE q.site = @site AND q.id > @after AND q.decided_at IS NULL ORDER BY q.id LIMIT @most", CorrectionRequestRow.Read, cancel,
            ("@site", site.Value), ("@after", after), ("@most", most));

    /// <summary>What was decided, the newest first.</summary>
    public static Task<List<CorrectionRequestRow>> DecidedCorrectionRequests(this Database database, SiteId site, long before, int most, CancellationToken cancel) =>
        database.Query(
            $"{Rows} WHERE q.site = @site AND q.id < @before AND q.decided_at IS NOT NULL ORDER BY q.id DESC LIMIT @most", CorrectionRequestRow.Read, cancel,
            ("@site", site.Value), ("@before", before), ("@most", most));

    /// <summary>The first of those who said so.</summary>
    public static Task<List<CorrectionRequesterRow>> RequestersOf(this Database database, long request, int most, CancellationToken cancel) => database.Query(
        """
        SELECT s.account, s.guest, COALESCE(a.name, g.name), s."right", s.wants_credit, s.at FROM correction_requesters s
        LEFT JOIN accounts a ON a.id = s.account LEFT JOIN guests g ON g.id = s.guest WHERE s.request = @request ORDER BY s.at, s.who LIMIT @most
        """,
        row => new CorrectionRequesterRow(
            row.LongOrNull(0) is { } account ? new AccountId(account) : null, row.LongOrNull(1) is { } guest ? new GuestId(guest) : null, row.StringOrNull(2),
            row.StringOrNull(3), row.GetBoolean(4), row.Time(5)), cancel,
        ("@request", request), ("@most", most));

    /// <summary>The first who has an account and wishes to be named; null where nobody does.</summary>
    public static Task<CreditedReader?> ReaderToCredit(this Database database, long request, CancellationToken cancel) => database.QueryOne(
        """
        SELECT a.id, a.name FROM correction_requesters s JOIN accounts a ON a.id = s.account
        WHERE s.request = @request AND s.wants_credit = TRUE AND a.erased_at IS NULL ORDER BY s.at, s.who LIMIT 1
        """, row => new CreditedReader(new AccountId(row.GetInt64(0)), row.GetString(1)), cancel, ("@request", request));

    /// <summary>True of whoever said so, and of the author of the comment that says it: they are told what became of it.</summary>
    public static async Task<bool> MaySeeRequest(this Database database, long request, AccountId? account, GuestId? guest, CancellationToken cancel) =>
        (account is not null || guest is not null) && await database.QueryNumber(
            """
            SELECT 1 FROM correction_requests q WHERE q.id = @request AND (
                EXISTS (SELECT 1 FROM correction_requesters s WHERE s.request = q.id AND (s.account = @account OR s.guest = @guest))
                OR EXISTS (SELECT 1 FROM comments c WHERE c.id = q.comment AND (c.account = @account OR c.guest = @guest)))
            """, cancel, ("@request", request), ("@account", account?.Value), ("@guest", guest?.Value)) is not null;
}

/// <summary>Who is to be named beside a correction.</summary>
public sealed record CreditedReader(AccountId Account, string Name);
