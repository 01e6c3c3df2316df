using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Storage.Discussions;
using Parley.Web.Discussions.Quotes;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>GET /api/v1/discussions/{id}/comments?sort=&amp;limit=&amp;cursor=&amp;after=</c>: one page of a discussion, nested.</summary>
internal static class ReadComments
{
    public const int DefaultLimit = 50;

    public static async Task<Results<KeptJson<CommentsJson>, ProblemHttpResult>> Handle(
        long id, string? sort, string? limit, string? cursor, string? after, CurrentSite asked, PageCache pages, CancellationToken cancel)
    {
        if (Ranking.Named(sort) is not { } order)
            return Refusal.BadField("sort", "it is best, newest or oldest").AsProblem();
        if (LimitOf(limit) is not { } most)
            return Refusal.BadField("limit", $"it is a number from 1 to {ThreadQueries.MostTopLevel}").AsProblem();
        var from = ThreadCursor.Parse(cursor);
        if (from is null && !string.IsNullOrEmpty(cursor))
            return Refusal.BadField("cursor", "it is none that was given out here").AsProblem();

        var key = new PageKey(PageKind.CommentsJson, asked) { Id = id, Sort = order, Limit = most, Text = cursor };
        return await pages.Get(key, after, (composition, stop) => Compose(new DiscussionId(id), order, most, from, asked, pages, composition, stop), cancel) is { } page
            ? new KeptJson<CommentsJson>(page)
            : Refusal.NotFound.AsProblem();
    }

    private static async Task<PageBody?> Compose(
        DiscussionId id, ThreadSort order, int most, ThreadCursor? from, CurrentSite asked, PageCache pages, Composition composition, CancellationToken cancel) =>
        await composition.Discussion(id, asked, cancel) is var (discussion, owner) && await composition.Database.ThreadPage(id, order, most, from, cancel) is { } page
            ? PageBody.Json(Json(page, await QuotesJson.Read(composition.Database, page.Comments, asked.Prefix(owner), asked.Page(owner, discussion), cancel)), pages.Json)
            : null;

    private static CommentsJson Json(ThreadPage page, QuotesJson quotes) =>
        new(page.Seq, [.. page.Comments.Select(node => CommentJson.Of(node, quotes))], page.Next?.ToString());

    private static int? LimitOf(string? limit) =>
        string.IsNullOrEmpty(limit) ? DefaultLimit
        : int.TryParse(limit, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
          && number is >= 1 and <= ThreadQueries.MostTopLevel ? number
        : null;
}
