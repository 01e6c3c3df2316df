using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>GET /api/v1/comments/{id}</c>: one comment with its first replies. What waits for a moderator is not there.</summary>
internal static class ReadComment
{
    public static async Task<Results<Ok<CommentJson>, ProblemHttpResult>> Handle(
        long id, HttpContext http, CurrentSite site, Database database, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache";
        await using var snapshot = await database.Snapshot(cancel);
        return await database.Comment(new CommentId(id), cancel) is { Visible: true } row && site.Shows(row)
            && await database.Discussion(row.Discussion, cancel) is { IsPublic: true }
            ? TypedResults.Ok(CommentJson.Of(await database.WithReplies(row, ThreadSort.Best, cancel)))
            : Refusal.NotFound.AsProblem();
    }
}
