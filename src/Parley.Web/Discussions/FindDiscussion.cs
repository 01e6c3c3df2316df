using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>GET /api/v1/discussions?url=</c>: the discussion under a page. It never makes one.</summary>
internal static class FindDiscussion
{
    public static async Task<Results<KeptJson<DiscussionJson>, ProblemHttpResult>> Handle(
        string? url, HttpContext http, CurrentSite asked, PageSites sites, PageCache pages, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(url))
            return Refusal.BadField("url", "name the page: an absolute address or a path").AsProblem();
        switch (sites.Find(url, asked, http.Request.Host.Host))
        {
            case PageSites.Found found:
                var key = new PageKey(PageKind.DiscussionAtJson, asked) { Id = found.Site.Id.Value, Text = found.Key };
                return Answer(await pages.Get(
                    key, null, (composition, stop) => Compose(composition.Database.DiscussionAt(found.Site.Id, found.Key, stop), asked, pages, composition, stop), cancel));
            case PageSites.OtherSite other:
                return Refusal.BadField("url", $"it belongs to the site {other.ShortName}, not to the one this address names").AsProblem();
            default:
                return Refusal.BadField("url", "it is no address of a page: write https://… or a path that begins with /").AsProblem();
        }
    }

    public static async Task<Results<KeptJson<DiscussionJson>, ProblemHttpResult>> HandleId(
        long id, string? after, CurrentSite asked, PageCache pages, CancellationToken cancel) => Answer(await pages.Get(
        new PageKey(PageKind.DiscussionJson, asked) { Id = id }, after,
        (composition, stop) => Compose(composition.Database.Discussion(new DiscussionId(id), stop), asked, pages, composition, stop), cancel));

    private static Results<KeptJson<DiscussionJson>, ProblemHttpResult> Answer(FinishedPage? page) =>
        page is null ? Refusal.NotFound.AsProblem() : new KeptJson<DiscussionJson>(page);

    private static async Task<PageBody?> Compose(
        Task<DiscussionRow?> reading, CurrentSite asked, PageCache pages, Composition composition, CancellationToken cancel) =>
        await composition.Seen(reading, asked, cancel) is var (discussion, owner) ? PageBody.Json(Json(discussion, owner, asked), pages.Json) : null;

    private static DiscussionJson Json(DiscussionRow discussion, Publication site, CurrentSite asked) => new()
    {
        Id = discussion.Id.ToString(),
        Url = asked.AbsoluteUrl(asked.Page(site, discussion)),
        Title = discussion.Title,
        State = discussion.State == Core.Discussions.DiscussionState.Open ? "open" : "closed",
        CommentCount = discussion.CommentCount,
        Seq = discussion.Seq,
        GuestsAllowed = discussion.GuestsAllowed,
        ClosesAt = discussion.ClosesAt,
        ClosedAt = discussion.ClosedAt,
        ClosedWhy = discussion.ClosedWhy,
        Pinned = discussion.Pinned?.ToString(),
    };
}
