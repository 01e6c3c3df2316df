using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.Articles.Replies;
using Parley.Core.Live;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Moderation;
using Parley.Storage.Notifications;
using Parley.Storage.People;
using Parley.Storage.Site;

namespace Parley.Storage.Articles.Replies;

public enum InviteResult
{
    Done,

    /// <summary>This address has the right beside this quotation already.</summary>
    HasIt,
    QuotationFull,
    ArticleFull,
    TooManyWaiting,
}

public enum WriteResult
{
    Published,
    Held,

    /// <summary>The same words as before.</summary>
    Same,
    NotYours,

    /// <summary>Its article is not to be read now.</summary>
    NoArticle,
    TooManyRevisions,
}

/// <summary>Why staff take a reply down or a right away; told to whom it concerns.</summary>
public sealed record ReplyVerdict(string Reason, string? Clause, string? Facts, AccountId By, DateTimeOffset At);

/// <summary>The right of reply inside write jobs, each change with its row on the ledger.</summary>
public static class RightWrites
{
    /// <summary>Keeps the invitation in place of earlier ones of the same address for the same quotation.</summary>
    public static async Task<InviteResult> InviteQuoted(this Database job, RightOfReply right, KeyFile keys, CancellationToken cancel)
    {
        await job.LockAddresses(right.Site, cancel);
        var now = right.InvitedAt;
        var ofArticle = (await job.RightsOfReply.Where(row => row.Article == right.Article).ToListAsync(cancel))
            .Where(row => row.State == RightState.Verified || row.IsOpen(now)).ToList();
        var ofQuotation = ofArticle.Where(row => row.Passages.Intersect(right.Passages).Any()).ToList();
        if (ofQuotation.Exists(row => row.State == RightState.Verified && row.IsFor(right.EmailKey)))
            return InviteResult.HasIt;
        var earlier = ofQuotation.Where(row => row.IsFor(right.EmailKey)).ToList();
        if (ofQuotation.Count - earlier.Count >= RightOfReply.MostOfQuotation)
            return InviteResult.QuotationFull;
        if (ofArticle.Count - earlier.Count >= RightOfReply.MostOfArticle)
            return InviteResult.ArticleFull;
        if (await job.RightsOfReply.CountAsync(row => row.Site == right.Site && row.State == RightState.Invited && row.ExpiresAt > now, cancel) - earlier.Count >= RightOfReply.MostWaiting)
            return InviteResult.TooManyWaiting;
        job.RightsOfReply.RemoveRange(earlier);
        job.RightsOfReply.Add(right);
        await job.SaveChangesAsync(cancel);
        await job.Record(LedgerAct.ReplyInvited, right, null, right.InvitedBy, now, null, keys, cancel);
        return InviteResult.Done;
    }

    /// <summary>Opens the right to the account, if it has proved the invited address. Null when it is not for them, or gone.</summary>
    public static async Task<RightId?> TakeRight(this Database job, byte[] linkHash, AccountId account, KeyFile keys, DateTimeOffset now, CancellationToken cancel)
    {
        var email = await job.Accounts.Where(row => row.Id == account).Select(row => row.EmailKey).SingleOrDefaultAsync(cancel);
        if (await job.Locked(row => row.LinkHash == linkHash, cancel) is not { } right || !right.IsOpen(now) || !right.IsFor(email))
            return null;
        await job.Verify(right, account, keys, now, cancel);
        return right.Id;
    }

    /// <summary>Whoever calls has made sure that the account is theirs.</summary>
    public static async Task Verify(this Database job, RightOfReply right, AccountId account, KeyFile keys, DateTimeOffset now, CancellationToken cancel)
    {
        right.Take(account, now);
        await job.SaveChangesAsync(cancel);
        await job.Record(LedgerAct.ReplyVerified, right, account, account, now, new VerdictWords(Note: right.Evidence), keys, cancel);
        await job.AnnounceNameOf(account, now, cancel);
    }

    public static async Task<bool> DeclineRight(this Database job, byte[] linkHash, DateTimeOffset now, CancellationToken cancel)
    {
        if (await job.Locked(row => row.LinkHash == linkHash, cancel) is not { } right || !right.IsOpen(now))
            return false;
        right.Decline();
        await job.SaveChangesAsync(cancel);
        return true;
    }

    /// <param name="heldFor">Why staff read it first; null to show it at once.</param>
    public static async Task<WriteResult> WriteReply(
        this Database job, RightId id, AccountId account, string source, string? heldFor, KeyFile keys, DateTimeOffset now, CancellationToken cancel)
    {
        if (await job.Locked(row => row.Id == id && row.Account == account, cancel) is not { TakesWords: true } right)
            return WriteResult.NotYours;
        if (right.Source == source)
            return WriteResult.Same;
        if (right.Revision >= RightOfReply.MostRevisions)
            return WriteResult.TooManyRevisions;
        if (await job.Articles.SingleAsync(row => row.Id == right.Article, cancel) is not { State: ArticleState.Published } article)
            return WriteResult.NoArticle;
        var wasSeen = right.IsSeen;
        if (right.Write(source, article.Revision, heldFor, now) is { } former)
            job.ReplyRevisions.Add(former);
        await job.SaveChangesAsync(cancel);
        await job.Show(right, wasSeen, now, cancel);
        if (!right.IsSeen || !wasSeen)
            await job.TellOfAnswer(right, now, cancel);
        if (right.IsSeen && !wasSeen)
            await job.Record(LedgerAct.ReplyPublished, right, account, account, now, null, keys, cancel);
        return right.IsSeen ? WriteResult.Published : WriteResult.Held;
    }

    /// <summary>By whoever wrote it: the words go, of all revisions. The right stays.</summary>
    public static async Task<bool> WithdrawReply(this Database job, RightId id, AccountId account, KeyFile keys, DateTimeOffset now, CancellationToken cancel)
    {
        if (await job.Locked(row => row.Id == id && row.Account == account, cancel) is not { State: RightState.Verified, Reply: ReplyState.Held or ReplyState.Published } right)
            return false;
        var wasSeen = right.IsSeen;
        right.Withdraw();
        await job.SaveChangesAsync(cancel);
        await job.ReplyRevisions.Where(row => row.RightId == id).ExecuteDeleteAsync(cancel);
        await job.Show(right, wasSeen, now, cancel);
        // Of nobody's doing but theirs: no statement is made of it.
        await job.Record(LedgerAct.ReplyWithdrawn, right, null, account, now, null, keys, cancel);
        return true;
    }

    /// <summary>Staff have read what waited, and show it.</summary>
    public static async Task<bool> PublishReply(this Database job, SiteId site, RightId id, AccountId by, KeyFile keys, DateTimeOffset now, CancellationToken cancel)
    {
        if (await job.Locked(row => row.Id == id && row.Site == site, cancel) is not { State: RightState.Verified, Reply: ReplyState.Held } right)
            return false;
        right.Publish();
        await job.SaveChangesAsync(cancel);
        await job.Show(right, false, now, cancel);
        await job.Record(LedgerAct.ReplyPublished, right, right.Account, by, now, null, keys, cancel);
        return true;
    }

    public static async Task<bool> TakeDownReply(this Database job, SiteId site, RightId id, ReplyVerdict verdict, KeyFile keys, CancellationToken cancel)
    {
        if (await job.Locked(row => row.Id == id && row.Site == site, cancel) is not { State: RightState.Verified, Reply: ReplyState.Held or ReplyState.Published } right)
            return false;
        var wasSeen = right.IsSeen;
        right.TakeDown(verdict.Reason, await job.Record(LedgerAct.ReplyWithdrawn, right, verdict, keys, cancel));
        await job.SaveChangesAsync(cancel);
        await job.Show(right, wasSeen, verdict.At, cancel);
        return true;
    }

    /// <summary>Ends an invitation, or takes the right away with what was answered and the badge.</summary>
    /// <param name="verdict">Told to whoever has the right; nobody is told of an invitation that ends.</param>
    public static async Task<bool> RevokeRight(this Database job, SiteId site, RightId id, ReplyVerdict verdict, KeyFile keys, CancellationToken cancel)
    {
        if (await job.Locked(row => row.Id == id && row.Site == site, cancel) is not { } right || !(right.State == RightState.Verified || right.IsOpen(verdict.At)))
            return false;
        var wasSeen = right.IsSeen;
        right.Revoke(
            right.Account is null
                ? await job.Record(LedgerAct.ReplyRevoked, right, null, verdict.By, verdict.At, null, keys, cancel)
                : await job.Record(LedgerAct.ReplyRevoked, right, verdict, keys, cancel));
        await job.SaveChangesAsync(cancel);
        await job.Show(right, wasSeen, verdict.At, cancel);
        if (right.Account is { } account)
            await job.AnnounceNameOf(account, verdict.At, cancel);
        return true;
    }

    /// <summary>An objection was right: what this row of the ledger took is back.</summary>
    internal static async Task RestoreReply(this Database job, SiteId site, long decision, DateTimeOffset at, CancellationToken cancel)
    {
        if (await job.Locked(row => row.Site == site && row.Decision == decision, cancel) is not { Account: { } account } right)
            return;
        right.Restore();
        await job.SaveChangesAsync(cancel);
        await job.Show(right, false, at, cancel);
        await job.AnnounceNameOf(account, at, cancel);
    }

    /// <summary>Whoever leaves takes their answers along: one in nobody's name would be none.</summary>
    internal static async Task ForgetRights(this Database job, AccountId account, string? emailKey, DateTimeOffset at, CancellationToken cancel)
    {
        foreach (var right in await job.RightsOfReply.Where(row => row.Account == account || (row.EmailKey == emailKey && row.Account == null)).ToListAsync(cancel))
        {
            job.RightsOfReply.Remove(right);
            await job.SaveChangesAsync(cancel);
            await job.ReplyRevisions.Where(row => row.RightId == right.Id).ExecuteDeleteAsync(cancel);
            if (right.IsSeen)
                await job.AnnounceAnswer(right.Article, at, cancel);
        }
    }

    /// <summary>The row under the lock of its site, so that two who decide come one after the other.</summary>
    private static async Task<RightOfReply?> Locked(
        this Database job, System.Linq.Expressions.Expression<Func<RightOfReply, bool>> which, CancellationToken cancel)
    {
        if (await job.RightsOfReply.AsNoTracking().SingleOrDefaultAsync(which, cancel) is not { } found)
            return null;
        await job.LockAddresses(found.Site, cancel);
        return await job.RightsOfReply.SingleOrDefaultAsync(which, cancel);
    }

    private static Task Show(this Database job, RightOfReply right, bool wasSeen, DateTimeOffset at, CancellationToken cancel) =>
        wasSeen || right.IsSeen ? job.AnnounceAnswer(right.Article, at, cancel) : Task.CompletedTask;

    private static async Task AnnounceAnswer(this Database job, ArticleId id, DateTimeOffset at, CancellationToken cancel)
    {
        var article = await job.Articles.SingleAsync(row => row.Id == id, cancel);
        article.ShowAnswers();
        await job.SaveChangesAsync(cancel);
        await job.Announce(article, EventKind.ArticleAnswered, at, cancel);
    }

    private static Task<long> Record(
        this Database job, LedgerAct act, RightOfReply right, AccountId? subject, AccountId actor, DateTimeOffset at, VerdictWords? words, KeyFile keys, CancellationToken cancel) =>
        job.AppendToLedger(new LedgerEntry(right.Site, act, right.Discussion, null, subject, actor, null, at), words?.Write(), keys, cancel);

    private static Task<long> Record(this Database job, LedgerAct act, RightOfReply right, ReplyVerdict verdict, KeyFile keys, CancellationToken cancel) =>
        job.AppendToLedger(
            new LedgerEntry(right.Site, act, right.Discussion, null, right.Account, verdict.By, verdict.Reason, verdict.At)
            {
                Ground = verdict.Reason == Reasons.Illegal ? Ground.Law : Ground.HouseRule, Clause = verdict.Clause,
            }, new VerdictWords(Facts: verdict.Facts).Write(), keys, cancel);
}
