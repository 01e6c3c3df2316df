using Parley.Core.Articles;
using Parley.Core.Live;
using Parley.Core.Site;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Articles.Lists;

/// <summary>A page of a list: its articles as items, and where it goes on.</summary>
internal sealed record ListItems(IReadOnlyList<FrontItem> Items, ListCursor? Next)
{
    private const int Most = 30;

    /// <summary>No page then: nobody can fill the memory with made-up ones.</summary>
    public bool IsBeyondLast(ListCursor? after) => after is not null && Items.Count == 0;

    public static async Task<ListItems> Read(
        Composition composition, CurrentSite asked, Publication site, ArticleList list, ListCursor? after, CancellationToken cancel)
    {
        var rows = await composition.Database.Articles(list, after, Most + 1, cancel);
        var shown = rows.Take(Most).ToList();
        var counts = await composition.Database.CommentCounts([.. shown.Select(row => row.Article.Id)], cancel);
        foreach (var count in counts.Values)
            composition.Shows(EventScope.Discussion, count.Discussion.Value, count.Seq);
        return new ListItems(
            [.. shown.Select(row => Item(row.Article, row.Revision.Content, counts.GetValueOrDefault(row.Article.Id)?.Comments ?? 0, asked, site))],
            rows.Count > Most ? ListCursor.Past(shown[^1].Article) : null);
    }

    private static FrontItem Item(Article article, ArticleContent content, long comments, CurrentSite asked, Publication site) => new()
    {
        Path = asked.PathBase + SiteLinks.Article(article.Slug),
        Headline = content.Headline,
        Section = content.Section,
        SectionPath = content.Section is { } section && ListLinks.Section(site, section) is { } path ? asked.PathBase + path : null,
        Dek = content.Dek,
        Bylines = [.. content.Bylines.Select(byline => byline.Name)],
        PublishedAt = article.PublishedAt,
        CommentCount = comments,
        Language = content.Language,
        Direction = content.Direction,
        Picture = content.Lead,
    };
}
