using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Live;
using Parley.Storage.Site;

namespace Parley.Storage.Articles;

/// <summary>An article about to be published. Its pictures are read and its content names them by hash.</summary>
public sealed record ArticleToPublish
{
    public required SiteId Site { get; init; }

    /// <summary>See <see cref="Article.Key"/>.</summary>
    public required string Key { get; init; }

    public required ArticleContent Content { get; init; }
    public IReadOnlyList<StoredFile> Files { get; init; } = [];
    public AccountId? By { get; init; }

    /// <summary>An import that does not know the date: the page says so, instead of naming today.</summary>
    public bool DateUnknown { get; init; }

    public required DateTimeOffset At { get; init; }
}

public abstract record PublishResult
{
    private PublishResult() { }

    /// <summary><paramref name="Changed"/> is false when the content is that of the current revision.</summary>
    public sealed record Done(ArticleId Article, DiscussionId Discussion, string Slug, int Revision, bool IsNew, bool Changed) : PublishResult;

    /// <summary>The address asked for leads to another article of the site.</summary>
    public sealed record AddressTaken(string Slug) : PublishResult;
}

public static class ArticleWrites
{
    /// <summary>Path of an article's page within its site: the address by which its discussion is found.</summary>
    public static string PathOf(string slug) => "/articles/" + slug;

    /// <summary>
    /// Publishes the article or its next revision, inside a write job: revision, addresses, pictures, discussion and events together.
    /// The same key again is the same article.
    /// </summary>
    public static async Task<PublishResult> PublishArticle(this Database database, ArticleToPublish given, CancellationToken cancel)
    {
        // The site's row is the lock of its addresses and keys.
        await database.QueryNumber($"SELECT id FROM sites WHERE id = @site{database.ForUpdate}", cancel, ("@site", given.Site.Value));
        var article = await database.Articles.SingleOrDefaultAsync(row => row.Site == given.Site && row.Key == given.Key, cancel);
        if (given.Content.Slug is { } asked && await database.Taken(given.Site, asked, article, cancel))
            return new PublishResult.AddressTaken(asked);

        var isNew = article is null;
        if (article is null)
        {
            article = new Article(given.Site, given.Key, given.Content.Slug ?? await database.FreeSlug(given.Site, given.Content.Headline, cancel), given.At);
            database.Articles.Add(article);
            await database.SaveChangesAsync(cancel);
            database.ArticleAddresses.Add(new ArticleAddress(given.Site, article.Slug, article.Id));
        }

        await database.KeepFiles(given.Files, cancel);
        await database.KeepPictures(given.Site, given.Content, given.By, given.At, cancel);
        var changed = await database.Revise(article, given, cancel);
        await database.MoveTo(article, given.Content.Slug, cancel);
        var discussion = await database.DiscussionOf(article, given, cancel);
        await database.SaveChangesAsync(cancel);
        await database.MakeFindable(article, given.Content, cancel);
        if (changed || isNew)
            await database.Announce(article, isNew ? EventKind.ArticlePublished : EventKind.ArticleRevised, given.At, cancel);
        return new PublishResult.Done(article.Id, discussion, article.Slug, article.Revision, isNew, changed);
    }

    private static async Task<bool> Taken(this Database database, SiteId site, string slug, Article? by, CancellationToken cancel) =>
        await database.ArticleAddresses.AnyAsync(row => row.Site == site && row.Slug == slug && (by == null || row.Article != by.Id), cancel)
        || await database.Articles.AnyAsync(row => row.Site == site && row.Slug == slug && (by == null || row.Id != by.Id), cancel);

    private static async Task<string> FreeSlug(this Database database, SiteId site, string headline, CancellationToken cancel)
    {
        var words = Slug.From(headline) is { Length: > 0 } own ? own : "article";
        var slug = words;
        for (var number = 2; await database.Taken(site, slug, null, cancel); number++)
            slug = string.Create(CultureInfo.InvariantCulture, $"{words}-{number}");
        return slug;
    }

    private static async Task<bool> Revise(this Database database, Article article, ArticleToPublish given, CancellationToken cancel)
    {
        var current = await database.ArticleRevisions.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Article == article.Id && row.Number == article.Revision, cancel);
        var revision = article.Revise(given.Content, current, given.By, given.At);
        if (revision is not null)
            database.ArticleRevisions.Add(revision);
        if (article.State == ArticleState.Published)
            return revision is not null;

        if (given.DateUnknown)
            article.PublishUndated();
        else
            article.Publish(given.Content.Published, given.At);
        return true;
    }

    private static async Task MoveTo(this Database database, Article article, string? slug, CancellationToken cancel)
    {
        if (slug is null || slug.Equals(article.Slug, StringComparison.Ordinal))
            return;
        article.Move(slug);
        if (!await database.ArticleAddresses.AnyAsync(row => row.Site == article.Site && row.Slug == slug, cancel))
            database.ArticleAddresses.Add(new ArticleAddress(article.Site, slug, article.Id));
    }

    private static async Task<DiscussionId> DiscussionOf(this Database database, Article article, ArticleToPublish given, CancellationToken cancel)
    {
        var discussion = await database.Discussions.SingleOrDefaultAsync(row => row.Article == article.Id, cancel);
        var isNew = discussion is null;
        if (discussion is null)
        {
            discussion = new Discussion(given.Site, article.Id, given.Content.Headline, given.At);
            database.Discussions.Add(discussion);
        }

        var comments = given.Content.Comments;
        var site = await database.Sites.AsNoTracking().SingleAsync(row => row.Id == given.Site, cancel);
        var days = comments.CloseAfterDays ?? site.CloseAfterDays;
        var before = discussion.State;
        discussion.Retitle(given.Content.Headline);
        // Before the policy, which may set a new closing time.
        if (comments.Open is true && before == DiscussionState.Closed)
            discussion.Reopen();
        discussion.SetPolicy(comments.Guests, days is { } open ? (article.PublishedAt ?? given.At).AddDays(open) : null);
        if (comments.Open is false && discussion.State == DiscussionState.Open)
            discussion.Close(given.At);
        await database.SaveChangesAsync(cancel);
        if (discussion.State != before && !isNew)
            await database.Announce(
                discussion.Id, discussion.State == DiscussionState.Closed ? EventKind.DiscussionClosed : EventKind.DiscussionOpened, null, given.At, cancel);
        var path = PathOf(article.Slug);
        if (!await database.DiscussionUrls.AnyAsync(row => row.Site == given.Site && row.Url == path, cancel))
            database.DiscussionUrls.Add(new DiscussionUrl(given.Site, path, discussion.Id));
        return discussion.Id;
    }

    /// <summary>The article's page and the site's front page both show something new.</summary>
    private static async Task Announce(this Database database, Article article, EventKind kind, DateTimeOffset at, CancellationToken cancel)
    {
        await database.Announce(article.Id, article.Version, kind, at, cancel);
        await database.Announce(article.Site, kind, article.Id.Value, at, cancel);
    }
}
