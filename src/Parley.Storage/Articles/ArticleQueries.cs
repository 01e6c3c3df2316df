using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.Site;

namespace Parley.Storage.Articles;

public static class ArticleQueries
{
    /// <summary>The article that has or had this slug on the site.</summary>
    public static async Task<Article?> ArticleAt(this Database database, SiteId site, string slug, CancellationToken cancel) =>
        await database.ArticleAddresses.AsNoTracking().SingleOrDefaultAsync(row => row.Site == site && row.Slug == slug, cancel) is { } address
            ? await database.Articles.AsNoTracking().SingleOrDefaultAsync(row => row.Id == address.Article, cancel)
            : null;

    public static Task<ArticleRevision?> CurrentRevision(this Database database, Article article, CancellationToken cancel) =>
        database.ArticleRevisions.AsNoTracking().SingleOrDefaultAsync(row => row.Article == article.Id && row.Number == article.Revision, cancel);

    /// <summary>Published articles, newest first, with their current revisions; those without a date stand last.</summary>
    public static async Task<IReadOnlyList<(Article Article, ArticleRevision Revision)>> NewestArticles(
        this Database database, SiteId site, int most, CancellationToken cancel)
    {
        var rows = await (
            from article in database.Articles.AsNoTracking()
            join revision in database.ArticleRevisions.AsNoTracking()
                on new { Id = article.Id, Number = article.Revision } equals new { Id = revision.Article, revision.Number }
            where article.Site == site && article.State == ArticleState.Published
            orderby article.PublishedAt.HasValue descending, article.PublishedAt descending, article.Id descending
            select new { article, revision }).Take(most).ToListAsync(cancel);
        return [.. rows.Select(row => (row.article, row.revision))];
    }
}
