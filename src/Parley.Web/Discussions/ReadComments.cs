using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>GET /api/v1/discussions/{id}/comments?sort=&amp;limit=&amp;cursor=</c>: one page of a discussion, nested.</summary>
internal static class ReadComments
{
    public const int DefaultLimit = 50;

    public static async Task<Results<Ok<CommentsJson>, ProblemHttpResult>> Handle(
        long id, string? sort, string? limit, string? cursor, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (Ranking.Named(sort) is not { } order)
            return Refusal.BadField("sort", "it is best, newest or oldest").AsProblem();
        if (LimitOf(limit) is not { } most)
            return Refusal.BadField("limit", $"it is a number from 1 to {ThreadQueries.MostTopLevel}").AsProblem();
        var from = ThreadCursor.Parse(cursor);
        if (from is null && !string.IsNullOrEmpty(cursor))
            return Refusal.BadField("cursor", "it is none that was given out here").AsProblem();
        if (await database.Discussion(new DiscussionId(id), cancel) is not { IsPublic: true } discussion || !site.Shows(discussion))
            return Refusal.NotFound.AsProblem();

        return await database.ThreadPage(discussion.Id, order, most, from, cancel) is { } page
            ? TypedResults.Ok(new CommentsJson(page.Seq, [.. page.Comments.Select(CommentJson.Of)], page.Next?.ToString()))
            : Refusal.NotFound.AsProblem();
    }

    private static int? LimitOf(string? limit) =>
        string.IsNullOrEmpty(limit) ? DefaultLimit
        : int.TryParse(limit, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
          && number is >= 1 and <= ThreadQueries.MostTopLevel ? number
        : null;
}
