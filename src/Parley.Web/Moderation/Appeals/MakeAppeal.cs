using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Moderation;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Storage.Site;
using Parley.Web.Discussions;
using Parley.Web.Moderation.Statements;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Appeals;

/// <summary><c>POST /statements/{id}/appeal</c>, in the API under <c>/api/v1</c>: whoever a decision is about objects to it, once and within six months.</summary>
internal static class MakeAppeal
{
    /// <param name="Words">Why it is wrong.</param>
    internal sealed record Request(string? Words);

    internal sealed record FormRequest
    {
        public string? Words { get; init; }
    }

    internal sealed record Answer(string Id, string Outcome);

    public static async Task<Results<Created<Answer>, ProblemHttpResult>> Handle(
        string id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var (appeal, refusal) = await Make(id, request.Words, http, reader, site, database, keys, cancel);
        return appeal is { } made
            ? TypedResults.Created($"{http.Request.PathBase}/statements/{id}", new Answer(made.ToString(), "open"))
            : (refusal ?? Refusal.NotFound).AsProblem();
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        string id, [FromForm] FormRequest? form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var typed = form?.Words;
        var (appeal, refusal) = await Try(site, () => Make(id, typed, http, reader, site, database, keys, cancel));
        if (appeal is not null)
            return TypedResults.LocalRedirect($"{http.Request.PathBase}/statements/{id}#appeal");
        return await ShowStatement.Find(id, reader, site, database, http, cancel) is { } found
            ? await ShowStatement.Show(found.Statement, found.Site, typed, refusal, http, reader, database, cancel)
            : TypedResults.NotFound();
    }

    private static async Task<(AppealId? Appeal, Refusal? Refusal)> Make(
        string id, string? typed, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        if (await ShowStatement.Find(id, reader, site, database, http, cancel) is not { } found || !found.Statement.IsFor(reader.Account, reader.Guest))
            return (null, Refusal.NotFound);
        var words = reader.Words(found.Site);
        if (TextRules.Check(typed, Appeal.LongestWords) is not TextOutcome.Accepted text)
            return (null, Refusal.BadField("words", words.Fill("appeal.words_bad", ("limit", words.Number(Appeal.LongestWords)))));
        var appeal = new NewAppeal(found.Statement.Id, reader.Account, reader.Guest, null, text.Text, http.Now());
        return await database.Write((job, token) => job.MakeAppeal(appeal, keys, token), cancel) switch
        {
            AppealResult.Made made => (made.Id, null),
            AppealResult.Again => (null, new Refusal(StatusCodes.Status409Conflict, words["appeal.again"])),
            AppealResult.TooLate late => (null, new Refusal(StatusCodes.Status409Conflict, words.Fill("statement.appeal.late", ("date", words.Date(late.Since))))),
            AppealResult.Over => (null, new Refusal(StatusCodes.Status409Conflict, words["statement.appeal.over"])),
            _ => (null, Refusal.NotFound),
        };
    }

    private static async Task<(AppealId? Appeal, Refusal? Refusal)> Try(CurrentSite site, Func<Task<(AppealId? Appeal, Refusal? Refusal)>> deed)
    {
        try
        {
            return await deed();
        }
        catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
        {
            return (null, Refusals.NotTaken(site.Words(), failure));
        }
    }
}
