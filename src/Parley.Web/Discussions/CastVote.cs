using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>PUT /api/v1/comments/{id}/vote</c> and the form's <c>POST /comments/{id}/vote</c>: one vote an account, up (1), down (-1) or withdrawn (0).</summary>
internal static class CastVote
{
    internal sealed record Request
    {
        public int? Value { get; init; }
    }

    internal sealed record FormRequest
    {
        public string? Value { get; init; }
    }

    public static async Task<Results<Ok<ChangedJson>, ProblemHttpResult>> Handle(
        long id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var (done, refusal) = await Vote(new CommentId(id), request.Value, http, reader, site, database, cancel);
        return done is null ? (refusal ?? Refusal.NotFound).AsProblem() : TypedResults.Ok(await ChangedJson.Of(done, http, database, cancel));
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] FormRequest? form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        // A form without any of its fields is bound to nothing.
        form ??= new();
        int? value = form.Value switch { "1" => 1, "0" => 0, "-1" => -1, _ => null };
        var (done, refusal) = await FormDeed.Try(site, () => Vote(new CommentId(id), value, http, reader, site, database, cancel));
        return done is not null
            ? FormDeed.BackTo(http, done)
            : await MinePages.ForComment(new CommentId(id), refusal, null, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<(ChangeResult.Done? Done, Refusal? Refusal)> Vote(
        CommentId id, int? value, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (value is not (1 or 0 or -1))
            return (null, new Refusal(StatusCodes.Status422UnprocessableEntity, "The vote is 1, 0 or -1")
            {
                Errors = new Dictionary<string, string[]> { ["value"] = ["it is 1, 0 or -1"] },
            });
        if (await database.Comment(id, cancel) is not { Visible: true } before || !site.Shows(before) || reader.Account is not { } account)
            return (null, Refusal.NotFound);
        if (reader.BarAt(before.Site, http.Now()) is { } bar)
            return (null, BarredReader.Refusal(site.Words(), http, bar));
        var vote = new NewVote(id, before.Discussion, account, value.Value, http.Now());
        var result = await database.Write(vote.Discussion, vote, VoteWrites.CastAll, cancel);
        return (result as ChangeResult.Done, Refusals.Change(site.Words(), result));
    }
}
