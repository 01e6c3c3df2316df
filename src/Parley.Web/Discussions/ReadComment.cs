using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Storage.Discussions;
using Parley.Web.Discussions.Quotes;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>GET /api/v1/comments/{id}?after=</c>: one comment with its first replies. What waits for a moderator is not there.</summary>
internal static class ReadComment
{
    public static async Task<Results<KeptJson<CommentJson>, ProblemHttpResult>> Handle(
        long id, string? after, CurrentSite asked, PageCache pages, CancellationToken cancel)
    {
        var key = new PageKey(PageKind.CommentJson, asked) { Id = id };
        return await pages.Get(key, after, (composition, stop) => Compose(new CommentId(id), asked, pages, composition, stop), cancel) is { } page
            ? new KeptJson<CommentJson>(page)
            : Refusal.NotFound.AsProblem();
    }

    private static async Task<PageBody?> Compose(CommentId id, CurrentSite asked, PageCache pages, Composition composition, CancellationToken cancel)
    {
        if (await composition.Database.Comment(id, cancel) is not { Visible: true } row
            || await composition.Discussion(row.Discussion, asked, cancel) is not var (discussion, owner))
            return null;
        var node = await composition.Database.WithReplies(row, ThreadSort.Best, cancel);
        var quotes = await QuotesJson.Read(composition.Database, [node], asked.Prefix(owner), asked.Page(owner, discussion), cancel);
        return PageBody.Json(CommentJson.Of(node, quotes), pages.Json);
    }
}
