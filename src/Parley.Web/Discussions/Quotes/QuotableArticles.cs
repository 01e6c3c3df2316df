using Parley.Core.Articles;
using Parley.Core.Discussions.Quotes;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Web.Site;

namespace Parley.Web.Discussions.Quotes;

/// <summary>Revisions as the finder looks things up in them, each made once for all comments under it and kept in a bounded memory.</summary>
internal sealed class QuotableArticles(CacheOptions options)
{
    /// <summary>For a character of the text: the text itself, its markup, and what the index holds of it.</summary>
    private const int BytesEach = 32;

    private readonly BoundedMemory<(long Article, int Revision), QuotableArticle> kept = new(options.Bytes / 4);

    /// <summary>The revision that readers see.</summary>
    public async Task<QuotableArticle?> Current(Database database, ArticleId article, CancellationToken cancel) =>
        await database.RevisionNumber(article, cancel) is { } number and > 0 ? await Of(database, article, number, cancel) : null;

    /// <summary>One revision; null where there is none of this number.</summary>
    public async Task<QuotableArticle?> Of(Database database, ArticleId article, int revision, CancellationToken cancel)
    {
        var key = (article.Value, revision);
        if (kept.Find(key) is { } known)
            return known;
        if (await database.Revision(article, revision, cancel) is not { } found)
            return null;
        var made = new QuotableArticle(revision, found.Passages);
        kept.Put(key, made, 1024 + found.Passages.Sum(passage => (long)BytesEach * passage.Text.Length));
        return made;
    }
}
