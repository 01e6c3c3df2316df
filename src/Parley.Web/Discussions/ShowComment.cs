using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Web.Discussions.Quotes;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>GET /comments/{id}?after=</c>: one comment with what it answers and what answers it; <c>?fragment=1</c> gives its HTML alone.</summary>
internal static class ShowComment
{
    public static async Task<Results<FinishedPage, HtmlPage, NotFound>> Handle(
        long id, string? fragment, string? after, HttpContext http, CurrentSite asked, PageCache pages, CancellationToken cancel)
    {
        var isFragment = fragment is "1";
        var key = new PageKey(isFragment ? PageKind.Fragment : PageKind.Comment, asked) { Id = id };
        if (await pages.Get(key, after, (composition, stop) => Compose(new CommentId(id), isFragment, asked, composition, stop), cancel) is { } page)
            return page;
        if (isFragment && await OwnHeld(new CommentId(id), http, asked, cancel) is { } own)
            return own;
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        return TypedResults.NotFound();
    }

    private static async Task<PageBody?> Compose(CommentId id, bool isFragment, CurrentSite asked, Composition composition, CancellationToken cancel)
    {
        var database = composition.Database;
        if (await database.Comment(id, cancel) is not { Visible: true } row
            || await composition.Discussion(row.Discussion, asked, cancel) is not var (discussion, owner))
            return null;

        var ancestors = await database.Ancestors(row, cancel);
        var parentName = ancestors.Count > 0 ? ThreadViews.NameShown(ancestors[^1]) : null;
        var page = asked.Page(owner, discussion);
        var comment = await QuotesShown.In(
            database, ThreadViews.Comment(asked, owner, await database.WithReplies(row, ThreadSort.Best, cancel), parentName), page, asked.Prefix(owner), cancel);
        var words = Words.For(owner.Language);
        if (isFragment)
            return PageBody.Html((await composition.Fragments.Items(Frames.Frame(asked, owner, null), [comment])).ToArray(), words);

        var title = row is { State: CommentState.Posted, AuthorName: { } name } ? words.Fill("permalink.title", ("name", name)) : words["permalink.title_unnamed"];
        var frame = Frames.Frame(asked, owner, title) with
        {
            NoIndex = true,
            LeavesSlots = true,
            Canonical = asked.AbsoluteUrl($"{asked.Prefix(owner)}/comments/{row.Id}"),
            Sheets = Frames.CommentSheets,
        };
        var names = ancestors.ToDictionary(ancestor => ancestor.Id, ThreadViews.NameShown);
        var view = new PermalinkView
        {
            Frame = frame,
            Discussion = row.Discussion,
            ArticleHeadline = discussion.Title,
            ArticlePath = page,
            IsOfArticle = discussion.Article is not null,
            State = ThreadViews.State(discussion, composition.TakesWrites),
            GuestsAllowed = discussion.GuestsAllowed,
            Ancestors = await QuotesShown.In(
                database, [.. ancestors.Select(ancestor => ThreadViews.Comment(asked, owner, ancestor, ancestor.Parent is { } above ? names.GetValueOrDefault(above) : null))], page,
                asked.Prefix(owner), cancel),
            EarlierPath = ancestors is [{ Parent: { } earlier }, ..] ? $"{asked.Prefix(owner)}/comments/{earlier}" : null,
            Comment = comment,
            Seq = discussion.Seq,
        };
        return await composition.Pages.Body<PermalinkPage>(
            frame, view, ("ancestors", await composition.Fragments.Cards(frame, view.Ancestors)), ("comments", await composition.Fragments.Items(frame, [comment])));
    }

    /// <summary>What waits for a moderator is shown to its author alone, in the author's page.</summary>
    private static async Task<HtmlPage?> OwnHeld(CommentId id, HttpContext http, CurrentSite asked, CancellationToken cancel)
    {
        await using var database = http.RequestServices.GetRequiredService<Store>().Context();
        await using var snapshot = await database.Snapshot(cancel);
        if (await database.Comment(id, cancel) is not { State: CommentState.Held } row || !MinePages.IsOwn(row, await CurrentReader.Of(http)) || !asked.Shows(row)
            || await database.Discussion(row.Discussion, cancel) is not { IsPublic: true } discussion
            || http.RequestServices.GetRequiredService<SiteDirectory>().ById(row.Site) is not { } owner)
            return null;
        var parent = row.Parent is { } above ? await database.Comment(above, cancel) : null;
        var view = ThreadViews.Comment(asked, owner, row, parent is null ? null : ThreadViews.NameShown(parent));
        return HtmlPage.Fragment(Frames.Frame(asked, owner, null), await QuotesShown.In(database, view, asked.Page(owner, discussion), asked.Prefix(owner), cancel));
    }
}
