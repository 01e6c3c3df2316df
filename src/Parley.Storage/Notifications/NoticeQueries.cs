using System.Data.Common;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Notifications;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.Notifications;

/// <summary>A notification with what may be seen today of what it is about.</summary>
public sealed record NoticeRow
{
    public required long Id { get; init; }
    public required NotificationKind Kind { get; init; }
    public required DateTimeOffset At { get; init; }
    public required bool IsRead { get; init; }
    public required SiteId Site { get; init; }
    public required DiscussionId? Discussion { get; init; }

    /// <summary>The headline above the discussion.</summary>
    public required string? Title { get; init; }

    /// <summary>Of the article; null under a page elsewhere.</summary>
    public required string? Slug { get; init; }

    public required CommentId? Comment { get; init; }

    /// <summary>Who wrote it; null where nobody is named.</summary>
    public required string? Author { get; init; }

    /// <summary>Its words in the comment dialect.</summary>
    public required string Source { get; init; }

    /// <summary>True where replies to one comment are followed.</summary>
    public required bool OfReplies { get; init; }

    public required string? Detail { get; init; }

    /// <summary>The decision that it tells of; null where it tells of none.</summary>
    public required StatementId? Statement { get; init; }

    /// <summary>New comments in what is followed, <see cref="NoticeQueries.MostCounted"/> at most; else 1.</summary>
    public required int Count { get; init; }

    internal static NoticeRow Read(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Kind = (NotificationKind)row.GetInt32(1),
        At = row.Time(2),
        IsRead = !row.IsDBNull(3),
        Site = new SiteId(row.GetInt64(4)),
        Discussion = row.LongOrNull(5) is { } discussion ? new DiscussionId(discussion) : null,
        Title = row.StringOrNull(6),
        Slug = row.StringOrNull(7),
        Comment = row.LongOrNull(8) is { } comment ? new CommentId(comment) : null,
        Author = row.StringOrNull(9),
        Source = row.StringOrNull(10) ?? "",
        OfReplies = !row.IsDBNull(11),
        Detail = row.StringOrNull(12),
        Count = (int)row.GetInt64(13),
        Statement = row.GetString(14) is ['l' or 'a', .. var statement] ? StatementId.Parse(statement) : null,
    };
}

/// <summary>Whose letter is due, and where it goes.</summary>
public sealed record LetterReader(AccountId Account, string Email, string? Language, int Letters, DateTimeOffset? LettersSince);

public sealed record FollowRow(DiscussionId Discussion, SiteId Site, CommentId? Comment, string Title, string? Author, string Source, DateTimeOffset Since);

public sealed record MuteRow(AccountId Account, string Name, DateTimeOffset Since);

public static class NoticeQueries
{
    public const int MostCounted = 100;

    private const string Posted = "visible = TRUE AND state = 0";
    private const string Wanted =
        "(k.account IS NULL OR (k.account <> n.account AND NOT EXISTS (SELECT 1 FROM mutes m WHERE m.account = n.account AND m.muted = k.account)))";

    /// <summary>New comments of what is followed: those after the first one, as they may be seen today. It looks at so many and not at more.</summary>
    private static readonly string Count =
        $"""
        CASE WHEN n.kind <> {(int)NotificationKind.Followed} THEN 1 WHEN n.followed IS NULL THEN (SELECT count(*) FROM
            (SELECT account FROM comments WHERE discussion = n.discussion AND {Posted} AND id >= n.comment ORDER BY id LIMIT {MostCounted}) k WHERE {Wanted})
        ELSE (SELECT count(*) FROM
            (SELECT account, state FROM comments WHERE discussion = n.discussion AND visible = TRUE AND parent = n.followed AND id >= n.comment ORDER BY id LIMIT {MostCounted}) k
            WHERE k.state = 0 AND {Wanted}) END
        """;

    /// <summary>Nothing is told of what cannot be seen any more, nor of people who were muted since.</summary>
    private static readonly string Shown =
        $"""
        FROM (SELECT n.*, {Count} AS news FROM notifications n WHERE n.account = @account AND (@site = 0 OR n.site = @site) AND {"{0}"}) n
        LEFT JOIN discussions d ON d.id = n.discussion LEFT JOIN articles ar ON ar.id = d.article
        LEFT JOIN comments k ON k.id = n.comment LEFT JOIN accounts w ON w.id = k.account
        WHERE (ar.state IS NULL OR ar.state = 1) AND n.news > 0
            AND (n.kind NOT IN ({(int)NotificationKind.Reply}, {(int)NotificationKind.Mention}) OR (k.visible = TRUE AND k.state = 0 AND {Wanted}))
        """;

    private const string Columns =
        "SELECT n.id, n.kind, n.at, n.read_at, n.site, n.discussion, d.title, ar.slug, n.comment, " +
        "CASE WHEN k.state = 0 THEN COALESCE(w.name, k.author_name) END, CASE WHEN k.state = 0 THEN k.source END, n.followed, n.detail, n.news, n.cause ";

    /// <summary>Newest first.</summary>
    /// <param name="site">Null for all sites.</param>
    /// <param name="before">The last one of the page before; null for the newest.</param>
    public static Task<List<NoticeRow>> NotificationsOf(
        this Database database, AccountId account, SiteId? site, long? before, int most, CancellationToken cancel) =>
        database.Query(
            Columns + Where("n.id < @before") + " ORDER BY n.id DESC LIMIT @most", NoticeRow.Read, cancel,
            ("@account", account.Value), ("@site", site?.Value ?? 0L), ("@before", before ?? long.MaxValue), ("@most", most));

    /// <summary>How many are unread, up to <see cref="MostCounted"/>.</summary>
    public static async Task<int> UnreadOf(this Database database, AccountId account, SiteId? site, CancellationToken cancel) =>
        (int)(await database.QueryNumber(
            "SELECT count(*) " + Where($"n.id IN (SELECT id FROM notifications WHERE account = @account AND read_at IS NULL ORDER BY id DESC LIMIT {MostCounted})"), cancel,
            ("@account", account.Value), ("@site", site?.Value ?? 0L)) ?? 0);

    /// <summary>What a letter to the account would tell now, oldest first.</summary>
    internal static Task<List<NoticeRow>> DueNotices(this Database database, AccountId account, DateTimeOffset now, CancellationToken cancel) =>
        database.Query(
            Columns + Where("n.mail_due <= @now AND n.read_at IS NULL") + " ORDER BY n.id LIMIT @most", NoticeRow.Read, cancel,
            ("@account", account.Value), ("@site", 0L), ("@now", now), ("@most", LetterWrites.MostInLetter + 1));

    public static async Task<bool> IsFollowing(
        this Database database, AccountId account, DiscussionId discussion, CommentId? comment, CancellationToken cancel) =>
        await database.QueryNumber(
            "SELECT 1 FROM follows WHERE account = @account AND discussion = @discussion AND comment = @followed", cancel,
            ("@account", account.Value), ("@discussion", discussion.Value), ("@followed", comment?.Value ?? 0L)) is not null;

    /// <summary>All that the account follows, the newest first; the list is short by itself.</summary>
    public static Task<List<FollowRow>> FollowsOf(this Database database, AccountId account, SiteId? site, CancellationToken cancel) =>
        database.Query(
            """
            SELECT f.discussion, d.site, f.comment, d.title, CASE WHEN c.state = 0 THEN COALESCE(w.name, c.author_name) END, CASE WHEN c.state = 0 THEN c.source END, f.since
            FROM follows f JOIN discussions d ON d.id = f.discussion LEFT JOIN articles ar ON ar.id = d.article
            LEFT JOIN comments c ON c.id = f.comment LEFT JOIN accounts w ON w.id = c.account
            WHERE f.account = @account AND (@site = 0 OR d.site = @site) AND (ar.state IS NULL OR ar.state = 1) ORDER BY f.since DESC, f.discussion, f.comment
            """,
            row => new FollowRow(
                new DiscussionId(row.GetInt64(0)), new SiteId(row.GetInt64(1)), row.GetInt64(2) is not 0 and var comment ? new CommentId(comment) : null,
                row.GetString(3), row.StringOrNull(4), row.StringOrNull(5) ?? "", row.Time(6)), cancel,
            ("@account", account.Value), ("@site", site?.Value ?? 0L));

    public static Task<List<MuteRow>> MutesOf(this Database database, AccountId account, CancellationToken cancel) =>
        database.Query(
            "SELECT a.id, a.name, m.since FROM mutes m JOIN accounts a ON a.id = m.muted WHERE m.account = @account ORDER BY m.since DESC, a.id",
            row => new MuteRow(new AccountId(row.GetInt64(0)), row.GetString(1), row.Time(2)), cancel, ("@account", account.Value));

    public static async Task<bool> HasMuted(this Database database, AccountId account, AccountId other, CancellationToken cancel) =>
        await database.QueryNumber("SELECT 1 FROM mutes WHERE account = @account AND muted = @muted", cancel, ("@account", account.Value), ("@muted", other.Value)) is not null;

    /// <summary>Those of these comments that somebody wrote whom the account has muted.</summary>
    public static async Task<IReadOnlyList<CommentId>> MutedAmong(
        this Database database, AccountId account, IReadOnlyList<CommentId> comments, CancellationToken cancel) =>
        comments.Count == 0 ? [] : await database.Query(
            $"SELECT c.id FROM comments c JOIN mutes m ON m.account = @account AND m.muted = c.account WHERE {database.IsListed("c.id")}",
            row => new CommentId(row.GetInt64(0)), cancel, ("@account", account.Value), ("@ids", database.List(comments.Select(id => id.Value))));

    public static async Task<AccountId?> AccountOfFeed(this Database database, byte[] tokenHash, CancellationToken cancel) =>
        await database.QueryNumber("SELECT id FROM accounts WHERE feed_hash = @hash", cancel, ("@hash", tokenHash)) is { } id ? new AccountId(id) : null;

    private static string Where(string condition) => Shown.Replace("{0}", condition, StringComparison.Ordinal);
}
