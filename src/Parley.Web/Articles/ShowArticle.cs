using System.Buffers;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;
using Parley.Web.Articles.Feeds;
using Parley.Web.Articles.Lists;
using Parley.Web.Articles.Passages;
using Parley.Web.Articles.Replies;
using Parley.Web.Discussions;
using Parley.Web.Moderation.Sources;
using Parley.Web.Site;

namespace Parley.Web.Articles;

/// <summary><c>GET /articles/{slug}?sort=</c>: the article and the first page of its discussion, the same for everyone.</summary>
internal static class ShowArticle
{
    public static async Task<Results<FinishedPage, RedirectHttpResult, NotFound, StatusCodeHttpResult>> Handle(
        string slug, string? sort, string? after, CurrentSite asked, PageCache pages, Store store, CancellationToken cancel)
    {
        if (Ranking.Named(sort) is not { } order)
            return TypedResults.NotFound();
        var key = new PageKey(PageKind.Article, asked) { Text = slug, Sort = order };
        if (await pages.Get(key, after, (composition, stop) => Compose(slug, order, asked, composition, stop), cancel) is { } page)
            return page;

        await using var database = store.Context();
        return await database.ArticleAt(asked.Site.Id, slug, cancel) switch
        {
            { State: ArticleState.Withdrawn } or { State: ArticleState.Scheduled, PublishedAt: not null } => TypedResults.StatusCode(StatusCodes.Status410Gone),
            { State: ArticleState.Published } moved when moved.Slug != slug => TypedResults.LocalRedirect(asked.PathBase + SiteLinks.Article(moved.Slug), permanent: true),
            _ => TypedResults.NotFound(),
        };
    }

    private static async Task<PageBody?> Compose(string slug, ThreadSort order, CurrentSite asked, Composition composition, CancellationToken cancel)
    {
        var database = composition.Database;
        if (await composition.Site(asked.Site.Id, cancel) is not { } site
            || await database.ArticleAt(site.Id, slug, cancel) is not { State: ArticleState.Published } article || article.Slug != slug)
            return null;
        composition.Shows(article);
        var revision = await database.CurrentRevision(article, cancel) ?? throw new InvalidOperationException($"Article {article.Id} has no revision {article.Revision}.");
        var corrections = await database.CorrectionsOf(article.Id, cancel);
        var discussion = await database.DiscussionOf(article.Id, cancel);
        if (discussion is not null)
            composition.Shows(discussion);
        var page = discussion is null ? null : await database.ThreadPage(discussion.Id, order, ReadComments.DefaultLimit, null, cancel);
        var thread = discussion is null || page is null ? null : await ThreadViews.Thread(asked, site, discussion, page, order, composition, cancel);
        var marks = discussion is null ? [] : await database.MarksOf(article.Id, cancel);
        var laid = LaidArticle.Of(revision);
        var replies = await ArticleReplies.Of(database, article, laid, cancel);
        var sources = await SourcesShown.Of(database, article.Id, asked.PathBase, cancel);
        var frame = Frame(asked, site, article, revision, corrections, laid, replies);
        var shell = await composition.Fragments.Find(
            new FragmentKey(FragmentKind.Shell, frame.Words.Language, asked.Origin + asked.PathBase, article.Id.Value),
            (article.Version, site.Version, thread is null, string.Join(' ', marks), string.Join(' ', sources.SelectMany(source => source.Value.Links))),
            () => composition.Pages.Template<ArticlePage>(("Page", View(asked, site, article, revision, corrections, laid, marks, replies, frame, thread) with { Sources = sources })));
        return PageBody.Html(
            shell.Fill(
                ("data", await Data(page, thread, asked.Origin + asked.PathBase + SiteLinks.Article(slug), composition.Fragments)),
                ("count", thread is null ? default : await composition.Fragments.Count(frame, thread.Count)),
                ("discussion", thread is null ? default : await Discussion(frame, thread, composition))),
            frame.Words);
    }

    private static async Task<byte[]> Discussion(PageFrame frame, ThreadView thread, Composition composition)
    {
        var section = await composition.Pages.Template<ThreadSection>((nameof(ThreadSection.Frame), frame), (nameof(ThreadSection.Thread), thread));
        return section.Fill(("comments", await composition.Fragments.Items(frame, thread.Comments)));
    }

    private static ArticleView View(
        CurrentSite asked, Publication site, Article article, ArticleRevision revision, IReadOnlyList<Correction> corrections, LaidArticle laid, IReadOnlyList<MarkRow> marks,
        ArticleReplies replies, PageFrame frame, ThreadView? thread) => new()
    {
        Frame = frame,
        Path = asked.PathBase + SiteLinks.Article(article.Slug),
        Laid = laid,
        Replies = replies,
        Revision = revision.Number,
        Discussed = DiscussedSentences.Of(asked.PathBase + SiteLinks.Article(article.Slug), revision.Passages, marks),
        Section = revision.Content.Section,
        SectionPath = revision.Content.Section is { } section && ListLinks.Section(site, section) is { } list ? asked.PathBase + list : null,
        Bylines = revision.Content.Bylines,
        PublishedAt = article.PublishedAt,
        CorrectedAt = corrections.FirstOrDefault(correction => correction.Kind == CorrectionKind.Correction)?.At,
        Corrections = [.. corrections.Select(CorrectionView.Of)],
        Language = revision.Content.Language,
        Direction = revision.Content.Direction,
        Tags = [.. revision.Content.Tags.Select(tag => new TagView(tag, ListLinks.Tag(tag) is { } path ? asked.PathBase + path : null))],
        Thread = thread,
    };

    private static PageFrame Frame(
        CurrentSite asked, Publication site, Article article, ArticleRevision revision, IReadOnlyList<Correction> corrections, LaidArticle laid, ArticleReplies replies)
    {
        var path = asked.PathBase + SiteLinks.Article(article.Slug);
        var url = asked.AbsoluteUrl(path);
        var content = revision.Content;
        var words = Words.For(site.Language);
        var picture = content.Lead?.Picture;
        var frame = Frames.Frame(asked, site, content.Headline);
        var urls = new ArticleUrls
        {
            Page = url,
            SiteHome = asked.AbsoluteUrl(asked.PathBase + "/"),
            PictureUrl = kept => asked.AbsoluteUrl(PictureAddress.Of(frame, kept)),
        };
        return frame with
        {
            LeavesSlots = true,
            Sheets = Frames.CommentSheets,
            Description = content.Dek,
            Canonical = url,
            Feeds = [.. FeedLinks.OfSite(asked, words), .. FeedLinks.OfComments(path, words)],
            CurrentSection = content.Section is { } section && ListLinks.Section(site, section) is { } list ? asked.PathBase + list : null,
            OpenGraph = new OpenGraph
            {
                Type = "article",
                Title = content.Headline,
                Description = content.Dek,
                Url = url,
                Image = picture is null ? null : asked.AbsoluteUrl(PictureAddress.Of(frame, PictureAddress.ToShare(picture).Hash)),
                ImageAlt = content.Lead?.Alt,
            },
            // The comments stand in it as its last members.
            JsonLd = ArticleStructuredData.Json(content, site.Name, article.PublishedAt, article.UpdatedAt, urls, corrections, laid, [.. replies.All.Select(reply => reply.Data(url))])[..^1] + Template.Mark("data") + "}",
        };
    }

    private static async Task<ReadOnlyMemory<byte>> Data(ThreadPage? page, ThreadView? thread, string url, CommentFragments fragments)
    {
        List<CommentData> comments = [];
        foreach (var row in Rows(page?.Comments ?? []).Where(row => row.State == CommentState.Posted))
            comments.Add(new CommentData(row.Id.ToString(), $"{url}#comment-{row.Id}", row.Parent?.ToString(), await fragments.Data(row)));
        ArrayBufferWriter<byte> to = new(64 * 1024);
        to.Write(","u8);
        ArticleStructuredData.WriteComments(to, thread?.Count ?? 0, comments);
        return to.WrittenMemory;
    }

    private static IEnumerable<CommentRow> Rows(IReadOnlyList<ThreadNode> nodes) => nodes.SelectMany(node => Rows(node.Replies).Prepend(node.Comment));
}
