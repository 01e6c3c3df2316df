using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Web.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Articles;

/// <summary><c>GET /articles/{slug}?sort=</c>: the article and the first page of its discussion, the same for everyone.</summary>
internal static class ShowArticle
{
    public static async Task<Results<HtmlPage, RedirectHttpResult, NotFound, StatusCodeHttpResult>> Handle(
        string slug, string? sort, HttpContext http, CurrentSite site, Database database, CancellationToken cancel)
    {
        await using var snapshot = await database.Snapshot(cancel);
        if (Ranking.Named(sort) is not { } order || await database.ArticleAt(site.Site.Id, slug, cancel) is not { } article)
            return TypedResults.NotFound();
        if (article.State == ArticleState.Withdrawn)
            return TypedResults.StatusCode(StatusCodes.Status410Gone);
        if (article.State != ArticleState.Published)
            return TypedResults.NotFound();
        if (article.Slug != slug)
            return TypedResults.LocalRedirect(http.Request.PathBase + SiteLinks.Article(article.Slug), permanent: true);

        var revision = await database.CurrentRevision(article, cancel) ?? throw new InvalidOperationException($"Article {article.Id} has no revision {article.Revision}.");
        var discussion = await database.DiscussionOf(article.Id, cancel);
        var page = discussion is null ? null : await database.ThreadPage(discussion.Id, order, ReadComments.DefaultLimit, null, cancel);
        var path = http.Request.PathBase + SiteLinks.Article(article.Slug);
        var content = revision.Content;
        return HtmlPage.Shared<ArticlePage>(new ArticleView
        {
            Frame = Frame(http, site.Site, article, revision, discussion, page),
            Path = path,
            Laid = LaidArticle.Of(revision),
            Section = content.Section,
            Bylines = content.Bylines,
            PublishedAt = article.PublishedAt,
            Language = content.Language,
            Direction = content.Direction,
            Tags = [.. content.Tags.Select(tag => new TagView(tag))],
            Thread = discussion is null || page is null ? null : ThreadViews.Thread(http, site.Site, discussion, page, order),
        });
    }

    private static PageFrame Frame(
        HttpContext http, Publication site, Article article, ArticleRevision revision, DiscussionRow? discussion, ThreadPage? page)
    {
        var path = http.Request.PathBase + SiteLinks.Article(article.Slug);
        var url = http.AbsoluteUrl(path);
        var content = revision.Content;
        var words = Words.For(site.Language);
        var picture = content.Lead?.Picture;
        var frame = Frames.Frame(http, site, content.Headline);
        var urls = new ArticleUrls
        {
            Page = url,
            SiteHome = http.AbsoluteUrl(http.Request.PathBase + "/"),
            PictureUrl = kept => http.AbsoluteUrl(PictureAddress.Of(frame, kept)),
        };
        return frame with
        {
            Description = content.Dek,
            Canonical = url,
            Feeds =
            [
                new FeedLink(words["feed.articles"], http.Request.PathBase + "/feed.atom"),
                new FeedLink(words["feed.comments"], path + "/comments.atom"),
            ],
            OpenGraph = new OpenGraph
            {
                Type = "article",
                Title = content.Headline,
                Description = content.Dek,
                Url = url,
                Image = picture is null ? null : urls.PictureUrl(picture),
                ImageAlt = content.Lead?.Alt,
            },
            JsonLd = ArticleStructuredData.Json(
                content, site.Name, article.PublishedAt, article.UpdatedAt, urls, discussion?.CommentCount ?? 0, Comments(page?.Comments ?? [], url)),
        };
    }

    private static List<CommentData> Comments(IReadOnlyList<ThreadNode> nodes, string url)
    {
        List<CommentData> found = [];
        foreach (var node in nodes)
        {
            var row = node.Comment;
            if (row.State == CommentState.Posted)
                found.Add(new CommentData(
                    row.Id.ToString(), Markup.PlainText(row.Source), row.AuthorName, row.CreatedAt, $"{url}#comment-{row.Id}", row.Parent?.ToString()));
            found.AddRange(Comments(node.Replies, url));
        }

        return found;
    }
}
