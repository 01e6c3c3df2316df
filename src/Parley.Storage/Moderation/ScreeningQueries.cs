using System.Data.Common;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Rules;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.Moderation;

/// <summary>Where a comment is about to be written, as far as a policy asks.</summary>
/// <param name="Section">Slug of the article's section.</param>
/// <param name="Surge">What protects the discussion or its site from a rush.</param>
public sealed record ScreeningPlace(SiteId Site, ArticleId? Article, string? Section, SurgeLevel Surge);

/// <summary>What stands already that a new text is compared with, each list with the newest first.</summary>
public sealed record WrittenLately(IReadOnlyList<WrittenBefore> ByAuthor, IReadOnlyList<WrittenBefore> Around, IReadOnlyList<WrittenBefore> Judged)
{
    public static readonly WrittenLately Nothing = new([], [], []);
}

/// <summary>What the rules found in a comment as it stands.</summary>
public sealed record StoredScreening(CommentId Comment, int Revision, Outcome Outcome, int Risk, IReadOnlyList<Finding> Findings);

public static class ScreeningQueries
{
    /// <summary>So many comments of a discussion, and of those judged on a site, are compared: a wave of copies comes at once.</summary>
    private const int MostCompared = 40;

    /// <summary>Null when there is no such discussion.</summary>
    public static Task<ScreeningPlace?> PlaceOf(this Database database, DiscussionId discussion, CancellationToken cancel) => database.QueryOne(
        $"""
        SELECT d.site, d.article, (SELECT min(t.slug) FROM article_terms t WHERE t.article = d.article AND t.kind = {(int)TermKind.Section}),
            (SELECT max(u.in_force) FROM surges u WHERE u.site = d.site AND u.discussion IN (0, d.id))
        FROM discussions d WHERE d.id = @discussion
        """,
        row => new ScreeningPlace(new SiteId(row.GetInt64(0)), row.LongOrNull(1) is { } article ? new ArticleId(article) : null, row.StringOrNull(2), (SurgeLevel)(row.LongOrNull(3) ?? 0)), cancel,
        ("@discussion", discussion.Value));

    /// <summary>The newest comments of the author on the site, of the discussion, and of those that staff or rules took out of sight.</summary>
    public static async Task<WrittenLately> WrittenLately(
        this Database database, SiteId site, DiscussionId discussion, AccountId? account, GuestId? guest, CancellationToken cancel)
    {
        var (column, author) = account is { } id ? ("account", id.Value) : ("guest", guest?.Value ?? 0);
        const string Columns = "discussion, state, stored_at, fingerprint, site";
        var rows = await database.Query(
            $"""
            SELECT 0 AS list, mine.* FROM (SELECT {Columns} FROM comments WHERE {column} = @author ORDER BY id DESC LIMIT {AuthorFacts.Most}) AS mine
            UNION ALL
            SELECT 1, around.* FROM
                (SELECT {Columns} FROM comments WHERE discussion = @discussion AND visible = TRUE AND state = 0 ORDER BY id DESC LIMIT {MostCompared}) AS around
            UNION ALL
            SELECT 2, judged.* FROM (SELECT {Columns} FROM comments WHERE site = @site AND state IN (1, 2) ORDER BY id DESC LIMIT {MostCompared}) AS judged
            """,
            row => (List: row.GetInt32(0), Site: row.GetInt64(5), Before: Before(row)), cancel,
            ("@author", author), ("@discussion", discussion.Value), ("@site", site.Value));
        return new WrittenLately(
            [.. rows.Where(row => row.List == 0 && row.Site == site.Value).Select(row => row.Before)],
            [.. rows.Where(row => row.List == 1).Select(row => row.Before)],
            [.. rows.Where(row => row.List == 2).Select(row => row.Before)]);
    }

    /// <summary>The newest screening of each of these comments that has one.</summary>
    public static async Task<IReadOnlyDictionary<CommentId, StoredScreening>> Screenings(
        this Database database, IEnumerable<CommentId> comments, CancellationToken cancel)
    {
        var rows = await database.Query(
            $"SELECT comment, revision, outcome, risk, findings FROM screenings WHERE {database.IsListed("comment")} ORDER BY comment, revision",
            row => new StoredScreening(
                new CommentId(row.GetInt64(0)), row.GetInt32(1), (Outcome)row.GetInt32(2), row.GetInt32(3), ScreeningJson.ReadFindings(row.GetString(4))),
            cancel, ("@ids", database.List(comments.Select(comment => comment.Value))));
        return rows.GroupBy(row => row.Comment).ToDictionary(group => group.Key, group => group.Last());
    }

    /// <summary>All terms of a site, for its <see cref="PolicyBook"/>.</summary>
    public static async Task<IReadOnlyList<ScopedTerms>> PolicyTerms(this Database database, SiteId site, CancellationToken cancel) => await database.Query(
        "SELECT scope, key, terms FROM policies WHERE site = @site ORDER BY scope, key",
        row => new ScopedTerms((PolicyScope)row.GetInt32(0), row.GetString(1), ScreeningJson.ReadTerms(row.GetString(2))), cancel, ("@site", site.Value));

    private static WrittenBefore Before(DbDataReader row) =>
        new(new DiscussionId(row.GetInt64(1)), (CommentState)row.GetInt32(2), row.Time(3), row.LongOrNull(4));
}
