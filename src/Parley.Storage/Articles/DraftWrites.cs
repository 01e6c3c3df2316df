using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Site;

namespace Parley.Storage.Articles;

/// <summary>What an editor wants kept, and what it was typed upon.</summary>
/// <param name="Number">Of the working copy that the form showed; 0 where there was none.</param>
/// <param name="Revision">Of the article that it showed.</param>
public sealed record CopyToKeep(SiteId Site, ArticleId Article, int Number, int Revision, ArticleForm Form, AccountId By, DateTimeOffset At);

public abstract record KeepResult
{
    private KeepResult() { }

    public sealed record Kept(int Number, int Revision, DateTimeOffset At) : KeepResult;

    /// <summary>Somebody else was quicker: their working copy, or null where it was published or dropped meanwhile.</summary>
    public sealed record Conflict(WorkingCopy? Theirs) : KeepResult;

    public sealed record NoArticle : KeepResult;
}

/// <summary>Working copies: kept apart from what is published, each saving numbered, so that two who edit at once notice one another.</summary>
public static class DraftWrites
{
    /// <summary>Copies set aside of one article; the oldest make room.</summary>
    public const int MostAside = 20;

    /// <summary>A new article that nobody sees yet, inside a write job.</summary>
    /// <param name="key">See <see cref="Article.Key"/>; nobody else's.</param>
    public static async Task<ArticleId> StartArticle(
        this Database database, SiteId site, string key, ArticleForm form, AccountId by, DateTimeOffset now, CancellationToken cancel)
    {
        await database.LockAddresses(site, cancel);
        var article = new Article(site, key, key, now);
        article.Draft(form.Headline, now);
        database.Articles.Add(article);
        await database.SaveChangesAsync(cancel);
        database.WorkingCopies.Add(new WorkingCopy(article, form, isAside: false, by, now));
        await database.SaveChangesAsync(cancel);
        return article.Id;
    }

    /// <summary>Keeps what was typed, inside a write job, unless somebody changed the working copy or the article since.</summary>
    public static async Task<KeepResult> KeepCopy(this Database database, CopyToKeep given, CancellationToken cancel)
    {
        if (await database.LockArticle(given.Site, given.Article, cancel) is not { } article)
            return new KeepResult.NoArticle();
        var newest = await database.CurrentCopy(article.Id, cancel);
        if ((newest?.Number ?? 0) != given.Number || article.Revision != given.Revision)
            return new KeepResult.Conflict(newest);
        if (newest is not null && ArticleJson.WriteForm(newest.Form) == ArticleJson.WriteForm(given.Form))
            return new KeepResult.Kept(newest.Number, article.Revision, newest.At);
        if (newest is not null)
            database.WorkingCopies.Remove(newest);
        return await database.Add(article, given, isAside: false, cancel);
    }

    /// <summary>Keeps mine in the place of theirs, which is set aside, inside a write job.</summary>
    /// <param name="given">Its number is that of theirs as it was shown: who saves again meanwhile is asked again.</param>
    public static async Task<KeepResult> KeepMine(this Database database, CopyToKeep given, CancellationToken cancel)
    {
        if (await database.LockArticle(given.Site, given.Article, cancel) is not { } article)
            return new KeepResult.NoArticle();
        var newest = await database.CurrentCopy(article.Id, cancel);
        if ((newest?.Number ?? 0) != given.Number || article.Revision != given.Revision)
            return new KeepResult.Conflict(newest);
        newest?.SetAside();
        var kept = await database.Add(article, given, isAside: false, cancel);
        await database.MakeRoom(article.Id, cancel);
        return kept;
    }

    /// <summary>Leaves theirs as it is and sets mine aside, inside a write job.</summary>
    public static async Task<KeepResult> SetMineAside(this Database database, CopyToKeep given, CancellationToken cancel)
    {
        if (await database.LockArticle(given.Site, given.Article, cancel) is not { } article)
            return new KeepResult.NoArticle();
        var kept = await database.Add(article, given, isAside: true, cancel);
        await database.MakeRoom(article.Id, cancel);
        return kept;
    }

    /// <summary>Takes a copy up again that was set aside, inside a write job; the present one is set aside for it.</summary>
    public static async Task<bool> TakeUpCopy(this Database database, SiteId site, ArticleId id, int number, AccountId by, DateTimeOffset now, CancellationToken cancel)
    {
        if (await database.LockArticle(site, id, cancel) is not { } article
            || await database.WorkingCopies.SingleOrDefaultAsync(row => row.Article == id && row.Number == number && row.IsAside, cancel) is not { } aside)
            return false;
        (await database.CurrentCopy(id, cancel))?.SetAside();
        database.WorkingCopies.Remove(aside);
        article.Draft(aside.Form.Headline, now);
        database.WorkingCopies.Add(new WorkingCopy(article, aside.Form, isAside: false, by, now));
        await database.SaveChangesAsync(cancel);
        await database.MakeRoom(id, cancel);
        return true;
    }

    /// <summary>
    /// Publishes the working copy, or lets it be published at its moment, inside a write job: revision, ledger, and the copy is gone. Null
    /// when somebody has changed it since.
    /// </summary>
    /// <param name="given">As the copy was read.</param>
    /// <param name="id">Of the article.</param>
    /// <param name="number">Of the copy.</param>
    /// <param name="moment">Null publishes at once.</param>
    /// <param name="keys">Of the ledger.</param>
    public static async Task<PublishResult?> PublishCopy(
        this Database database, ArticleToPublish given, ArticleId id, int number, DateTimeOffset? moment, KeyFile keys, CancellationToken cancel)
    {
        await database.LockAddresses(given.Site, cancel);
        if (await database.LockArticle(given.Site, id, cancel) is null || await database.CurrentCopy(id, cancel) is not { } copy || copy.Number != number)
            return null;
        var result = moment is { } later
            ? await database.ScheduleArticle(given, later, cancel)
            : await database.PublishOnRecord(given, keys, cancel);
        if (result is PublishResult.AddressTaken)
            return result;
        database.WorkingCopies.Remove(copy);
        await database.SaveChangesAsync(cancel);
        return result;
    }

    /// <summary>
    /// Brings back what a revision said, inside a write job: as the next revision of what is published or scheduled, else as the working
    /// copy. False when there is no such revision, or a working copy that would be lost.
    /// </summary>
    public static async Task<bool> RestoreRevision(
        this Database database, SiteId site, ArticleId id, int number, AccountId by, KeyFile keys, DateTimeOffset now, CancellationToken cancel)
    {
        await database.LockAddresses(site, cancel);
        if (await database.LockArticle(site, id, cancel) is not { } article
            || await database.Revision(id, number, cancel) is not { } revision || await database.CurrentCopy(id, cancel) is not null)
            return false;
        // The words come back; the address stays.
        var given = new ArticleToPublish { Site = site, Key = article.Key, Content = revision.Content with { Slug = null }, By = by, At = now };
        switch (article)
        {
            case { State: ArticleState.Scheduled, ScheduledFor: { } moment }:
                await database.ScheduleArticle(given, moment, cancel);
                break;
            case { State: ArticleState.Published }:
                await database.PublishOnRecord(given, keys, cancel);
                break;
            default:
                await database.Add(article, new CopyToKeep(site, id, 0, article.Revision, ArticleForm.Of(revision.Content), by, now), isAside: false, cancel);
                break;
        }

        return true;
    }

    /// <summary>Drops the working copy, inside a write job; an article that was never saved as a revision goes with it.</summary>
    /// <returns>False when there is none.</returns>
    public static async Task<bool> DropCopy(this Database database, SiteId site, ArticleId id, DateTimeOffset now, CancellationToken cancel)
    {
        if (await database.LockArticle(site, id, cancel) is not { } article)
            return false;
        var newest = await database.CurrentCopy(id, cancel);
        if (article.Revision == 0)
        {
            database.WorkingCopies.RemoveRange(await database.WorkingCopies.Where(row => row.Article == id).ToListAsync(cancel));
            database.Articles.Remove(article);
        }
        else if (newest is not null)
        {
            database.WorkingCopies.Remove(newest);
            var revision = await database.ArticleRevisions.AsNoTracking().SingleAsync(row => row.Article == id && row.Number == article.Revision, cancel);
            article.Draft(revision.Content.Headline, now);
        }

        await database.SaveChangesAsync(cancel);
        return newest is not null || article.Revision == 0;
    }

    /// <summary>The copy that is worked on.</summary>
    public static Task<WorkingCopy?> CurrentCopy(this Database database, ArticleId article, CancellationToken cancel) =>
        database.WorkingCopies.SingleOrDefaultAsync(row => row.Article == article && !row.IsAside, cancel);

    private static async Task<Article?> LockArticle(this Database database, SiteId site, ArticleId id, CancellationToken cancel)
    {
        await database.QueryNumber($"SELECT id FROM articles WHERE id = @id{database.ForUpdate}", cancel, ("@id", id.Value));
        return await database.Articles.SingleOrDefaultAsync(row => row.Site == site && row.Id == id, cancel);
    }

    private static async Task<KeepResult> Add(this Database database, Article article, CopyToKeep given, bool isAside, CancellationToken cancel)
    {
        if (!isAside)
            article.Draft(given.Form.Headline, given.At);
        var copy = new WorkingCopy(article, given.Form, isAside, given.By, given.At);
        database.WorkingCopies.Add(copy);
        await database.SaveChangesAsync(cancel);
        return new KeepResult.Kept(copy.Number, article.Revision, copy.At);
    }

    private static async Task MakeRoom(this Database database, ArticleId article, CancellationToken cancel)
    {
        var old = await database.WorkingCopies.Where(row => row.Article == article && row.IsAside).OrderByDescending(row => row.Number).Skip(MostAside).ToListAsync(cancel);
        database.WorkingCopies.RemoveRange(old);
        await database.SaveChangesAsync(cancel);
    }
}
