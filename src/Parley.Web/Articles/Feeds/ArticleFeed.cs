using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Storage.Articles;
using Parley.Storage.Site;
using Parley.Web.Articles.Lists;
using Parley.Web.Articles.Replies;
using Parley.Web.Site;

namespace Parley.Web.Articles.Feeds;

/// <summary><c>GET /feed.{format}</c>, <c>/sections/{slug}/feed.{format}</c> and those of tags and authors: the newest articles in full.</summary>
internal static class ArticleFeed
{
    private const int Most = 30;

    public static Task<Results<FinishedPage, RedirectHttpResult, NotFound>> Handle(FeedFormat format, CurrentSite asked, PageCache pages, CancellationToken cancel) =>
        Handle(TermKind.All, "", format, asked, pages, cancel);

    public static Task<Results<FinishedPage, RedirectHttpResult, NotFound>> HandleSection(string slug, FeedFormat format, CurrentSite asked, PageCache pages, CancellationToken cancel) =>
        Handle(TermKind.Section, slug, format, asked, pages, cancel);

    public static Task<Results<FinishedPage, RedirectHttpResult, NotFound>> HandleTag(string slug, FeedFormat format, CurrentSite asked, PageCache pages, CancellationToken cancel) =>
        Handle(TermKind.Tag, slug, format, asked, pages, cancel);

    public static Task<Results<FinishedPage, RedirectHttpResult, NotFound>> HandleAuthor(string slug, FeedFormat format, CurrentSite asked, PageCache pages, CancellationToken cancel) =>
        Handle(TermKind.Author, slug, format, asked, pages, cancel);

    private static async Task<Results<FinishedPage, RedirectHttpResult, NotFound>> Handle(
        TermKind kind, string slug, FeedFormat format, CurrentSite asked, PageCache pages, CancellationToken cancel)
    {
        if (slug.Length > Slug.MaxLength)
            return TypedResults.NotFound();
        var key = new PageKey(PageKind.ArticleFeed, asked) { Id = (long)kind, Text = $"{format.Name} {slug}" };
        if (await pages.Get(key, null, (composition, stop) => Compose(kind, slug, format, asked, composition, stop), cancel) is { } page)
            return page;
        return ShowList.Moved(kind, slug, asked) is { } path
            ? TypedResults.LocalRedirect($"{asked.PathBase}{path}/feed.{format.Name}", permanent: true)
            : TypedResults.NotFound();
    }

    private static async Task<PageBody?> Compose(
        TermKind kind, string slug, FeedFormat format, CurrentSite asked, Composition composition, CancellationToken cancel)
    {
        if (await composition.Site(asked.Site.Id, cancel) is not { } site)
            return null;
        var words = Words.For(site.Language);
        var root = asked.Origin + asked.PathBase;
        var (list, title, page, feed) = (ArticleList.All(site.Id), site.Name, root + "/", root + "/feed");
        if (kind != TermKind.All)
        {
            if (await ShowList.Find(composition, site, kind, slug, cancel) is not var (found, name))
                return null;
            page = $"{root}/{ShowList.Folder(kind)}/{Uri.EscapeDataString(slug)}";
            (list, title, feed) = (found, words.Fill("page.title", ("title", name), ("site", site.Name)), page + "/feed");
        }

        var newest = await composition.Database.Articles(list, null, Most, cancel);
        var lengths = await composition.Database.FileLengths(newest.Select(row => row.Revision.Content.Lead?.Picture).OfType<Picture>().Select(picture => PictureAddress.ToShare(picture).Hash), cancel);
        var frame = Frames.Frame(asked, site, null) with { BasePath = root };
        List<FeedEntry> entries = [];
        foreach (var (article, revision) in newest)
            entries.Add(Entry(article, revision.Content, await Html(composition, frame, article, revision, asked.Origin, cancel), frame, lengths));
        return new Feed
        {
            Url = $"{feed}.{format.Name}",
            Page = page,
            Title = title,
            Language = site.Language,
            Updated = newest.Select(row => row.Article.UpdatedAt).DefaultIfEmpty(site.CreatedAt).Max(),
            Entries = entries,
        }.In(format);
    }

    private static FeedEntry Entry(Article article, ArticleContent content, string html, PageFrame frame, IReadOnlyDictionary<string, long> lengths) => new()
    {
        Url = frame.Link(SiteLinks.Article(article.Slug)),
        Title = content.Headline,
        Updated = article.UpdatedAt,
        Published = article.PublishedAt,
        Authors = [.. content.Bylines.Select(byline => byline.Name)],
        Tags = content.Section is { } section ? [section, .. content.Tags] : content.Tags,
        Summary = content.Dek,
        Html = html,
        Language = content.Language,
        Picture = content.Lead?.Picture is { } lead && PictureAddress.ToShare(lead) is var shared && lengths.TryGetValue(shared.Hash, out var length)
            ? new FeedPicture(PictureAddress.Of(frame, shared.Hash), shared.MediaType, length)
            : null,
    };

    /// <summary>Whoever reads a feed reads it elsewhere: every address has its host.</summary>
    private static async Task<string> Html(
        Composition composition, PageFrame frame, Article article, ArticleRevision revision, string origin, CancellationToken cancel)
    {
        var laid = LaidArticle.Of(revision);
        var replies = await ArticleReplies.Of(composition.Database, article, laid, cancel);
        var body = await composition.Pages.Template<FeedBody>((nameof(FeedBody.Frame), frame), (nameof(FeedBody.Article), laid), (nameof(FeedBody.Replies), replies));
        // Words are encoded: only an attribute of ours looks like this.
        return Encoding.UTF8.GetString(body.Fill()).Replace("href=\"/", $"href=\"{origin}/", StringComparison.Ordinal).Trim();
    }
}
