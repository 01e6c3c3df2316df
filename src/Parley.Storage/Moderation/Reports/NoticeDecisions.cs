using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Reports;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.Site;

namespace Parley.Storage.Moderation.Reports;

/// <summary>What staff decide of one thing that a notice names.</summary>
/// <param name="Reason">A code of <see cref="Reasons"/>, where it is against the house rules.</param>
/// <param name="Law">Which law, where it is illegal.</param>
public sealed record DecisionToGive(int Position, NoticeDecision Decision, string? Reason, string? Law);

/// <summary>What staff decide of a legal notice.</summary>
/// <param name="Decisions">Of some or all of what it names.</param>
/// <param name="Answer">The reasons, for whoever sent it.</param>
/// <param name="IsUnfounded">It plainly had no ground.</param>
public sealed record NoticeVerdict(
    SiteId Site, NoticeId Notice, IReadOnlyList<DecisionToGive> Decisions, string? Answer, bool IsUnfounded, AccountId Actor, DateTimeOffset At);

/// <summary>Deciding on legal notices, inside write jobs.</summary>
public static class NoticeDecisions
{
    private const string IsOpen = "state IN (0, 1)";

    /// <summary>Removes what is to be removed and completes the notice when nothing of it is open any more. The same thing named by others is removed for them too.</summary>
    /// <returns>Notices completed by it, whose senders are to be written to; null when there is no such notice, or something of it was decided meanwhile.</returns>
    public static async Task<IReadOnlyList<NoticeRow>?> DecideNotice(this Database job, NoticeVerdict verdict, KeyFile keys, CancellationToken cancel)
    {
        await job.TakeTurn($"notices {verdict.Site}", cancel);
        if (await job.Notice(verdict.Site, verdict.Notice, cancel) is not { State: NoticeState.Awaiting or NoticeState.UnderReview })
            return null;
        var open = (await job.NamedBy(verdict.Notice, cancel)).Where(thing => thing.Decision == NoticeDecision.Open).ToDictionary(thing => thing.Position);
        if (verdict.Decisions.Any(decision => !open.ContainsKey(decision.Position)))
            return null;
        foreach (var decision in verdict.Decisions)
            await job.Decide(verdict, open[decision.Position], decision, keys, cancel);
        await job.Execute(
            "UPDATE legal_notices SET state = @state, answer = COALESCE(@answer, answer), is_unfounded = @unfounded WHERE id = @id", cancel,
            ("@state", NoticeState.UnderReview), ("@answer", verdict.Answer), ("@unfounded", verdict.IsUnfounded), ("@id", verdict.Notice.Value));
        await job.Refresh(open.Values.Select(thing => thing.Comment).OfType<CommentId>(), verdict.At, cancel);
        return await job.CompleteNotices(verdict.Site, verdict.Actor, keys, verdict.At, cancel);
    }

    /// <summary>Sites with notices of which nothing is open any more, though nobody has closed them.</summary>
    public static Task<List<SiteId>> SitesToComplete(this Database database, CancellationToken cancel) => database.Query(
        $"SELECT DISTINCT n.site FROM legal_notices n WHERE n.{IsOpen} AND {NothingOpen} ORDER BY n.site", row => new SiteId(row.GetInt64(0)), cancel);

    /// <summary>Closes the notices of which nothing is open any more: decided, or void where all that they named was gone before.</summary>
    public static async Task<IReadOnlyList<NoticeRow>> CompleteNotices(
        this Database job, SiteId site, AccountId? actor, KeyFile keys, DateTimeOffset at, CancellationToken cancel)
    {
        await job.TakeTurn($"notices {site}", cancel);
        var done = await job.Query(
            $"SELECT {NoticeRow.Columns} FROM legal_notices n WHERE n.site = @site AND n.{IsOpen} AND {NothingOpen} ORDER BY n.id LIMIT 100", NoticeRow.Read, cancel, ("@site", site.Value));
        foreach (var notice in done)
        {
            var decisions = (await job.NamedBy(notice.Id, cancel)).Select(thing => thing.Decision).ToList();
            var outcome = Outcome(decisions);
            var number = await job.AppendToLedger(
                new LedgerEntry(site, LedgerAct.NoticeDecided, null, null, null, outcome == NoticeDecision.Gone ? null : actor, Code(outcome), at)
                {
                    Origin = Origin.LegalNotice,
                    Notice = notice.Id,
                    Ground = outcome switch { NoticeDecision.Illegal => Ground.Law, NoticeDecision.AgainstRules => Ground.HouseRule, _ => Ground.None },
                    Clause = notice.IsTrusted ? LegalNoticeWrites.TrustedFlagger : null,
                }, null, keys, cancel);
            await job.Execute(
                "UPDATE legal_notices SET state = @state, completed_at = @at WHERE id = @id", cancel,
                ("@state", outcome == NoticeDecision.Gone ? NoticeState.Void : NoticeState.Completed), ("@at", at), ("@id", notice.Id.Value));
            await job.Execute("UPDATE notice_comments SET ledger = @ledger WHERE notice = @notice AND ledger IS NULL", cancel, ("@ledger", number), ("@notice", notice.Id.Value));
        }

        return done;
    }

    private const string NothingOpen = "NOT EXISTS (SELECT 1 FROM notice_comments t WHERE t.notice = n.id AND t.decided_at IS NULL)";

    private static async Task Decide(this Database job, NoticeVerdict verdict, NoticedRow thing, DecisionToGive decision, KeyFile keys, CancellationToken cancel)
    {
        var removes = decision.Decision is NoticeDecision.Illegal or NoticeDecision.AgainstRules;
        var outcome = decision.Decision;
        long? number = null;
        if (removes && thing.Comment is { } comment)
        {
            var given = await job.Decide(
                new Verdict
                {
                    Comment = comment,
                    Act = LedgerAct.Removed,
                    Reason = outcome == NoticeDecision.Illegal ? Reasons.Illegal : decision.Reason,
                    Clause = decision.Law,
                    Facts = verdict.Answer,
                    Actor = verdict.Actor,
                    Origin = Origin.LegalNotice,
                    Notice = verdict.Notice,
                    At = verdict.At,
                }, keys, cancel);
            (outcome, number) = given switch
            {
                VerdictResult.Done done => (outcome, done.Number),
                // Somebody removed it before: that removal is the decision.
                VerdictResult.OutOfDate { Now.State: CommentState.Removed } => (outcome, await job.QueryNumber(
                    "SELECT max(number) FROM ledger WHERE site = @site AND comment = @comment AND act = 1", cancel, ("@site", verdict.Site.Value), ("@comment", comment.Value))),
                _ => (NoticeDecision.Gone, null),
            };
        }

        var everywhere = removes && thing.Comment is not null;
        await job.Execute(
            "UPDATE notice_comments SET decision = @decision, clause = @clause, decided_at = @at, decided_by = @actor, ledger = @ledger WHERE decided_at IS NULL AND " +
            (everywhere ? "comment = @comment" : "notice = @notice AND position = @position"), cancel,
            [
                ("@decision", outcome), ("@clause", removes ? decision.Law ?? decision.Reason : null), ("@at", verdict.At), ("@actor", verdict.Actor.Value), ("@ledger", number),
                .. everywhere ? [("@comment", thing.Comment?.Value)] : new (string, object?)[] { ("@notice", verdict.Notice.Value), ("@position", thing.Position) },
            ]);
    }

    /// <summary>Where a removal is taken back that notices had asked for, they say so.</summary>
    /// <returns>These notices.</returns>
    internal static async Task<IReadOnlyList<NoticeRow>> PutBack(this Database job, SiteId site, long removal, CancellationToken cancel)
    {
        var notices = await job.Query(
            $"""
            SELECT {NoticeRow.Columns} FROM legal_notices n WHERE n.site = @site AND n.id IN (
                SELECT t.notice FROM notice_comments t JOIN ledger l ON l.site = @site AND l.number = @removal AND t.comment = l.comment WHERE t.ledger = @removal)
            ORDER BY n.id
            """, NoticeRow.Read, cancel, ("@site", site.Value), ("@removal", removal));
        foreach (var notice in notices)
            await job.Execute(
                "UPDATE notice_comments SET decision = @decision, clause = NULL WHERE notice = @notice AND ledger = @removal AND comment IS NOT NULL", cancel,
                ("@decision", NoticeDecision.Restored), ("@notice", notice.Id.Value), ("@removal", removal));
        return notices;
    }

    /// <summary>The gravest of them stands for the notice.</summary>
    private static NoticeDecision Outcome(IReadOnlyCollection<NoticeDecision> decisions) =>
        ((NoticeDecision[])[NoticeDecision.Illegal, NoticeDecision.AgainstRules, NoticeDecision.NotIllegal]).FirstOrDefault(decisions.Contains, NoticeDecision.Gone);

    private static string Code(NoticeDecision outcome) => outcome switch
    {
        NoticeDecision.Illegal => "illegal",
        NoticeDecision.AgainstRules => "against-rules",
        NoticeDecision.NotIllegal => "not-illegal",
        _ => "gone",
    };
}
