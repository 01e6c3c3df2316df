using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>GET /comments/{id}</c>: one comment with what it answers and what answers it; <c>?fragment=1</c> gives its HTML alone.</summary>
internal static class ShowComment
{
    public static async Task<Results<HtmlPage, NotFound>> Handle(
        long id, string? fragment, HttpContext http, CurrentSite site, SiteDirectory sites, Database database, CancellationToken cancel)
    {
        await using var snapshot = await database.Snapshot(cancel);
        if (await database.Comment(new CommentId(id), cancel) is not { } row || !(row.Visible || await IsOwnFragment(row, fragment, http)) || !site.Shows(row)
            || await database.Discussion(row.Discussion, cancel) is not { IsPublic: true } discussion
            || sites.ById(row.Site) is not { } owner)
        {
            http.Response.Headers["X-Robots-Tag"] = "noindex";
            return TypedResults.NotFound();
        }

        var ancestors = await database.Ancestors(row, cancel);
        var parentName = ancestors.Count > 0 ? ThreadViews.NameShown(ancestors[^1]) : null;
        var node = await database.WithReplies(row, ThreadSort.Best, cancel);
        if (fragment is "1")
            return HtmlPage.Fragment(Frames.Frame(http, owner, null), ThreadViews.Comment(http, owner, node, parentName), isPersonal: !row.Visible);

        var words = Words.For(owner.Language);
        var title = row is { State: CommentState.Posted, AuthorName: { } name } ? words.Fill("permalink.title", ("name", name)) : words["permalink.title_unnamed"];
        var names = ancestors.ToDictionary(ancestor => ancestor.Id, ThreadViews.NameShown);
        var view = new PermalinkView
        {
            Frame = Frames.Frame(http, owner, title) with { NoIndex = true, Canonical = http.AbsoluteUrl($"{SiteLinks.Prefix(http, owner)}/comments/{row.Id}") },
            Discussion = row.Discussion,
            ArticleHeadline = discussion.Title,
            ArticlePath = SiteLinks.Page(http, owner, discussion),
            State = ThreadViews.State(discussion),
            GuestsAllowed = discussion.GuestsAllowed,
            Ancestors = [.. ancestors.Select(ancestor => ThreadViews.Comment(http, owner, ancestor, ancestor.Parent is { } above ? names.GetValueOrDefault(above) : null))],
            EarlierPath = ancestors is [{ Parent: { } earlier }, ..] ? $"{SiteLinks.Prefix(http, owner)}/comments/{earlier}" : null,
            Comment = ThreadViews.Comment(http, owner, node, parentName),
            Seq = discussion.Seq,
        };
        return HtmlPage.Shared<PermalinkPage>(view);
    }

    /// <summary>What waits for a moderator is shown to its author alone, in the author's page.</summary>
    private static async Task<bool> IsOwnFragment(CommentRow row, string? fragment, HttpContext http) =>
        fragment is "1" && row.State == CommentState.Held && MinePages.IsOwn(row, await CurrentReader.Of(http));
}
