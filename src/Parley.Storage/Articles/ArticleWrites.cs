using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;
using Parley.Storage.Live;
using Parley.Storage.Moderation;
using Parley.Storage.Notifications;
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
    public sealed record Done(ArticleId Article, DiscussionId Discussion, string Slug, int Revision, bool IsNew, bool Changed) : PublishResult
    {
        /// <summary>False where readers see it from now on, for the first time or again.</summary>
        public bool WasSeen { get; init; }
    }

    /// <summary>It waits for its moment.</summary>
    public sealed record Scheduled(ArticleId Article, int Revision, DateTimeOffset Moment) : PublishResult;

    /// <summary>The address asked for leads to another article of the site.</summary>
    public sealed record AddressTaken(string Slug) : PublishResult;
}

public static class ArticleWrites
{
    /// <summary>Far more than any article ever needed.</summary>
    public const int MostCorrections = 100;

    private const int DueAtOnce = 50;

    /// <summary>Path of an article's page within its site: the address by which its discussion is found.</summary>
    public static string PathOf(string slug) => "/articles/" + slug;

    /// <summary>
    /// Publishes the article or its next revision, inside a write job: revision, addresses, pictures, discussion and events together.
    /// The same key again is the same article.
    /// </summary>
    public static async Task<PublishResult> PublishArticle(this Database database, ArticleToPublish given, CancellationToken cancel)
    {
        if (await database.Take(given, cancel) is not { } article)
            return new PublishResult.AddressTaken(given.Content.Slug ?? "");
        var wasSeen = article.State == ArticleState.Published;
        var isNew = article.PublishedAt is null && !wasSeen;
        var isRevised = await database.Revise(article, given, cancel);
        if (given.DateUnknown)
            article.PublishUndated();
        else if (!wasSeen)
            article.Publish(given.Content.Published, given.At);
        var discussion = await database.Show(article, given.Content, given.At, cancel);
        if (isRevised || !wasSeen)
            await database.Announce(article, wasSeen ? EventKind.ArticleRevised : EventKind.ArticlePublished, given.At, cancel);
        return new PublishResult.Done(article.Id, discussion, article.Slug, article.Revision, isNew, isRevised || !wasSeen) { WasSeen = wasSeen };
    }

    /// <summary>The same, with its row of the ledger.</summary>
    public static async Task<PublishResult> PublishOnRecord(this Database database, ArticleToPublish given, KeyFile keys, CancellationToken cancel)
    {
        var result = await database.PublishArticle(given, cancel);
        if (result is PublishResult.Done { Changed: true } done)
            await database.Record(
                done.WasSeen ? LedgerAct.ArticleRevised : LedgerAct.ArticlePublished, given.Site, done.Discussion, given.By, given.At, keys, cancel);
        return result;
    }

    /// <summary>Saves the article or its next revision for later, inside a write job: <see cref="PublishDue"/> shows it when its time has come.</summary>
    public static async Task<PublishResult> ScheduleArticle(this Database database, ArticleToPublish given, DateTimeOffset moment, CancellationToken cancel)
    {
        if (await database.Take(given, cancel) is not { } article)
            return new PublishResult.AddressTaken(given.Content.Slug ?? "");
        await database.Revise(article, given, cancel);
        article.Schedule(moment, given.At);
        await database.SaveChangesAsync(cancel);
        return new PublishResult.Scheduled(article.Id, article.Revision, moment);
    }

    /// <summary>Asked first, so that nothing is written while nothing is due.</summary>
    public static async Task<bool> HasDueArticles(this Database database, DateTimeOffset now, CancellationToken cancel) =>
        await database.QueryNumber(
            "SELECT 1 FROM articles WHERE state = @scheduled AND scheduled_for <= @now LIMIT 1", cancel, ("@scheduled", ArticleState.Scheduled), ("@now", now)) is not null;

    /// <summary>Publishes what is due, inside a write job, each once however many nodes ask. Returns how many.</summary>
    public static async Task<int> PublishDue(this Database database, KeyFile keys, DateTimeOffset now, CancellationToken cancel)
    {
        var due = await database.Query(
            "SELECT id, site FROM articles WHERE state = @scheduled AND scheduled_for <= @now ORDER BY site, scheduled_for, id LIMIT @most",
            row => (Article: new ArticleId(row.GetInt64(0)), Site: new SiteId(row.GetInt64(1))), cancel,
            ("@scheduled", ArticleState.Scheduled), ("@now", now), ("@most", DueAtOnce));
        var published = 0;
        foreach (var (id, site) in due)
        {
            await database.LockAddresses(site, cancel);
            // Staff may have changed their mind since, or another node was quicker.
            if (await database.Articles.SingleOrDefaultAsync(row => row.Id == id, cancel) is not { State: ArticleState.Scheduled, ScheduledFor: { } moment } article || moment > now)
                continue;
            var revision = await database.ArticleRevisions.AsNoTracking().SingleAsync(row => row.Article == id && row.Number == article.Revision, cancel);
            article.Publish(revision.Content.Published ?? moment, now);
            var discussion = await database.Show(article, revision.Content, now, cancel);
            await database.Announce(article, EventKind.ArticlePublished, now, cancel);
            await database.Record(LedgerAct.ArticlePublished, site, discussion, revision.By, now, keys, cancel);
            published++;
        }

        return published;
    }

    /// <summary>Takes the article down, inside a write job; its address says that it is gone. False when it was not published.</summary>
    public static async Task<bool> WithdrawArticle(
        this Database database, SiteId site, ArticleId id, AccountId? by, KeyFile keys, DateTimeOffset now, CancellationToken cancel)
    {
        await database.LockAddresses(site, cancel);
        if (await database.Articles.SingleOrDefaultAsync(row => row.Site == site && row.Id == id && row.State == ArticleState.Published, cancel) is not { } article)
            return false;
        article.Withdraw(now);
        await database.SaveChangesAsync(cancel);
        var revision = await database.ArticleRevisions.AsNoTracking().SingleAsync(row => row.Article == id && row.Number == article.Revision, cancel);
        await database.MakeFindable(article, revision.Content, cancel);
        await database.Announce(article, EventKind.ArticleWithdrawn, now, cancel);
        await database.Record(LedgerAct.ArticleWithdrawn, site, (await database.DiscussionOf(id, cancel))?.Id, by, now, keys, cancel);
        return true;
    }

    /// <summary>Makes a scheduled article a draft again, inside a write job. False when it was not scheduled.</summary>
    public static async Task<bool> UnscheduleArticle(this Database database, SiteId site, ArticleId id, DateTimeOffset now, CancellationToken cancel)
    {
        await database.LockAddresses(site, cancel);
        if (await database.Articles.SingleOrDefaultAsync(row => row.Site == site && row.Id == id && row.State == ArticleState.Scheduled, cancel) is not { } article)
            return false;
        article.Unschedule(now);
        await database.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Puts a correction on record, inside a write job; null when the article is not published or has too many already.</summary>
    public static async Task<Correction?> CorrectArticle(
        this Database database, SiteId site, ArticleId id, CorrectionKind kind, string? wrong, string right, AccountId? by, KeyFile keys, DateTimeOffset now,
        CancellationToken cancel, AccountId? credited = null)
    {
        await database.LockAddresses(site, cancel);
        if (await database.Articles.SingleOrDefaultAsync(row => row.Site == site && row.Id == id && row.State == ArticleState.Published, cancel) is not { } article
            || await database.Corrections.CountAsync(row => row.Article == id, cancel) >= MostCorrections)
            return null;
        var correction = article.Correct(kind, wrong, right, by, now, credited);
        database.Corrections.Add(correction);
        await database.SaveChangesAsync(cancel);
        await database.Announce(article, EventKind.ArticleCorrected, now, cancel);
        await database.TellOfCorrection(id, correction.Id.Value, by, now, cancel);
        await database.Record(LedgerAct.CorrectionPublished, site, (await database.DiscussionOf(id, cancel))?.Id, by, now, keys, cancel);
        return correction;
    }

    /// <summary>Puts on record what became of an article, which its discussion stands for.</summary>
    public static Task Record(
        this Database database, LedgerAct act, SiteId site, DiscussionId? discussion, AccountId? by, DateTimeOffset now, KeyFile keys, CancellationToken cancel) =>
        database.AppendToLedger(new LedgerEntry(site, act, discussion, null, null, by, null, now), null, keys, cancel);

    /// <summary>The site's row is the lock of its articles, their addresses and keys.</summary>
    internal static Task<long?> LockAddresses(this Database database, SiteId site, CancellationToken cancel) =>
        database.QueryNumber($"SELECT id FROM sites WHERE id = @site{database.ForUpdate}", cancel, ("@site", site.Value));

    /// <summary>The article of this key, old or new, with an address of its own; null when the one asked for leads to another article.</summary>
    private static async Task<Article?> Take(this Database database, ArticleToPublish given, CancellationToken cancel)
    {
        // Quotes change with the article and with its comments, which are written with the discussion locked.
        await database.QueryNumber(
            $"SELECT d.id FROM discussions d WHERE d.article IN (SELECT a.id FROM articles a WHERE a.site = @site AND a.key = @key){database.ForUpdate}", cancel,
            ("@site", given.Site.Value), ("@key", given.Key));
        await database.LockAddresses(given.Site, cancel);
        var article = await database.Articles.SingleOrDefaultAsync(row => row.Site == given.Site && row.Key == given.Key, cancel);
        if (given.Content.Slug is { } asked && await database.Taken(given.Site, asked, article, cancel))
            return null;
        var isUnaddressed = article is null || !await database.ArticleAddresses.AnyAsync(row => row.Article == article.Id, cancel);
        var slug = given.Content.Slug ?? (isUnaddressed ? await database.FreeSlug(given.Site, given.Content.Headline, cancel) : null);
        if (article is null)
        {
            article = new Article(given.Site, given.Key, slug ?? given.Key, given.At);
            database.Articles.Add(article);
            await database.SaveChangesAsync(cancel);
        }

        await database.KeepFiles(given.Files, cancel);
        await database.KeepPictures(given.Site, given.Content, given.By, given.At, cancel);
        await database.MoveTo(article, slug, cancel);
        return article;
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
        if (article.Revise(given.Content, current, given.By, given.At) is not { } revision)
            return false;
        database.ArticleRevisions.Add(revision);
        if (current is not null)
            await database.CarryQuotes(current, revision, cancel);
        return true;
    }

    private static async Task<DiscussionId> Show(this Database database, Article article, ArticleContent content, DateTimeOffset at, CancellationToken cancel)
    {
        var discussion = await database.DiscussionOf(article, content, at, cancel);
        await database.SaveChangesAsync(cancel);
        await database.MakeFindable(article, content, cancel);
        return discussion;
    }

    private static async Task MoveTo(this Database database, Article article, string? slug, CancellationToken cancel)
    {
        if (slug is null)
            return;
        article.Move(slug);
        if (!await database.ArticleAddresses.AnyAsync(row => row.Site == article.Site && row.Slug == slug, cancel))
            database.ArticleAddresses.Add(new ArticleAddress(article.Site, slug, article.Id));
    }

    private static async Task<DiscussionId> DiscussionOf(this Database database, Article article, ArticleContent content, DateTimeOffset at, CancellationToken cancel)
    {
        var discussion = await database.Discussions.SingleOrDefaultAsync(row => row.Article == article.Id, cancel);
        var isNew = discussion is null;
        if (discussion is null)
        {
            discussion = new Discussion(article.Site, article.Id, content.Headline, at);
            database.Discussions.Add(discussion);
        }

        var comments = content.Comments;
        var site = await database.Sites.AsNoTracking().SingleAsync(row => row.Id == article.Site, cancel);
        var days = comments.CloseAfterDays ?? site.CloseAfterDays;
        var before = discussion.State;
        discussion.Retitle(content.Headline);
        // Before the policy, which may set a new closing time.
        if (comments.Open is true && before == DiscussionState.Closed)
            discussion.Reopen();
        discussion.SetPolicy(comments.Guests, days is { } open ? (article.PublishedAt ?? at).AddDays(open) : null);
        if (comments.Open is false && discussion.State == DiscussionState.Open)
            discussion.Close(at);
        await database.SaveChangesAsync(cancel);
        if (discussion.State != before && !isNew)
            await database.Announce(
                discussion.Id, discussion.State == DiscussionState.Closed ? EventKind.DiscussionClosed : EventKind.DiscussionOpened, null, at, cancel);
        var path = PathOf(article.Slug);
        if (!await database.DiscussionUrls.AnyAsync(row => row.Site == article.Site && row.Url == path, cancel))
            database.DiscussionUrls.Add(new DiscussionUrl(article.Site, path, discussion.Id));
        return discussion.Id;
    }

    /// <summary>The article's page and the site's front page both show something new.</summary>
    internal static async Task Announce(this Database database, Article article, EventKind kind, DateTimeOffset at, CancellationToken cancel)
    {
        await database.Announce(article.Id, article.Version, kind, at, cancel);
        await database.Announce(article.Site, kind, article.Id.Value, at, cancel);
    }
}
