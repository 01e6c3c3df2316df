using Parley.Core.Discussions;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Web.Discussions;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Threads;

/// <summary><c>/comments/ID/mark</c>, staff only: what can be done with a comment's place in its thread.</summary>
public sealed record ThreadActsView
{
    public required PageFrame Frame { get; init; }
    public required DiscussionId Discussion { get; init; }
    public required string ArticleHeadline { get; init; }
    public required string ArticlePath { get; init; }

    /// <summary>With its words, removed or not, and without replies.</summary>
    public required CommentView Comment { get; init; }
    public required bool IsPinned { get; init; }
    public string? Note { get; init; }
    public string? To { get; init; }
    public string? Error { get; init; }
}

/// <summary><c>/discussions/ID/state</c>, staff only.</summary>
public sealed record DiscussionStateView
{
    public required PageFrame Frame { get; init; }
    public required DiscussionId Discussion { get; init; }
    public required string ArticleHeadline { get; init; }
    public required string ArticlePath { get; init; }
    public required bool IsOpen { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? ClosedWhy { get; init; }
    public string? Reason { get; init; }
    public string? Why { get; init; }
    public string? Note { get; init; }
    public string? Error { get; init; }
}

/// <summary>Makes the pages; null for whoever is not staff there, as for what is not there.</summary>
internal static class ThreadActsPages
{
    public static async Task<HtmlPage?> ForComment(
        CommentId id, Refusal? refusal, string? note, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel,
        string? to = null)
    {
        if (await database.Comment(id, cancel) is not { } row || !site.Shows(row) || !reader.MayAct(row.Site)
            || http.RequestServices.GetRequiredService<SiteDirectory>().ById(row.Site) is not { } owner
            || await database.Discussion(row.Discussion, cancel) is not { } discussion)
            return null;
        return HtmlPage.Personal<ThreadActsPage>(
            new ThreadActsView
            {
                Frame = Frames.Personal(http, owner, reader.Words(owner)["acts.heading"], reader),
                Discussion = row.Discussion,
                ArticleHeadline = discussion.Title,
                ArticlePath = site.Page(owner, discussion),
                Comment = ThreadViews.Comment(site, owner, row, null) with { Html = SafeHtml.FromStore(row.Html), Pinned = discussion.Pinned == row.Id },
                IsPinned = discussion.Pinned == row.Id,
                Note = note,
                To = to,
                Error = refusal?.Detail ?? refusal?.Title,
            }, refusal?.Status ?? StatusCodes.Status200OK);
    }

    public static async Task<HtmlPage?> ForDiscussion(
        DiscussionId id, Refusal? refusal, CloseDiscussion.FormRequest? typed, HttpContext http, CurrentReader reader, CurrentSite site, Database database,
        CancellationToken cancel)
    {
        if (await database.Discussion(id, cancel) is not { } discussion || !site.Shows(discussion) || !reader.MayAct(discussion.Site)
            || http.RequestServices.GetRequiredService<SiteDirectory>().ById(discussion.Site) is not { } owner)
            return null;
        return HtmlPage.Personal<DiscussionStatePage>(
            new DiscussionStateView
            {
                Frame = Frames.Personal(http, owner, reader.Words(owner)["acts.state_heading"], reader),
                Discussion = id,
                ArticleHeadline = discussion.Title,
                ArticlePath = site.Page(owner, discussion),
                IsOpen = discussion.State == Core.Discussions.DiscussionState.Open,
                ClosedAt = discussion.ClosedAt,
                ClosedWhy = discussion.ClosedWhy,
                Reason = typed?.Reason,
                Why = typed?.Why,
                Note = typed?.Note,
                Error = refusal?.Detail ?? refusal?.Title,
            }, refusal?.Status ?? StatusCodes.Status200OK);
    }
}
