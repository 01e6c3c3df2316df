using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Moderation;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Storage.Site;
using Parley.Web.Moderation.Reports;
using Parley.Web.Notifications;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Appeals;

/// <summary><c>/desk/appeals/{id}</c> and <c>POST /api/v1/appeals/{id}</c>: another member of staff than the first answers an objection, with reasons.</summary>
internal static class AnswerAppeal
{
    /// <param name="Outcome"><c>upheld</c> when the decision stays, or <c>reversed</c>.</param>
    /// <param name="Answer">The reasons, for whoever objected.</param>
    internal sealed record Request(string? Outcome, string? Answer);

    internal sealed record FormRequest
    {
        public string? Outcome { get; init; }
        public string? Answer { get; init; }
    }

    /// <param name="Ledger">The number of the decision on the site's ledger.</param>
    internal sealed record Answered(string Id, string Outcome, long Ledger);

    public static async Task<Results<HtmlPage, NotFound>> Page(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await Show(new AppealId(id), null, null, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();

    public static async Task<Results<Ok<Answered>, ProblemHttpResult>> Handle(
        long id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var (number, refusal) = await Answer(new AppealId(id), request, http, reader, site, database, keys, cancel);
        return number is { } ledger ? TypedResults.Ok(new Answered(new AppealId(id).ToString(), request.Outcome ?? "", ledger)) : (refusal ?? Refusal.NotFound).AsProblem();
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] FormRequest? form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        form ??= new();
        var (number, refusal) = await Answer(new AppealId(id), new Request(form.Outcome, form.Answer), http, reader, site, database, keys, cancel);
        if (number is not null)
            return TypedResults.LocalRedirect($"{http.Request.PathBase}/desk/appeals/{id}");
        return await Show(new AppealId(id), form, refusal, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<(long? Number, Refusal? Refusal)> Answer(
        AppealId id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var words = http.Words();
        var by = reader.Account ?? throw new InvalidOperationException("The edge lets staff in only.");
        if (request.Outcome is not ("upheld" or "reversed"))
            return (null, Refusal.BadField("outcome", words["appeal.outcome_bad"]));
        if (TextRules.Check(request.Answer, Appeal.LongestWords) is not TextOutcome.Accepted text)
            return (null, Refusal.BadField("answer", words.Fill("appeal.answer_bad", ("limit", words.Number(Appeal.LongestWords)))));
        var answer = new AppealAnswer(id, site.Site.Id, by, request.Outcome == "reversed", text.Text, http.Now());
        var letters = http.RequestServices.GetRequiredService<LegalNoticeLetters>();
        var result = await database.Write(
            async (job, token) =>
            {
                var given = await job.AnswerAppeal(answer, keys, token);
                if (given is AnswerResult.Done { Notices: { Count: > 0 } notices })
                    await letters.AddAnswered(job, notices, isTheirOwn: (await job.Appeal(id, site.Site.Id, token))?.Notice is not null, site.Site, answer.At, token);
                return given;
            }, cancel);
        if (result is AnswerResult.Done { Notices.Count: > 0 })
            http.RequestServices.GetRequiredService<OutboxBell>().Ring();
        return result switch
        {
            AnswerResult.Done done => (done.Number, null),
            AnswerResult.Answered => (null, new Refusal(StatusCodes.Status409Conflict, words["appeal.answered"])),
            AnswerResult.ForSomebodyElse => (null, new Refusal(StatusCodes.Status403Forbidden, words["appeal.somebody_else"])),
            _ => (null, Refusal.NotFound),
        };
    }

    private static async Task<HtmlPage?> Show(
        AppealId id, FormRequest? typed, Refusal? refusal, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await database.Appeal(id, site.Site.Id, cancel) is not { } appeal)
            return null;
        var statement = await database.Statement(appeal.Verdict, cancel);
        var source = statement?.Comment is { } comment ? await database.WordsThen(comment, statement.At, cancel) : null;
        var isFirst = reader.Account is { } me && (statement?.Actor == me || appeal.Account == me);
        return HtmlPage.Personal<AppealPage>(
            new AppealView
            {
                Desk = await ListAppeals.Desk(http, "appeal.heading", reader, database, cancel),
                Appeal = appeal,
                Statement = statement,
                ArticlePath = statement?.Discussion is { } discussion && await database.Discussion(discussion, cancel) is { } row ? site.Page(site.Site, row) : null,
                Words = source is null ? null : Markup.Render(source).Html,
                IsForSomebodyElse = isFirst && await database.HasOtherJudges(site.Site.Id, [statement?.Actor, appeal.Account], cancel),
                IsSamePerson = isFirst,
                Outcome = typed?.Outcome,
                Answer = typed?.Answer,
                Error = refusal?.Detail ?? refusal?.Title,
            }, refusal?.Status ?? StatusCodes.Status200OK);
    }
}
