using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Reports;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Reports;
using Parley.Storage.Site;
using Parley.Web.Discussions;
using Parley.Web.Moderation.Desk;
using Parley.Web.Notifications;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Reports;

/// <summary><c>/desk/notices/{id}</c>: one legal notice with what it names, and the decision on each of these.</summary>
internal static class DecideNotice
{
    public static async Task<Results<HtmlPage, NotFound>> Page(
        long id, string? done, CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel) =>
        await Show(
            new NoticeId(id), FormCollection.Empty, [], StatusCodes.Status200OK, done is null ? [] : [new PageNotice(NoticeKind.Good, context.Words()["desk.notice.done"])],
            reader, asked, database, context, cancel) is { } page ? page : TypedResults.NotFound();

    /// <summary>Posts <c>decision-N</c>, <c>reason-N</c> and <c>law-N</c> for the thing N, <c>answer</c> and <c>unfounded</c>.</summary>
    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, HttpContext context, CancellationToken cancel)
    {
        var notice = new NoticeId(id);
        if (await database.Notice(asked.Site.Id, notice, cancel) is not { } row || reader.Account is not { } actor)
            return TypedResults.NotFound();
        var form = await context.Request.ReadFormAsync(cancel);
        var words = context.Words();
        List<string> wrong = [];
        var decisions = Read(form, await database.NamedBy(notice, cancel), words, wrong);
        var answer = TextRules.Check(form["answer"].ToString(), LegalNotice.LongestAnswer);
        if (answer is not TextOutcome.Accepted)
            wrong.Add(answer is TextOutcome.Empty ? words["desk.notice.no_answer"] : words.Fill("desk.notice.long_answer", ("limit", words.Number(LegalNotice.LongestAnswer))));
        if (decisions.Count == 0 && wrong.Count == 0)
            wrong.Add(words["desk.notice.no_decision"]);
        // Whoever is right in one thing has not reported without ground.
        var isUnfounded = form["unfounded"] == "yes" && decisions.TrueForAll(decision => decision.Decision == NoticeDecision.NotIllegal);
        if (wrong.Count > 0)
            return await Again(StatusCodes.Status422UnprocessableEntity);

        var now = context.Now();
        var letters = context.RequestServices.GetRequiredService<LegalNoticeLetters>();
        var verdict = new NoticeVerdict(asked.Site.Id, notice, decisions, (answer as TextOutcome.Accepted)?.Text, isUnfounded, actor, now);
        var completed = await database.Write(
            async (job, stop) =>
            {
                if (await job.DecideNotice(verdict, keys, stop) is not { } finished)
                    return null;
                await letters.Add(job, finished, asked.Site, now, stop);
                if (isUnfounded && row.Who is { } who)
                    await letters.Add(job, await job.JudgeReporters(asked.Site.Id, [who], actor, misuse => LegalNoticeLetters.Facts(misuse, asked.Words()), keys, now, stop), asked.Site, now, stop);
                return finished;
            }, cancel);
        if (completed is null)
        {
            wrong.Add(words["desk.notice.overtaken"]);
            return await Again(StatusCodes.Status409Conflict);
        }

        context.RequestServices.GetRequiredService<OutboxBell>().Ring();
        return TypedResults.LocalRedirect($"{context.Request.PathBase}/desk/notices/{id}?done=1");

        async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> Again(int status) =>
            await Show(notice, form, wrong, status, [], reader, asked, database, context, cancel) is { } page ? page : TypedResults.NotFound();
    }

    private static List<DecisionToGive> Read(IFormCollection form, List<NoticedRow> things, Words words, List<string> wrong)
    {
        List<DecisionToGive> decisions = [];
        foreach (var thing in things)
        {
            var decision = form[$"decision-{thing.Position}"].ToString() switch
            {
                "illegal" => NoticeDecision.Illegal,
                "against-rules" => NoticeDecision.AgainstRules,
                "not-illegal" => NoticeDecision.NotIllegal,
                _ => NoticeDecision.Open,
            };
            if (decision == NoticeDecision.Open)
                continue;
            var law = SiteLine.Check(form[$"law-{thing.Position}"].ToString(), Verdict.LongestClause) is TextOutcome.Accepted { Text: var named } ? named : null;
            var reason = form[$"reason-{thing.Position}"].ToString();
            if (decision == NoticeDecision.Illegal && law is null)
                wrong.Add(words.Fill("desk.notice.no_law", ("number", words.Number(thing.Position)), ("limit", words.Number(Verdict.LongestClause))));
            if (decision == NoticeDecision.AgainstRules && !Reasons.All.Contains(reason, StringComparer.Ordinal))
                wrong.Add(words.Fill("desk.notice.no_rule", ("number", words.Number(thing.Position))));
            decisions.Add(new DecisionToGive(thing.Position, decision, decision == NoticeDecision.AgainstRules ? reason : null, decision == NoticeDecision.Illegal ? law : null));
        }

        return decisions;
    }

    private static async Task<HtmlPage?> Show(
        NoticeId id, IFormCollection form, IReadOnlyList<string> wrong, int status, IReadOnlyList<PageNotice> notices, CurrentReader reader, CurrentSite asked,
        Database database, HttpContext context, CancellationToken cancel)
    {
        await using var moment = await database.Snapshot(cancel);
        if (await database.Notice(asked.Site.Id, id, cancel) is not { } notice)
            return null;
        List<NoticedView> things = [];
        foreach (var thing in await database.NamedBy(id, cancel))
        {
            var row = thing.Comment is { } comment ? await database.Comment(comment, cancel) : null;
            things.Add(new NoticedView
            {
                Thing = thing,
                // Staff judge the words, so they see them removed or not.
                Comment = row is null ? null : ThreadViews.Comment(asked, asked.Site, row, null) with { Html = SafeHtml.FromStore(row.Html) },
                Decision = Typed(form, $"decision-{thing.Position}"),
                Reason = Typed(form, $"reason-{thing.Position}"),
                Law = Typed(form, $"law-{thing.Position}") ?? notice.Law,
            });
        }

        var words = context.Words();
        var desk = await DeskFrame.Of(context, "notices", words.Fill("notice.title", ("reference", notice.Reference)), reader, database, cancel, notices);
        return HtmlPage.Personal<DecideNoticePage>(new DecideNoticeView
        {
            Desk = desk with { Frame = desk.Frame with { Sheets = [.. desk.Frame.Sheets, "figures.css"] } },
            Notice = notice,
            Things = things,
            Answer = Typed(form, "answer") ?? notice.Answer,
            IsUnfounded = form["unfounded"] == "yes",
            Wrong = wrong,
        }, status);
    }

    private static string? Typed(IFormCollection form, string field) => StringValues.IsNullOrEmpty(form[field]) ? null : form[field].ToString();
}

public sealed record DecideNoticeView
{
    public required DeskFrame Desk { get; init; }
    public required NoticeRow Notice { get; init; }
    public required IReadOnlyList<NoticedView> Things { get; init; }
    public string? Answer { get; init; }
    public bool IsUnfounded { get; init; }
    public IReadOnlyList<string> Wrong { get; init; } = [];
}

/// <summary>One thing that a notice names, with what was chosen for it so far.</summary>
public sealed record NoticedView
{
    public required NoticedRow Thing { get; init; }

    /// <summary>Null for an article, and for a comment that is no longer in the store.</summary>
    public CommentView? Comment { get; init; }
    public string? Decision { get; init; }
    public string? Reason { get; init; }
    public string? Law { get; init; }
}
