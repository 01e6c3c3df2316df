using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.People;
using Parley.Web.Discussions.Quotes;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>GET /discussions/{id}/reply</c> and <c>GET /comments/{id}/reply</c>: the form on a page of its own, which a refused post shows again with everything typed.</summary>
internal static class ReplyPages
{
    public static async Task<Results<HtmlPage, NotFound>> HandleTop(
        long id, string? about, string? pick, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await Page(new DiscussionId(id), null, new PostComment.FormRequest { About = about, Pick = Picked(pick) }, null, null, http, reader, site, database, cancel) is { } page
            ? page
            : TypedResults.NotFound();

    public static async Task<Results<HtmlPage, NotFound>> HandleReply(
        long id, string? about, string? pick, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await database.Comment(new CommentId(id), cancel) is { Visible: true } parent
            && await Page(parent.Discussion, parent, new PostComment.FormRequest { About = about, Pick = Picked(pick) }, null, null, http, reader, site, database, cancel) is { } page
            ? page
            : TypedResults.NotFound();

    /// <summary>The comment of this discussion that is answered; null when it is not there to be seen.</summary>
    public static async Task<CommentRow?> Parent(DiscussionId discussion, string? parentId, Database database, CancellationToken cancel) =>
        CommentId.Parse(parentId) is { } id && await database.Comment(id, cancel) is { Visible: true } parent && parent.Discussion == discussion ? parent : null;

    /// <summary>The form again, with what was typed and why it was refused.</summary>
    public static async Task<HtmlPage> Refused(
        DiscussionId discussion, PostComment.FormRequest form, PostOutcome.Refused refused, HttpContext http, CurrentReader reader, CurrentSite site, Database database,
        CancellationToken cancel)
    {
        var parent = await Parent(discussion, form.ParentId, database, cancel);
        return await Page(discussion, parent, form, refused, null, http, reader, site, database, cancel)
            ?? HtmlPage.Personal<ErrorPage>(
                new ErrorView { Frame = Frames.Personal(http, site.Site, null, reader), Status = StatusCodes.Status404NotFound, KeptText = form.Text },
                StatusCodes.Status404NotFound);
    }

    /// <param name="discussion">Whose form.</param>
    /// <param name="parent">The comment answered.</param>
    /// <param name="form">What was typed so far.</param>
    /// <param name="refused">Why it comes back; null for a fresh form.</param>
    /// <param name="preview">How it will look, where that was asked.</param>
    /// <param name="http">The request.</param>
    /// <param name="reader">Who writes.</param>
    /// <param name="site">The request's site.</param>
    /// <param name="database">To read from.</param>
    /// <param name="cancel">Ends with the request.</param>
    public static async Task<HtmlPage?> Page(
        DiscussionId discussion, CommentRow? parent, PostComment.FormRequest form, PostOutcome.Refused? refused, SafeHtml? preview, HttpContext http,
        CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        await using var snapshot = await database.Snapshot(cancel);
        if (await database.Discussion(discussion, cancel) is not { IsPublic: true } found || !site.Shows(found)
            || http.RequestServices.GetRequiredService<SiteDirectory>().ById(found.Site) is not { } owner)
            return null;

        var words = reader.Words(owner);
        var (quotes, quoted) = await Quotes(found, parent?.Id, form, http, database, cancel);
        var frame = Frames.Personal(http, owner, words[parent is null ? "composer.heading" : "composer.reply"], reader);
        var path = site.Page(owner, found);
        var view = new ReplyPageView
        {
            Frame = frame with { Sheets = [.. frame.Sheets, .. Frames.CommentSheets] },
            ArticleHeadline = found.Title,
            ArticlePath = path,
            State = ThreadViews.State(found),
            ClosedAt = found.ClosedAt,
            Parent = parent is null ? null : await QuotesShown.In(database, ThreadViews.Comment(site, owner, parent, null), path, site.Prefix(owner), cancel),
            Composer = new ComposerView
            {
                Discussion = discussion,
                ParentId = parent?.Id,
                ParentName = parent is null ? null : ThreadViews.NameShown(parent),
                Text = form.Text ?? quoted ?? "",
                Quotes = quotes,
                Alt = form.Alt,
                GuestName = form.Name ?? (reader.Account is null ? reader.Name : null),
                GuestEmail = form.Email,
                AsksGuest = reader.Account is null && found.GuestsAllowed,
                NeedsSignIn = reader.Account is null && !found.GuestsAllowed,
                IdempotencyKey = refused is null && form.IdempotencyKey is { Length: > 0 } key ? key : Tokens.New(),
                FormToken = preview is not null && FormTokens.IsGood(form.FormToken, discussion, http) ? form.FormToken : FormTokens.Make(http, discussion, bits: 0),
                Error = refused?.Why.Detail ?? refused?.Why.Title,
                ErrorField = refused?.Field,
                ReturnTo = http.Request.Path,
                Page = CurrentSite.In(http).PathBase + (parent is null ? $"/discussions/{discussion}/reply" : $"/comments/{parent.Id}/reply"),
                Preview = preview,
            },
        };
        return HtmlPage.Personal<ReplyPage>(view, refused?.Why.Status ?? StatusCodes.Status200OK);
    }

    private static string[]? Picked(string? pick) => string.IsNullOrEmpty(pick) ? null : [pick];

    /// <summary>What the typed words quote. In a fresh form, the picked words stand as a quote already; a link to words that are no more is a link to the form.</summary>
    private static async Task<(ComposedQuotes Quotes, string? Quoted)> Quotes(
        DiscussionRow discussion, CommentId? parent, PostComment.FormRequest form, HttpContext http, Database database, CancellationToken cancel)
    {
        var (sent, _) = SentQuotes.Read(form.Pick, form.About, form.Untie);
        var quoted = form.Text is null && sent.Picked is [var pick] ? await QuotedPlace.Find(pick, discussion, http.RequestServices.GetRequiredService<QuotableArticles>(), database, cancel) : null;
        // Without what only its writer may show: quotes are about words.
        var html = TextRules.CheckComment(form.Text) is TextOutcome.Accepted { Text: var source } ? Markup.Render(source).Html : SafeHtml.Empty;
        return (ComposedQuotes.Of(await FindQuotes.In(html, discussion, parent, sent, http, database, cancel), sent.Picked), quoted is null ? null : Markup.Quote(quoted.Words));
    }
}
