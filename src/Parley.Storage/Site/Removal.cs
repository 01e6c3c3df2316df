using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Site.Search;

namespace Parley.Storage.Site;

/// <summary>
/// Takes whole articles and whole people out of the store, inside a write job. Which rows those are the model says: every row that names
/// one of their ids. The ledger alone keeps its rows, since a chain cannot lose a link.
/// </summary>
public static class Removal
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal) { "ledger" };

    /// <summary>With their discussions, comments and votes, the legal notices about nothing else, and the pictures that nothing else shows.</summary>
    public static async Task RemoveArticles(this Database database, SiteId site, IReadOnlyCollection<ArticleId> articles, CancellationToken cancel)
    {
        var ids = articles.Select(article => article.Value).ToList();
        var pictures = await database.PicturesOf(ids, cancel);
        var discussions = await database.Ids("SELECT id FROM discussions WHERE ", "article", ids, cancel);
        var comments = await database.Ids("SELECT id FROM comments WHERE ", "discussion", discussions, cancel);
        var notices = await database.Ids("SELECT DISTINCT notice FROM notice_comments WHERE ", "comment", comments, cancel);
        await database.RemoveRowsOf<CommentId>(comments, cancel);
        await database.Execute(
            $"DELETE FROM legal_notices WHERE {database.IsListed("id")} AND NOT EXISTS (SELECT 1 FROM notice_comments n WHERE n.notice = legal_notices.id)", cancel,
            ("@ids", database.List(notices)));
        await database.RemoveRowsOf<DiscussionId>(discussions, cancel);
        await database.RemoveRowsOf<ArticleId>(ids, cancel);
        foreach (var (rows, of, column) in ((string, string, string)[])
            [("correction_requesters", "correction_requests", "request"), ("source_askers", "source_questions", "question"), ("sources", "source_questions", "question"), ("reply_revisions", "rights_of_reply", "right_id")])
            await database.Execute($"DELETE FROM {rows} WHERE NOT EXISTS (SELECT 1 FROM {of} o WHERE o.id = {rows}.{column})", cancel);
        foreach (var (kind, targets) in ((AliasKind, IReadOnlyList<long>)[])[(AliasKind.Comment, comments), (AliasKind.Discussion, discussions), (AliasKind.Article, ids)])
            await database.Execute($"DELETE FROM import_aliases WHERE kind = @kind AND {database.IsListed("target")}", cancel, ("@ids", database.List(targets)), ("@kind", kind));
        foreach (var picture in pictures)
            await database.RemoveUnshown(site, picture, cancel);
        await database.Put(Findable.Comment, [.. comments.Select(id => new IndexedThing(site, id, FrozenSet<string>.Empty, false))], cancel);
        await database.Put(Findable.Article, [.. ids.Select(id => new IndexedThing(site, id, FrozenSet<string>.Empty, false))], cancel);
    }

    /// <summary>Of these people, those who have left nothing that stays: no comment and no vote. Returns how many.</summary>
    public static async Task<int> RemovePeople(this Database database, IReadOnlyCollection<AccountId> people, CancellationToken cancel)
    {
        var silent = await database.Query(
            $"""
            SELECT a.id FROM accounts a WHERE {database.IsListed("a.id")} AND a.email_key IS NULL
                AND NOT EXISTS (SELECT 1 FROM comments c WHERE c.account = a.id) AND NOT EXISTS (SELECT 1 FROM votes v WHERE v.account = a.id)
            """,
            row => row.GetInt64(0), cancel, ("@ids", database.List(people.Select(person => person.Value))));
        await database.RemoveRowsOf<AccountId>(silent, cancel);
        return silent.Count;
    }

    /// <summary>Pages of a site with all their versions.</summary>
    public static async Task RemovePages(this Database database, SiteId site, IReadOnlyCollection<string> slugs, CancellationToken cancel)
    {
        await database.SitePageRevisions.Where(row => row.Site == site && slugs.Contains(row.Slug)).ExecuteDeleteAsync(cancel);
        await database.SitePages.Where(row => row.Site == site && slugs.Contains(row.Slug)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Deletes every row with one of these ids in a column of that kind, the thing's own row included.</summary>
    private static async Task RemoveRowsOf<TId>(this Database database, IReadOnlyCollection<long> ids, CancellationToken cancel) where TId : struct
    {
        foreach (var entity in database.Model.GetEntityTypes())
        {
            foreach (var column in entity.GetProperties().Where(property => IsOf<TId>(property)).Select(property => property.GetColumnName()))
            {
                if (entity.GetTableName() is { } table && !Kept.Contains(table))
                    await database.Execute($"DELETE FROM {table} WHERE {database.IsListed($"\"{column}\"")}", cancel, ("@ids", database.List(ids)));
            }
        }
    }

    private static bool IsOf<TId>(IProperty property) where TId : struct => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(TId);

    private static Task<List<long>> Ids(this Database database, string select, string column, IReadOnlyCollection<long> of, CancellationToken cancel) =>
        database.Query(select + database.IsListed(column), row => row.GetInt64(0), cancel, ("@ids", database.List(of)));

    private static async Task<List<Picture>> PicturesOf(this Database database, IReadOnlyCollection<long> articles, CancellationToken cancel) =>
    [
        .. (await database.Query(
                $"SELECT content FROM article_revisions WHERE {database.IsListed("article")}", row => ArticleJson.Read(row.GetString(0)), cancel, ("@ids", database.List(articles))))
            .SelectMany(content => content.Figures()).Select(figure => figure.Picture).OfType<Picture>().DistinctBy(picture => picture.Hash),
    ];

    /// <summary>A picture of the newsroom with its files, where no article of any site and no site shows it.</summary>
    private static async Task RemoveUnshown(this Database database, SiteId site, Picture picture, CancellationToken cancel)
    {
        var named = ("@named", (object?)$"%{picture.Hash}%");
        if (await database.QueryNumber(
                """
                SELECT 1 WHERE EXISTS (SELECT 1 FROM article_revisions WHERE content LIKE @named) OR EXISTS (SELECT 1 FROM article_drafts WHERE form LIKE @named)
                    OR EXISTS (SELECT 1 FROM sites WHERE masthead LIKE @named OR favicon LIKE @named OR share_image LIKE @named)
                """, cancel, named) is not null)
            return;
        await database.Execute("DELETE FROM pictures WHERE site = @site AND purpose = 0 AND hash = @hash", cancel, ("@site", site.Value), ("@hash", picture.Hash));
        foreach (var hash in picture.Hashes())
            await database.Execute(
                "DELETE FROM files WHERE hash = @hash AND reader_picture IS NULL AND NOT EXISTS (SELECT 1 FROM pictures WHERE sizes LIKE @named)", cancel,
                ("@hash", hash), ("@named", $"%{hash}%"));
    }
}
