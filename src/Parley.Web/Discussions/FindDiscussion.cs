using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>GET /api/v1/discussions?url=</c>: the discussion under a page. It never makes one.</summary>
internal static class FindDiscussion
{
    public static async Task<Results<Ok<DiscussionJson>, ProblemHttpResult>> Handle(
        string? url, HttpContext http, CurrentSite site, PageSites sites, Database database, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(url))
            return Refusal.BadField("url", "name the page: an absolute address or a path").AsProblem();
        return sites.Find(url, site, http.Request.Host.Host) switch
        {
            PageSites.Found found when await database.DiscussionAt(found.Site.Id, found.Key, cancel) is { IsPublic: true } discussion
                => TypedResults.Ok(Json(discussion, found.Site, http)),
            PageSites.Found => Refusal.NotFound.AsProblem(),
            PageSites.OtherSite other => Refusal.BadField("url", $"it belongs to the site {other.ShortName}, not to the one this address names").AsProblem(),
            _ => Refusal.BadField("url", "it is no address of a page: write https://… or a path that begins with /").AsProblem(),
        };
    }

    public static async Task<Results<Ok<DiscussionJson>, ProblemHttpResult>> HandleId(
        long id, HttpContext http, CurrentSite site, SiteDirectory sites, Database database, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return await database.Discussion(new Core.Discussions.DiscussionId(id), cancel) is { IsPublic: true } discussion && site.Shows(discussion)
            && sites.ById(discussion.Site) is { } owner
            ? TypedResults.Ok(Json(discussion, owner, http))
            : Refusal.NotFound.AsProblem();
    }

    public static DiscussionJson Json(DiscussionRow discussion, Publication site, HttpContext http) => new()
    {
        Id = discussion.Id.ToString(),
        Url = http.AbsoluteUrl(SiteLinks.Page(http, site, discussion)),
        Title = discussion.Title,
        State = discussion.State == Core.Discussions.DiscussionState.Open ? "open" : "closed",
        CommentCount = discussion.CommentCount,
        Seq = discussion.Seq,
        GuestsAllowed = discussion.GuestsAllowed,
        ClosesAt = discussion.ClosesAt,
        ClosedAt = discussion.ClosedAt,
    };
}
