using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Reports;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Articles.Replies;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.Moderation.Reports;
using Parley.Storage.People;
using Parley.Storage.Site;

namespace Parley.Storage.Moderation;

/// <summary>An objection about to be made, by one of the three; whoever calls has made sure that the verdict concerns them.</summary>
public sealed record NewAppeal(StatementId Verdict, AccountId? Account, GuestId? Guest, NoticeId? Notice, string Words, DateTimeOffset At);

public abstract record AppealResult
{
    private AppealResult() { }

    public sealed record Made(AppealId Id) : AppealResult;

    public sealed record NotThere : AppealResult;

    /// <summary>Objected to before; the first objection stands.</summary>
    public sealed record Again(AppealId Id) : AppealResult;

    public sealed record TooLate(DateTimeOffset Since) : AppealResult;

    /// <summary>The verdict holds no more.</summary>
    public sealed record Over : AppealResult;
}

public abstract record AnswerResult
{
    private AnswerResult() { }

    /// <param name="Number">Of the ledger's row.</param>
    /// <param name="Notices">Legal notices whose senders are to be written to: the objection was theirs, or what they named is back.</param>
    public sealed record Done(long Number, IReadOnlyList<NoticeRow> Notices) : AnswerResult;

    public sealed record NotThere : AnswerResult;

    /// <summary>Somebody was quicker.</summary>
    public sealed record Answered : AnswerResult;

    /// <summary>It is an objection to their own verdict, or their own objection, and the site has somebody else.</summary>
    public sealed record ForSomebodyElse : AnswerResult;
}

/// <param name="Reverses">False when the verdict stays.</param>
/// <param name="Answer">With its reasons; told to whoever objected.</param>
public sealed record AppealAnswer(AppealId Appeal, SiteId Site, AccountId By, bool Reverses, string Answer, DateTimeOffset At);

/// <summary>Objections and what becomes of them, in plain SQL inside write jobs.</summary>
public static class AppealWrites
{
    private static readonly string Objectable = string.Join(", ", StatementId.Acts.Append(LedgerAct.NoticeDecided).Append(LedgerAct.ReportsDismissed).Select(act => (int)act));

    public static async Task<AppealResult> MakeAppeal(this Database job, NewAppeal appeal, KeyFile keys, CancellationToken cancel)
    {
        var (site, number) = appeal.Verdict;
        await job.TakeTurn($"appeals {site}", cancel);
        if (await job.Objected(site, number, cancel) is not { } verdict)
            return new AppealResult.NotThere();
        if (await job.QueryNumber("SELECT id FROM appeals WHERE site = @site AND verdict = @number", cancel, ("@site", site.Value), ("@number", number)) is { } before)
            return new AppealResult.Again(new AppealId(before));
        if (appeal.At > Appeal.EndOf(verdict.At))
            return new AppealResult.TooLate(Appeal.EndOf(verdict.At));
        if (verdict.IsReversed)
            return new AppealResult.Over();

        var made = await job.AppendToLedger(
            new LedgerEntry(site, LedgerAct.AppealMade, verdict.Discussion, verdict.Comment, appeal.Account, appeal.Account, null, appeal.At)
            {
                Guest = appeal.Guest, Origin = Origin.Appeal, Notice = appeal.Notice, Clause = appeal.Verdict.ToString(),
            }, null, keys, cancel);
        var id = (await job.TakeIds("appeals", 1, cancel))[0];
        await job.InsertMany(
            "appeals", ["id", "site", "verdict", "comment", "account", "guest", "notice", "words", "made_at", "made", "outcome"],
            [
                [
                    id, site.Value, number, verdict.Comment?.Value, appeal.Account?.Value, appeal.Guest?.Value, appeal.Notice?.Value, appeal.Words,
                    appeal.At.ToUnixTimeMilliseconds(), made, (int)AppealOutcome.Open,
                ],
            ], cancel);
        if (verdict.Comment is { } comment)
            await job.Refresh([comment], appeal.At, cancel);
        return new AppealResult.Made(new AppealId(id));
    }

    /// <summary>Answers an objection. A reversal brings back what the verdict took: the comment with its votes and answers, or the person's rights.</summary>
    public static async Task<AnswerResult> AnswerAppeal(this Database job, AppealAnswer answer, KeyFile keys, CancellationToken cancel)
    {
        await job.TakeTurn($"appeals {answer.Site}", cancel);
        if (await job.Appeal(answer.Appeal, answer.Site, cancel) is not { } appeal || await job.Objected(answer.Site, appeal.Verdict.Number, cancel) is not { } verdict)
            return new AnswerResult.NotThere();
        if (appeal.Outcome != AppealOutcome.Open)
            return new AnswerResult.Answered();
        if ((verdict.Actor == answer.By || appeal.Account == answer.By) && await job.HasOtherJudges(answer.Site, [verdict.Actor, appeal.Account], cancel))
            return new AnswerResult.ForSomebodyElse();

        if (answer.Reverses)
            await job.Reverse(appeal, verdict, answer, keys, cancel);
        var number = await job.AppendToLedger(
            new LedgerEntry(
                answer.Site, answer.Reverses ? LedgerAct.AppealReversed : LedgerAct.AppealUpheld, verdict.Discussion, verdict.Comment, appeal.Account, answer.By, null,
                answer.At)
            {
                Guest = appeal.Guest, Origin = Origin.Appeal, Notice = appeal.Notice, Clause = appeal.Verdict.ToString(),
                Reverses = answer.Reverses ? appeal.Verdict.Number : null,
            }, null, keys, cancel);
        await job.Execute(
            "UPDATE appeals SET outcome = @outcome, decided_at = @at, decided_by = @by, answer = @answer, decision = @decision WHERE id = @id", cancel,
            ("@outcome", answer.Reverses ? AppealOutcome.Reversed : AppealOutcome.Upheld), ("@at", answer.At), ("@by", answer.By.Value), ("@answer", answer.Answer),
            ("@decision", number), ("@id", answer.Appeal.Value));
        if (verdict.Comment is { } comment)
            await job.Refresh([comment], answer.At, cancel);
        IReadOnlyList<NoticeRow> notices = appeal.Notice is { } own
            ? await job.Notice(answer.Site, own, cancel) is { } notice ? [notice] : []
            : answer.Reverses ? await job.PutBack(answer.Site, appeal.Verdict.Number, cancel) : [];
        return new AnswerResult.Done(number, notices);
    }

    /// <summary>True where somebody may decide who is none of these.</summary>
    public static async Task<bool> HasOtherJudges(this Database database, SiteId site, IEnumerable<AccountId?> than, CancellationToken cancel)
    {
        var staff = await database.Query(
            "SELECT account FROM staff WHERE site = @site AND role >= @role", row => new AccountId(row.GetInt64(0)), cancel,
            ("@site", site.Value), ("@role", Role.Moderator));
        return staff.Any(account => !than.Contains(account));
    }

    private static async Task Reverse(this Database job, AppealRow appeal, Objection verdict, AppealAnswer answer, KeyFile keys, CancellationToken cancel)
    {
        var number = appeal.Verdict.Number;
        switch (verdict.Act)
        {
            case LedgerAct.Removed or LedgerAct.Held when verdict.Comment is { } comment:
                // Taken back by its author meanwhile, or decided anew: then there is nothing to bring back.
                if (await job.Comment(comment, cancel) is { } now && (await job.LastVerdict(now, null, cancel))?.Number == number)
                    await job.Decide(
                        new Verdict
                        {
                            Comment = comment, Act = verdict.Act == LedgerAct.Held ? LedgerAct.Approved : LedgerAct.Restored, Actor = answer.By, Origin = Origin.Appeal,
                            Reverses = number, At = answer.At,
                        }, keys, cancel);
                break;
            case LedgerAct.Warned or LedgerAct.Muted or LedgerAct.Suspended or LedgerAct.Banned or LedgerAct.HoldAll:
                await job.ReverseMeasure(answer.Site, number, cancel);
                break;
            case LedgerAct.ReplyWithdrawn or LedgerAct.ReplyRevoked:
                await job.RestoreReply(answer.Site, number, answer.At, cancel);
                break;
            case LedgerAct.NoticeDecided when appeal.Notice is { } notice:
                await job.RemoveNoticed(notice, answer, keys, cancel);
                break;
            case LedgerAct.ReportingSuspended when appeal.Account is { } reporter:
                await job.Execute(
                    "DELETE FROM reporting_limits WHERE site = @site AND who = @who AND until > @now", cancel,
                    ("@site", answer.Site.Value), ("@who", Reporter.Of(reporter)), ("@now", answer.At));
                break;
            default:
                break;
        }
    }

    /// <summary>Whoever sent a notice was right: what was left as it is goes after all, and the law is the ground.</summary>
    private static async Task RemoveNoticed(this Database job, NoticeId id, AppealAnswer answer, KeyFile keys, CancellationToken cancel)
    {
        if (await job.Notice(answer.Site, id, cancel) is not { } notice)
            return;
        foreach (var thing in await job.NamedBy(id, cancel))
        {
            if (thing is not { Decision: NoticeDecision.NotIllegal, Comment: { } comment }
                || await job.Decide(
                    new Verdict
                    {
                        Comment = comment, Act = LedgerAct.Removed, Reason = Reasons.Illegal, Clause = notice.Law, Law = answer.Answer, Actor = answer.By,
                        Origin = Origin.Appeal, Notice = id, At = answer.At,
                    }, keys, cancel) is not VerdictResult.Done done)
                continue;
            await job.Execute(
                "UPDATE notice_comments SET decision = @decision, clause = @clause, ledger = @ledger WHERE notice = @notice AND position = @position", cancel,
                ("@decision", NoticeDecision.Illegal), ("@clause", notice.Law), ("@ledger", done.Number), ("@notice", id.Value), ("@position", thing.Position));
        }
    }

    private static Task<Objection?> Objected(this Database job, SiteId site, long number, CancellationToken cancel) => job.QueryOne(
        $"""
        SELECT l.act, l.at, l.actor, l.discussion, l.comment, EXISTS (SELECT 1 FROM ledger e WHERE e.site = l.site AND e.reverses = l.number AND {VerdictWrites.NotUndone("e")})
        FROM ledger l WHERE l.site = @site AND l.number = @number AND l.act IN ({Objectable})
        """,
        row => new Objection(
            (LedgerAct)row.GetInt32(0), row.Time(1), row.LongOrNull(2) is { } actor ? new AccountId(actor) : null,
            row.LongOrNull(3) is { } discussion ? new DiscussionId(discussion) : null, row.LongOrNull(4) is { } comment ? new CommentId(comment) : null, row.GetBoolean(5)),
        cancel, ("@site", site.Value), ("@number", number));

    private sealed record Objection(LedgerAct Act, DateTimeOffset At, AccountId? Actor, DiscussionId? Discussion, CommentId? Comment, bool IsReversed);
}
