using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Corrections;
using Parley.Core.Notifications;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Notifications;
using Parley.Storage.Site;

namespace Parley.Storage.Moderation.Corrections;

/// <summary>What editors decide of a request for a correction.</summary>
/// <param name="Correction">What was published of it; null where it was put right without.</param>
/// <param name="Answer">The reasons where it is declined.</param>
public sealed record CorrectionDecision(SiteId Site, long Request, CorrectionRequestState State, CorrectionId? Correction, string? Answer, AccountId Actor, DateTimeOffset At);

/// <summary>Deciding on requests for corrections, inside write jobs.</summary>
public static class CorrectionDecisions
{
    /// <summary>Decides it, puts that on record and tells all who said so and the author of the comment. False when somebody else was quicker.</summary>
    public static async Task<bool> DecideCorrection(this Database job, CorrectionDecision decision, KeyFile keys, CancellationToken cancel)
    {
        if (await job.CorrectionRequest(decision.Site, decision.Request, cancel) is not { } request
            || await job.Execute(
                """
                UPDATE correction_requests SET state = @state, decided_at = @at, decided_by = @actor, answer = @answer, correction = @correction
                WHERE id = @id AND decided_at IS NULL
                """, cancel,
                ("@state", decision.State), ("@at", decision.At), ("@actor", decision.Actor.Value), ("@answer", decision.Answer), ("@correction", decision.Correction?.Value),
                ("@id", decision.Request)) == 0)
            return false;
        var discussion = await job.QueryNumber("SELECT id FROM discussions WHERE article = @article", cancel, ("@article", request.Article.Value));
        await job.AppendToLedger(
            new LedgerEntry(
                decision.Site, decision.State == CorrectionRequestState.Accepted ? LedgerAct.CorrectionAccepted : LedgerAct.CorrectionDeclined,
                discussion is { } id ? new DiscussionId(id) : null, request.Comment, null, decision.Actor, null, decision.At),
            decision.Answer is { } answer ? new VerdictWords(answer).Write() : null, keys, cancel);
        await job.TellOfRequest(decision, cancel);
        return true;
    }

    private static Task<int> TellOfRequest(this Database job, CorrectionDecision decision, CancellationToken cancel) => job.Execute(
        $"""
        INSERT INTO notifications (account, kind, cause, site, discussion, comment, detail, at, mail_due)
        SELECT a.id, @kind, 'q' || q.id, q.site, d.id, q.comment, @detail || '-' || q.id, @now, {NoticeWrites.MailDue("a.mail_about_me")}
        FROM correction_requests q JOIN discussions d ON d.article = q.article JOIN accounts a ON a.id IN (
            SELECT s.account FROM correction_requesters s WHERE s.request = q.id AND s.account IS NOT NULL
            UNION SELECT c.account FROM comments c WHERE c.id = q.comment AND c.account IS NOT NULL)
        WHERE q.id = @request AND a.id <> @actor
        ON CONFLICT (account, cause) DO NOTHING
        """, cancel,
        [
            ("@kind", NotificationKind.CorrectionDecided), ("@detail", decision.State == CorrectionRequestState.Accepted ? "accepted" : "declined"),
            ("@request", decision.Request), ("@actor", decision.Actor.Value), .. NoticeWrites.MailTimes(decision.At),
        ]);
}
