using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>GET /comments/{id}</c>: one comment with what it answers and what answers it; <c>?fragment=1</c> gives its HTML alone.</summary>
internal static class ShowComment
{
    public static async Task<Results<HtmlPage, NotFound>> Handle(
        long id, string? fragment, HttpContext http, CurrentSite site, SiteDirectory sites, Database database, CancellationToken cancel)
    {
        await using var snapshot = await database.Snapshot(cancel);
        if (await database.Comment(new CommentId(id), cancel) is not { Visible: true } row || !site.Shows(row)
            || await database.Discussion(row.Discussion, cancel) is not { IsPublic: true } discussion
            || sites.ById(row.Site) is not { } owner)
        {
            http.Response.Headers["X-Robots-Tag"] = "noindex";
            return TypedResults.NotFound();
        }

        var ancestors = await database.Ancestors(row, cancel);
        var parentName = ancestors.Count > 0 ? ancestors[^1].AuthorName : null;
        if (fragment is "1")
            return Fragment(http, owner, await database.WithReplies(row, ThreadSort.Best, cancel), parentName);

        var node = await database.WithReplies(row, ThreadSort.Best, cancel);
        var words = Words.For(owner.Language);
        var title = row is { State: CommentState.Posted, AuthorName: { } name } ? words.Fill("permalink.title", ("name", name)) : words["permalink.title_unnamed"];
        var names = ancestors.ToDictionary(ancestor => ancestor.Id, ancestor => ancestor.AuthorName);
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

    /// <summary>The comment's own HTML as the thread shows it.</summary>
    public static HtmlPage Fragment(HttpContext http, Core.Site.Publication owner, ThreadNode node, string? parentName) =>
        HtmlPage.Fragment<CommentItem>(FragmentParameters(http, owner, node, parentName));

    public static Dictionary<string, object?> FragmentParameters(HttpContext http, Core.Site.Publication owner, ThreadNode node, string? parentName) =>
        new(StringComparer.Ordinal)
        {
            ["Frame"] = Frames.Frame(http, owner, null),
            ["Comment"] = ThreadViews.Comment(http, owner, node, parentName),
        };
}
