using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>GET /discussions/{id}/comments?sort=&amp;cursor=</c>: a further page of a discussion, as HTML.</summary>
internal static class ShowComments
{
    public static async Task<Results<HtmlPage, NotFound>> Handle(
        long id, string? sort, string? cursor, HttpContext http, CurrentSite site, SiteDirectory sites, Database database, CancellationToken cancel)
    {
        await using var snapshot = await database.Snapshot(cancel);
        var from = ThreadCursor.Parse(cursor);
        if (Ranking.Named(sort) is not { } order || (from is null && !string.IsNullOrEmpty(cursor))
            || await database.Discussion(new DiscussionId(id), cancel) is not { IsPublic: true } discussion || !site.Shows(discussion)
            || sites.ById(discussion.Site) is not { } owner
            || await database.ThreadPage(discussion.Id, order, ReadComments.DefaultLimit, from, cancel) is not { } page)
            return TypedResults.NotFound();

        var frame = Frames.Frame(http, owner, discussion.Title) with
        {
            NoIndex = true,
            Canonical = http.AbsoluteUrl(SiteLinks.Page(http, owner, discussion)),
        };
        return HtmlPage.Shared<CommentsPage>(new CommentsPageView
        {
            Frame = frame,
            ArticleHeadline = discussion.Title,
            Thread = ThreadViews.Thread(http, owner, discussion, page, order),
            IsFirst = from is null,
        });
    }
}
