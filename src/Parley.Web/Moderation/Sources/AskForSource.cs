using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Sources;
using Parley.Web.Discussions;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Sources;

/// <summary><c>/comments/{id}/ask-source</c> and <c>PUT /api/v1/comments/{id}/ask-source</c>: a reader asks where a comment has something from, or asks no more.</summary>
internal static class AskForSource
{
    public static async Task<Results<Ok<AskingJson>, ProblemHttpResult>> Handle(
        long id, AskRequest request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var (done, refusal) = await Ask(new CommentId(id), request.Ask, http, reader, site, database, cancel);
        return done is null ? (refusal ?? Refusal.NotFound).AsProblem() : TypedResults.Ok(new AskingJson(request.Ask, done.Askers));
    }

    public static async Task<Results<HtmlPage, NotFound>> HandlePage(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await Page(new CommentId(id), null, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] string? value, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var (done, refusal) = await Ask(new CommentId(id), value != "0", http, reader, site, database, cancel);
        if (done is not null)
            return PersonalAnswer.GoTo(http, $"{http.Request.PathBase}/comments/{id}/ask-source");
        return await Page(new CommentId(id), refusal, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();
    }

    /// <summary>Why it was not done, for whatever is asked.</summary>
    public static Refusal? Refused(AskResult result, Words words) => result switch
    {
        AskResult.Done => null,
        AskResult.OwnComment => new Refusal(StatusCodes.Status403Forbidden, words["error.403.heading"], words["source.own"]),
        AskResult.Closed => new Refusal(StatusCodes.Status409Conflict, words["source.closed"]),
        _ => Refusal.NotFound,
    };

    private static async Task<(AskResult.Done? Done, Refusal? Refusal)> Ask(
        CommentId id, bool asks, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (reader.Account is not { } account || await database.Comment(id, cancel) is not { Visible: true, State: CommentState.Posted } comment || !site.Shows(comment))
            return (null, Refusal.NotFound);
        var now = http.Now();
        // Asking is told to the author and seen by all: who may not write may not ask.
        if (asks && reader.BarAt(comment.Site, now) is { } bar)
            return (null, BarredReader.Refusal(http.Words(), http, bar));
        var result = await database.Write((job, stop) => job.AskComment(id, account, asks, now, stop), cancel);
        return (result as AskResult.Done, Refused(result, http.Words()));
    }

    private static async Task<HtmlPage?> Page(
        CommentId id, Refusal? refusal, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        await using var snapshot = await database.Snapshot(cancel);
        if (await database.Comment(id, cancel) is not { Visible: true, State: CommentState.Posted } row || !site.Shows(row)
            || await database.Discussion(row.Discussion, cancel) is not { IsPublic: true } discussion
            || http.RequestServices.GetRequiredService<SiteDirectory>().ById(row.Site) is not { } owner)
            return null;
        var frame = Frames.Personal(http, owner, reader.Words(owner)["source.heading"], reader);
        var question = await database.QuestionAbout(id, null, null, cancel);
        return HtmlPage.Personal<AskForSourcePage>(
            new AskForSourceView
            {
                Frame = frame,
                ArticleHeadline = discussion.Title,
                ArticlePath = site.Page(owner, discussion),
                Action = $"{site.Prefix(owner)}/comments/{id}/ask-source",
                Comment = ThreadViews.Comment(site, owner, row, null),
                Source = (await database.SourcesOf([id], cancel)).GetValueOrDefault(id) is { } asked ? SourceView.Of(asked, frame.Link) : null,
                Asks = question is not null && reader.Account is { } account && await database.AsksSource(question.Id, account, cancel),
                IsOwn = reader.Account is { } me && row.Account == me,
                HasAccount = reader.Account is not null,
                Error = refusal?.Detail ?? refusal?.Title,
            }, refusal?.Status ?? StatusCodes.Status200OK);
    }
}
