using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Desk;
using Parley.Core.Moderation.Reports;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Reports;
using Parley.Storage.Site;

namespace Parley.Storage.Moderation.Desk;

public enum DeskAct
{
    /// <summary>What is held appears; what is reported stays, and its reports are answered.</summary>
    Approve,
    Remove,
    Hold,
    Restore,
}

/// <summary>What a moderator decides about one comment of the site.</summary>
public sealed record DeskDecision
{
    public required CommentId Comment { get; init; }
    public required DeskAct Act { get; init; }
    public string? Reason { get; init; }
    public string? Clause { get; init; }
    public string? Law { get; init; }
    public string? Facts { get; init; }
    public string? Note { get; init; }
    public required AccountId Actor { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The revision that was read; another is not judged unread.</summary>
    public int? Revision { get; init; }
}

public abstract record DeskResult
{
    private DeskResult() { }

    /// <param name="Number">Of its ledger row.</param>
    public sealed record Done(long Number) : DeskResult;

    public sealed record NotThere : DeskResult;

    /// <summary>Somebody decided meanwhile, or its author took it back or changed it.</summary>
    public sealed record Overtaken(CommentRow Now) : DeskResult;

    public sealed record Claimed(string? By, DateTimeOffset Until) : DeskResult;
}

/// <summary>What is done at the desk, inside write jobs.</summary>
public static class DeskWrites
{
    /// <summary>So long an item is somebody's, unless they decide before.</summary>
    public static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(10);

    public static async Task<DeskResult> DecideAtDesk(this Database job, SiteId site, DeskDecision decision, KeyFile keys, CancellationToken cancel)
    {
        if (await job.CommentUnderLock(decision.Comment, cancel) is not { } comment || comment.Site != site)
            return new DeskResult.NotThere();
        var waiting = await job.QueuedComment(site, comment.Id, cancel);
        if (waiting is { ClaimedUntil: { } until } && waiting.IsClaimed(decision.At) && waiting.ClaimedBy != decision.Actor)
            return new DeskResult.Claimed(waiting.ClaimedByName, until);
        if (decision.Revision is { } revision && revision != comment.Revision)
            return new DeskResult.Overtaken(comment);
        var origin = waiting switch
        {
            { Notices: > 0 } => Origin.LegalNotice,
            { Reports: > 0 } => Origin.Report,
            { IsHeld: true } => Origin.Rule,
            _ => Origin.OwnInitiative,
        };
        if (decision.Act == DeskAct.Approve && comment.State == CommentState.Posted)
            // The chain is locked: its last row is the one that this has written.
            return await job.DismissReports(site, comment.Id, isUnfounded: false, decision.Note, decision.Actor, keys, decision.At, cancel) is not null
                ? new DeskResult.Done((await job.LedgerHead(site, cancel)).Number)
                : new DeskResult.Overtaken(comment);

        var restricts = decision.Act is DeskAct.Remove or DeskAct.Hold;
        var verdict = new Verdict
        {
            Comment = comment.Id,
            Act = decision.Act switch { DeskAct.Approve => LedgerAct.Approved, DeskAct.Remove => LedgerAct.Removed, DeskAct.Hold => LedgerAct.Held, _ => LedgerAct.Restored },
            Reason = restricts ? decision.Reason : null,
            Clause = restricts ? decision.Clause : null,
            Law = restricts ? decision.Law : null,
            Facts = restricts ? decision.Facts : null,
            Note = decision.Note,
            Actor = decision.Actor,
            Origin = origin,
            FoundByRule = origin == Origin.Rule,
            At = decision.At,
        };
        if (await job.Decide(verdict, keys, cancel) is not VerdictResult.Done done)
            return new DeskResult.Overtaken(comment);
        if (decision.Act == DeskAct.Approve && waiting is { Reports: > 0 })
        {
            await job.SettleReports([comment.Id], ReportOutcome.LeftAsItIs, done.Number, decision.At, cancel);
            await job.Refresh([comment.Id], decision.At, cancel);
        }

        return new DeskResult.Done(done.Number);
    }

    /// <summary>Takes back what a moderator has just done; see <see cref="VerdictWrites.Undo"/>.</summary>
    public static async Task<DeskResult> UndoAtDesk(
        this Database job, SiteId site, long number, AccountId actor, KeyFile keys, DateTimeOffset at, CancellationToken cancel)
    {
        if (await job.DoneBy(site, number, actor, cancel) is not { } done || await job.Comment(done.Comment, cancel) is not { } seen)
            return new DeskResult.NotThere();
        if (done.Act != LedgerAct.ReportsDismissed)
            return await job.Undo(site, done.Comment, number, actor, keys, at, cancel) is VerdictResult.Done undone ? new DeskResult.Done(undone.Number) : new DeskResult.Overtaken(seen);
        await job.LockDiscussion(seen.Discussion, cancel);
        if (at > done.At + Verdict.UndoWithin || await job.ReopenReports(site, number, cancel) == 0)
            return new DeskResult.Overtaken(seen);
        var row = await job.AppendToLedger(
            new LedgerEntry(site, LedgerAct.ReportsDismissed, seen.Discussion, seen.Id, seen.Account, actor, null, at) { Guest = seen.Guest, Origin = Origin.Report, Reverses = number },
            null, keys, cancel);
        await job.Refresh([seen.Id], at, cancel);
        return new DeskResult.Done(row);
    }

    /// <summary>Says that a moderator looks at it. False when it waits no more, or is somebody else's who is not to be asked.</summary>
    public static async Task<bool> Claim(
        this Database job, SiteId site, CommentId comment, AccountId moderator, bool fromOthers, DateTimeOffset at, CancellationToken cancel) =>
        await job.Execute(
            "UPDATE queue SET claimed_by = @moderator, claimed_until = @until WHERE site = @site AND comment = @comment" +
            (fromOthers ? "" : " AND (claimed_by IS NULL OR claimed_by = @moderator OR claimed_until <= @at)"), cancel,
            [("@moderator", moderator.Value), ("@until", at + ClaimLasts), ("@site", site.Value), ("@comment", comment.Value), .. fromOthers ? [] : new (string, object?)[] { ("@at", at) }]) > 0;

    public static Task<int> Release(this Database job, SiteId site, CommentId comment, AccountId moderator, CancellationToken cancel) => job.Execute(
        "UPDATE queue SET claimed_by = NULL, claimed_until = NULL WHERE site = @site AND comment = @comment AND claimed_by = @moderator", cancel,
        ("@site", site.Value), ("@comment", comment.Value), ("@moderator", moderator.Value));

    /// <summary>False when there are too many about this one already.</summary>
    public static async Task<bool> AddNote(this Database job, CommentNote note, CancellationToken cancel) =>
        await job.Execute(
            $"""
            INSERT INTO comment_notes (site, comment, by, words, at)
            SELECT @site, @comment, @by, @words, @at WHERE (SELECT count(*) FROM comment_notes WHERE comment = @comment) < {CommentNote.Most}
            """, cancel,
            ("@site", note.Site.Value), ("@comment", note.Comment.Value), ("@by", note.By.Value), ("@words", note.Words), ("@at", note.At)) > 0;

    public static Task<int> RemoveNote(this Database job, SiteId site, CommentId comment, long note, CancellationToken cancel) =>
        job.Execute("DELETE FROM comment_notes WHERE id = @note AND comment = @comment AND site = @site", cancel, ("@note", note), ("@comment", comment.Value), ("@site", site.Value));

    /// <summary>False when the moderator watches too many already.</summary>
    public static async Task<bool> Watch(this Database job, AccountId moderator, DiscussionId discussion, bool isWatched, DateTimeOffset at, CancellationToken cancel)
    {
        if (!isWatched)
        {
            await job.Execute(
                "DELETE FROM watched_discussions WHERE account = @moderator AND discussion = @discussion", cancel,
                ("@moderator", moderator.Value), ("@discussion", discussion.Value));
            return true;
        }

        if (await job.QueryNumber("SELECT count(*) FROM watched_discussions WHERE account = @moderator", cancel, ("@moderator", moderator.Value)) >= WatchedDiscussion.Most)
            return false;
        await job.Execute(
            "INSERT INTO watched_discussions (account, discussion, since) VALUES (@moderator, @discussion, @at) ON CONFLICT DO NOTHING", cancel,
            ("@moderator", moderator.Value), ("@discussion", discussion.Value), ("@at", at));
        return true;
    }

    /// <summary>False when the site has too many.</summary>
    public static async Task<bool> AddCannedReason(this Database job, CannedReason reason, CancellationToken cancel)
    {
        if (await job.QueryNumber("SELECT count(*) FROM canned_reasons WHERE site = @site", cancel, ("@site", reason.Site.Value)) >= CannedReason.MostOfSite)
            return false;
        await job.Execute(
            "INSERT INTO canned_reasons (site, language, reason, words) VALUES (@site, @language, @reason, @words)", cancel,
            ("@site", reason.Site.Value), ("@language", reason.Language), ("@reason", reason.Reason), ("@words", reason.Words));
        return true;
    }

    public static Task<int> RemoveCannedReason(this Database job, SiteId site, long reason, CancellationToken cancel) =>
        job.Execute("DELETE FROM canned_reasons WHERE id = @reason AND site = @site", cancel, ("@reason", reason), ("@site", site.Value));

    /// <summary>What the desk knows of somebody who leaves: notes about their comments, and what they had on their own desk.</summary>
    internal static async Task ForgetAtDesk(this Database job, AccountId account, CancellationToken cancel)
    {
        await job.Execute(
            "DELETE FROM comment_notes WHERE EXISTS (SELECT 1 FROM comments c WHERE c.id = comment_notes.comment AND c.account = @account)", cancel,
            ("@account", account.Value));
        await job.Execute("DELETE FROM watched_discussions WHERE account = @account", cancel, ("@account", account.Value));
        await job.Execute("UPDATE queue SET claimed_by = NULL, claimed_until = NULL WHERE claimed_by = @account", cancel, ("@account", account.Value));
    }
}
