using Parley.Core.Site;
using Parley.Storage.Articles;

namespace Parley.Storage.Site.Search;

/// <summary>So many articles or comments were put into the index.</summary>
public sealed record RebuildStep(Findable Kind, int Things);

/// <summary>
/// Makes lists and index of what the store holds, newest first, some in each write job: it may be stopped at any moment and goes on
/// where it was. A store from before there was an index has no row of progress.
/// </summary>
public static class SearchRebuild
{
    /// <summary>Long ones take some milliseconds each.</summary>
    private const int ArticlesAtOnce = 100;

    private static readonly Findable[] Kinds = [Findable.Article, Findable.Comment];

    /// <summary>Whether something is left to be done.</summary>
    public static async Task<bool> IsSearchUnfinished(this Database database, CancellationToken cancel) =>
        await database.QueryNumber("SELECT count(*) FROM search_progress WHERE before = 0", cancel) < Kinds.Length;

    /// <summary>Everything is to be made anew; what is there is found until it is replaced.</summary>
    public static Task<int> BeginSearchAnew(this Database database, CancellationToken cancel) => database.Execute("DELETE FROM search_progress", cancel);

    /// <summary>The next step, in a write job of its own; null when all is done.</summary>
    public static async Task<RebuildStep?> RebuildNext(this Database database, CancellationToken cancel)
    {
        await database.TakeTurn("search index", cancel);
        foreach (var kind in Kinds)
        {
            var before = await database.QueryNumber("SELECT before FROM search_progress WHERE kind = @kind", cancel, ("@kind", kind)) ?? long.MaxValue;
            if (before == 0)
                continue;
            var (things, from) = kind == Findable.Article ? await database.RebuildArticles(before, cancel) : await database.RebuildComments(before, cancel);
            await database.Execute(
                "INSERT INTO search_progress (kind, before) VALUES (@kind, @before) ON CONFLICT (kind) DO UPDATE SET before = excluded.before", cancel,
                ("@kind", kind), ("@before", from));
            return new RebuildStep(kind, things);
        }

        return null;
    }

    private static async Task<(int Things, long From)> RebuildArticles(this Database database, long before, CancellationToken cancel)
    {
        var articles = await database.ArticlesBelow(before, ArticlesAtOnce, cancel);
        foreach (var (article, revision) in articles)
            await database.List(article, revision.Content, cancel);
        await database.Put(Findable.Article, [.. articles.Select(row => SearchSources.Thing(row.Article, row.Revision.Content))], cancel);
        return (articles.Count, articles.Count < ArticlesAtOnce ? 0 : articles[^1].Article.Id.Value);
    }

    /// <summary>A whole segment: whatever else was in it goes.</summary>
    private static async Task<(int Things, long From)> RebuildComments(this Database database, long before, CancellationToken cancel)
    {
        var sites = await database.Query("SELECT id FROM sites ORDER BY id", row => new SiteId(row.GetInt64(0)), cancel);
        if (await database.SegmentBelow(Findable.Comment, IdSet.SegmentOf(before), sites, cancel) is not { } segment)
            return (0, 0);
        var things = await database.CommentsBetween(IdSet.IdOf(segment, 0), IdSet.IdOf(segment + 1, 0), cancel);
        foreach (var site in sites)
            await database.Replace(new SegmentKey(site, Findable.Comment, segment), [.. things.Where(thing => thing.Site == site)], cancel);
        return (things.Count, IdSet.IdOf(segment, 0));
    }

    /// <summary>The newest segment below one that holds things, or rows of things that were in it.</summary>
    internal static async Task<long?> SegmentBelow(this Database database, Findable kind, long below, IReadOnlyList<SiteId> sites, CancellationToken cancel)
    {
        var newest = await database.QueryNumber(
            $"SELECT max(id) FROM {(kind == Findable.Article ? "articles" : "comments")} WHERE id < @id", cancel, ("@id", IdSet.IdOf(below, 0)));
        long? segment = newest is { } id ? IdSet.SegmentOf(id) : null;
        foreach (var site in sites)
        {
            var indexed = await database.QueryNumber(
                "SELECT max(segment) FROM search_postings WHERE site = @site AND kind = @kind AND segment < @segment", cancel,
                ("@site", site.Value), ("@kind", kind), ("@segment", below));
            if (indexed is not null && !(indexed <= segment))
                segment = indexed;
        }

        return segment;
    }
}
