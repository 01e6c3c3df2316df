using Parley.Core.Articles;
using Parley.Storage.Discussions;
using Parley.Storage.Site.Search;

namespace Parley.Storage.Articles;

/// <summary>What readers find an article by, derived from its current revision.</summary>
public static class FindingWrites
{
    /// <summary>
    /// Puts the article into the lists it belongs in and its words into the search index, or takes it out of them: to be called in every job
    /// that publishes, revises or withdraws one, once its row is saved.
    /// </summary>
    public static async Task MakeFindable(this Database database, Article article, ArticleContent content, CancellationToken cancel)
    {
        var before = await database.QueryOne(
            "SELECT slug FROM article_terms WHERE article = @article AND kind = @kind", row => row.GetString(0), cancel,
            ("@article", article.Id.Value), ("@kind", TermKind.Language));
        // Comments are found by the language of their article.
        if (before is not null && before != ArticleTerm.PrimaryLanguage(content.Language))
            await database.AddTasksUnder(article.Id, cancel);
        await database.List(article, content, cancel);
        await database.Put(Findable.Article, [SearchSources.Thing(article, content)], cancel);
    }

    internal static async Task List(this Database database, Article article, ArticleContent content, CancellationToken cancel)
    {
        await database.Execute("DELETE FROM article_terms WHERE article = @article", cancel, ("@article", article.Id.Value));
        await database.InsertMany(
            "article_terms", ["site", "kind", "slug", "name", "article", "published_at"],
            ArticleTerm.Of(article, content).Select(term => (object?[])
                [term.Site.Value, (int)term.Kind, term.Slug, term.Name, term.Article.Value, term.PublishedAt.ToUnixTimeMilliseconds()]), cancel);
    }
}
