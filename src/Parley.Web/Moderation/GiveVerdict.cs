using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Storage.Site;
using Parley.Web.Discussions;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation;

/// <summary><c>/comments/{id}/verdict</c> and <c>POST /api/v1/comments/{id}/verdict</c>: staff approve, hold, remove or restore a comment, with a ground, on the ledger.</summary>
internal static class GiveVerdict
{
    /// <param name="Verdict">As <see cref="VerdictFields.Act"/>.</param>
    internal sealed record Request(
        string? Verdict, string? Reason = null, string? Note = null, string? Clause = null, string? Law = null, string? Facts = null);

    internal sealed record FormRequest
    {
        public string? Verdict { get; init; }
        public string? Reason { get; init; }
        public string? Clause { get; init; }
        public string? Law { get; init; }
        public string? Facts { get; init; }
        public string? Note { get; init; }
    }

    /// <param name="Verdict">Its number on the site's ledger, by which it can be undone for ten seconds.</param>
    internal sealed record Answer(string Outcome, CommentJson Comment, long Seq, long Verdict);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        long id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var fields = new VerdictFields(request.Verdict, request.Reason, request.Clause, request.Law, request.Facts, request.Note);
        var (done, refusal) = await Give(new CommentId(id), fields, http, reader, site, database, keys, cancel);
        return done is null ? (refusal ?? Refusal.NotFound).AsProblem() : TypedResults.Ok(await AnswerOf(done, http, database, cancel));
    }

    public static async Task<Results<HtmlPage, NotFound>> HandlePage(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await Page(new CommentId(id), VerdictFields.None, null, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] FormRequest? form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        // A form without any of its fields is bound to nothing.
        form ??= new();
        var request = new VerdictFields(form.Verdict, form.Reason, form.Clause, form.Law, form.Facts, form.Note);
        var (done, refusal) = await FormDeed.Try(site, async () =>
        {
            var (given, why) = await Give(new CommentId(id), request, http, reader, site, database, keys, cancel);
            return (given?.Change, why);
        });
        return done is not null
            ? FormDeed.BackTo(http, done)
            : await Page(new CommentId(id), request, refusal, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<(VerdictResult.Done? Done, Refusal? Refusal)> Give(
        CommentId id, VerdictFields fields, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        // The role was checked for the request's site: it must be the comment's own.
        if (await database.Comment(id, cancel) is not { } comment || !site.Shows(comment) || reader.Account is not { } actor || reader.RoleAt(comment.Site) < Role.Moderator)
            return (null, Refusal.NotFound);
        var (verdict, refusal) = fields.Read(id, actor, http.Now(), http.Words());
        if (verdict is null)
            return (null, refusal);
        return await database.Write(comment.Discussion, (job, token) => job.Decide(verdict, keys, token), cancel) is VerdictResult.Done done
            ? (done, null)
            : (null, new Refusal(StatusCodes.Status409Conflict, "The comment is not in a state for this", "Somebody may have decided already: look at it again."));
    }

    private static async Task<Answer> AnswerOf(VerdictResult.Done done, HttpContext http, Database database, CancellationToken cancel)
    {
        var changed = await ChangedJson.Of(done.Change, http, database, cancel);
        return new Answer(changed.Outcome, changed.Comment, changed.Seq, done.Number);
    }

    public static async Task<HtmlPage?> Page(
        CommentId id, VerdictFields request, Refusal? refusal, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await database.Comment(id, cancel) is not { } row || !site.Shows(row) || reader.RoleAt(row.Site) < Role.Moderator
            || http.RequestServices.GetRequiredService<SiteDirectory>().ById(row.Site) is not { } owner
            || await database.Discussion(row.Discussion, cancel) is not { } discussion)
            return null;
        return HtmlPage.Personal<VerdictPage>(
            new VerdictView
            {
                Frame = Frames.Personal(http, owner, reader.Words(owner)["verdict.heading"], reader),
                ArticleHeadline = discussion.Title,
                ArticlePath = CurrentSite.In(http).Page(owner, discussion),
                // Staff judge the words, so they see them removed or not.
                Comment = ThreadViews.Comment(CurrentSite.In(http), owner, row.ForAuthor, null) with { Html = SafeHtml.FromStore(row.Html) },
                Fields = request,
                Error = refusal?.Detail ?? refusal?.Title,
            }, refusal?.Status ?? StatusCodes.Status200OK);
    }
}
