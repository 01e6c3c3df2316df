using System.Runtime.CompilerServices;
using Parley.Core.Articles;
using Parley.Core.Site;
using Parley.Storage.Articles;

namespace Parley.Storage.Site.Search;

/// <summary>Proves that lists and index say what articles and comments say; what still waits for the index is left out.</summary>
internal static class SearchCheck
{
    /// <summary>Articles and comments of which the index knows other words than they have, segment by segment.</summary>
    public static async IAsyncEnumerable<(Findable Kind, long Id)> WronglyIndexed(this Database database, [EnumeratorCancellation] CancellationToken cancel)
    {
        var sites = await database.Query("SELECT id FROM sites ORDER BY id", row => new SiteId(row.GetInt64(0)), cancel);
        foreach (var kind in (Findable[])[Findable.Article, Findable.Comment])
        {
            var from = await database.QueryNumber("SELECT before FROM search_progress WHERE kind = @kind", cancel, ("@kind", kind)) ?? long.MaxValue;
            for (var segment = await database.SegmentBelow(kind, long.MaxValue >> IdSet.Bits, sites, cancel);
                 segment is { } at && IdSet.IdOf(at + 1, 0) > from;
                 segment = await database.SegmentBelow(kind, at, sites, cancel))
            {
                foreach (var id in await database.WrongIn(kind, at, sites, cancel))
                {
                    if (id >= from)
                        yield return (kind, id);
                }
            }
        }
    }

    private static async Task<IReadOnlyList<long>> WrongIn(this Database database, Findable kind, long segment, IReadOnlyList<SiteId> sites, CancellationToken cancel)
    {
        var (from, to) = (IdSet.IdOf(segment, 0), IdSet.IdOf(segment + 1, 0));
        var waiting = kind == Findable.Article ? [] : await database.Query(
            "SELECT comment FROM comment_tasks WHERE comment >= @from AND comment < @to", row => row.GetInt64(0), cancel, ("@from", from), ("@to", to));
        var articles = kind == Findable.Article ? await database.ArticlesBelow(to, IdSet.Size, cancel) : [];
        var things = kind == Findable.Article
            ? [.. articles.Where(row => row.Article.Id.Value >= from).Select(row => SearchSources.Thing(row.Article, row.Revision.Content))]
            : await database.CommentsBetween(from, to, cancel);
        IdSet wrong = new();
        foreach (var site in sites)
        {
            var expected = SearchIndex.Rows(things.Where(thing => thing.Site == site));
            var key = new SegmentKey(site, kind, segment);
            var rows = database.Stream($"SELECT term, things FROM search_postings WHERE {SegmentKey.Condition}", SearchIndex.ReadRow, cancel, key.Parameters);
            await foreach (var (term, stored) in rows)
                wrong.AddAll(Difference(stored, expected.Remove(term, out var known) ? known : new IdSet()));
            foreach (var missing in expected.Values)
                wrong.AddAll(missing);
        }

        foreach (var id in waiting)
            wrong.Remove(IdSet.PlaceOf(id));
        List<long> found = [.. wrong.Descending().Select(place => IdSet.IdOf(segment, place))];
        foreach (var (article, revision) in articles.Where(row => row.Article.Id.Value >= from))
        {
            if (!await database.IsListedRight(article, revision.Content, cancel))
                found.Add(article.Id.Value);
        }

        return [.. found.Distinct()];
    }

    private static async Task<bool> IsListedRight(this Database database, Article article, ArticleContent content, CancellationToken cancel)
    {
        var stored = await database.Query(
            "SELECT kind, slug, published_at, site FROM article_terms WHERE article = @article",
            row => (row.GetInt32(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3)), cancel, ("@article", article.Id.Value));
        return stored.ToHashSet().SetEquals(
            (await database.Terms(article, content, cancel)).Select(term => ((int)term.Kind, term.Slug, term.PublishedAt.ToUnixTimeMilliseconds(), term.Site.Value)));
    }

    private static IdSet Difference(IdSet one, IdSet other)
    {
        var difference = IdSet.Read(one.Write());
        difference.RemoveAll(other);
        var rest = IdSet.Read(other.Write());
        rest.RemoveAll(one);
        difference.AddAll(rest);
        return difference;
    }
}
