using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;

namespace Parley.Storage.Site.Search;

public sealed record FoundArticle(Article Article, ArticleContent Content);

public sealed record FoundComment(CommentRow Comment, DiscussionRow Discussion);

/// <summary>
/// What a search shows: the index says where to look, the rows themselves whether readers may see it and whether it says so still.
/// </summary>
public static class FoundThings
{
    public static Task<Found<FoundArticle>> SearchArticles(
        this Database database, SiteId site, SearchQuery query, string? language, long? before, int most, CancellationToken cancel) =>
        database.LookFor<FoundArticle>(new Search(site, Findable.Article, query, language, before), most, async ids =>
        {
            var rows = (await database.PublishedAmong(site, ids, cancel)).ToDictionary(row => row.Article.Id.Value);
            return [.. ids.Where(rows.ContainsKey).Select(id => (Id: id, Thing: new FoundArticle(rows[id].Article, rows[id].Revision.Content)))
                .Where(found => query.FindIn(SearchSources.Words(found.Thing.Content)).Count > 0)];
        }, cancel);

    public static Task<Found<FoundComment>> SearchComments(
        this Database database, SiteId site, SearchQuery query, string? language, long? before, int most, CancellationToken cancel) =>
        database.LookFor<FoundComment>(new Search(site, Findable.Comment, query, language, before), most, async ids =>
        {
            var rows = (await database.Comments(ids.Select(id => new CommentId(id)), cancel))
                .Where(row => row is { State: CommentState.Posted, Visible: true } && row.Site == site).ToDictionary(row => row.Id.Value);
            var discussions = await database.Discussions(rows.Values.Select(row => row.Discussion), cancel);
            return [.. ids.Where(id => rows.TryGetValue(id, out var row) && discussions.GetValueOrDefault(row.Discussion) is { IsPublic: true })
                .Select(id => (Id: id, Thing: new FoundComment(rows[id], discussions[rows[id].Discussion])))
                .Where(found => query.FindIn(Markup.PlainText(found.Thing.Comment.Source)).Count > 0)];
        }, cancel);
}
