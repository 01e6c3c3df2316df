using System.Data.Common;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Site;

namespace Parley.Storage.Discussions;

/// <summary>A discussion with what its pages say of it.</summary>
public sealed record DiscussionRow
{
    internal const string Select =
        "SELECT d.id, d.site, d.article, d.title, d.state, d.closed_at, d.closes_at, COALESCE(d.guests_allowed, s.guests_allowed), d.comment_count, " +
        "d.seq, s.edit_minutes, a.slug, a.state, (SELECT min(u.url) FROM discussion_urls u WHERE u.discussion = d.id), a.version, d.closed_why, d.pinned, " +
        "(SELECT max(u.in_force) FROM surges u WHERE u.site = d.site AND u.discussion IN (0, d.id)) " +
        "FROM discussions d JOIN sites s ON s.id = d.site LEFT JOIN articles a ON a.id = d.article";

    public required DiscussionId Id { get; init; }
    public required SiteId Site { get; init; }
    public required ArticleId? Article { get; init; }
    public required string Title { get; init; }
    public required DiscussionState State { get; init; }
    public required DateTimeOffset? ClosedAt { get; init; }
    public required DateTimeOffset? ClosesAt { get; init; }
    public required string? ClosedWhy { get; init; }
    public required CommentId? Pinned { get; init; }

    /// <summary>What protects it or its site from a rush.</summary>
    public required SurgeLevel Surge { get; init; }
    public required bool GuestsAllowed { get; init; }

    /// <summary>Visible comments without tombstones.</summary>
    public required long CommentCount { get; init; }

    public required long Seq { get; init; }
    public required int EditMinutes { get; init; }

    /// <summary>Null for a discussion under a page elsewhere, as is the slug.</summary>
    public required long? ArticleVersion { get; init; }

    public required string? ArticleSlug { get; init; }

    /// <summary>False while its article is a draft or withdrawn.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>One of its addresses in the compared form, see <see cref="PageUrl"/>.</summary>
    public required string? Url { get; init; }

    internal static DiscussionRow Read(DbDataReader row) => new()
    {
        Id = new DiscussionId(row.GetInt64(0)),
        Site = new SiteId(row.GetInt64(1)),
        Article = row.LongOrNull(2) is { } article ? new ArticleId(article) : null,
        Title = row.GetString(3),
        State = (DiscussionState)row.GetInt32(4),
        ClosedAt = row.TimeOrNull(5),
        ClosesAt = row.TimeOrNull(6),
        GuestsAllowed = row.GetBoolean(7),
        CommentCount = row.GetInt64(8),
        Seq = row.GetInt64(9),
        EditMinutes = row.GetInt32(10),
        ArticleSlug = row.StringOrNull(11),
        IsPublic = row.IsDBNull(12) || row.GetInt32(12) == (int)ArticleState.Published,
        Url = row.StringOrNull(13),
        ArticleVersion = row.LongOrNull(14),
        ClosedWhy = row.StringOrNull(15),
        Pinned = row.LongOrNull(16) is { } pinned ? new CommentId(pinned) : null,
        Surge = (SurgeLevel)(row.LongOrNull(17) ?? 0),
    };
}

/// <summary>How many comments are seen under an article, at the number its discussion had then.</summary>
public sealed record CommentCount(DiscussionId Discussion, long Comments, long Seq);

public static class DiscussionQueries
{
    public static Task<DiscussionRow?> Discussion(this Database database, DiscussionId id, CancellationToken cancel) =>
        database.QueryOne($"{DiscussionRow.Select} WHERE d.id = @discussion", DiscussionRow.Read, cancel, ("@discussion", id.Value));

    internal static async Task<IReadOnlyDictionary<DiscussionId, DiscussionRow>> Discussions(
        this Database database, IEnumerable<DiscussionId> ids, CancellationToken cancel) =>
        (await database.Query(
            $"{DiscussionRow.Select} WHERE {database.IsListed("d.id")}", DiscussionRow.Read, cancel, ("@ids", database.List(ids.Select(id => id.Value).Distinct()))))
        .ToDictionary(row => row.Id);

    public static Task<DiscussionRow?> DiscussionOf(this Database database, ArticleId article, CancellationToken cancel) =>
        database.QueryOne($"{DiscussionRow.Select} WHERE d.article = @article", DiscussionRow.Read, cancel, ("@article", article.Value));

    /// <param name="url">In the compared form, see <see cref="PageUrl"/>.</param>
    public static Task<DiscussionRow?> DiscussionAt(this Database database, SiteId site, string url, CancellationToken cancel) =>
        database.QueryOne(
            $"{DiscussionRow.Select} WHERE d.id = (SELECT discussion FROM discussion_urls WHERE site = @site AND url = @url)", DiscussionRow.Read, cancel,
            ("@site", site.Value), ("@url", url));

    public static async Task<IReadOnlyDictionary<ArticleId, CommentCount>> CommentCounts(
        this Database database, IReadOnlyList<ArticleId> articles, CancellationToken cancel)
    {
        if (articles.Count == 0)
            return new Dictionary<ArticleId, CommentCount>();
        var rows = await database.Query(
            $"SELECT d.article, d.id, d.comment_count, d.seq FROM discussions d WHERE {database.IsListed("d.article")}",
            row => (Article: new ArticleId(row.GetInt64(0)), Count: new CommentCount(new DiscussionId(row.GetInt64(1)), row.GetInt64(2), row.GetInt64(3))), cancel,
            ("@ids", database.List(articles.Select(id => id.Value))));
        return rows.ToDictionary(row => row.Article, row => row.Count);
    }
}
