using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Discussions;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Web.Discussions.Quotes;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>POST /preview</c> and <c>POST /api/v1/preview</c>: how a comment would look. Nothing is kept.</summary>
internal static class PreviewComment
{
    internal sealed record Request(
        string? Text, string? DiscussionId = null, string? ParentId = null, IReadOnlyList<string>? Pick = null, string? About = null, IReadOnlyList<string>? Untie = null);

    /// <param name="Html">As it would be shown.</param>
    /// <param name="Quotes">What was found in it; empty where no discussion is named.</param>
    internal sealed record Answer(string Html, IReadOnlyList<FoundQuoteJson> Quotes);

    internal sealed record FormRequest
    {
        public string? DiscussionId { get; init; }
        public string? Text { get; init; }
        public string? ParentId { get; init; }
        public string? Name { get; init; }
        public string? Email { get; init; }
        public string? IdempotencyKey { get; init; }
        public string? FormToken { get; init; }
        public string[]? Pick { get; init; }
        public string? About { get; init; }
        public string[]? Untie { get; init; }

        /// <summary>What the picture shows that comes with the form.</summary>
        public string? Alt { get; init; }
    }

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var outcome = TextRules.CheckComment(request.Text);
        if (outcome is not TextOutcome.Accepted { Text: var source })
            return Refusals.Text(site.Words(), outcome).AsProblem();
        var (sent, noPlaces) = SentQuotes.Read(request.Pick, request.About, request.Untie);
        if (noPlaces is not null)
            return noPlaces.Why.AsProblem();
        var discussion = CommentId.Parse(request.DiscussionId) is { } id ? await Seen(new DiscussionId(id.Value), site, database, cancel) : null;
        var html = await Render(source, discussion, http, reader, database, cancel);
        var parent = discussion is null ? null : await ReplyPages.Parent(discussion.Id, request.ParentId, database, cancel);
        var quotes = discussion is null ? null : await FindQuotes.In(html, discussion, parent?.Id, sent, http, database, cancel);
        return quotes is { AboutIsGone: true }
            ? Refusals.NotThere(site.Words()).AsProblem()
            : TypedResults.Ok(new Answer(Linked(html, site).Value, quotes is null ? [] : FoundQuoteJson.Of(quotes)));
    }

    public static async Task<Results<HtmlPage, NotFound>> HandleForm(
        [FromForm] FormRequest? form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        // A form without any of its fields is bound to nothing.
        form ??= new();
        if (CommentId.Parse(form.DiscussionId) is not { } number || await Seen(new DiscussionId(number.Value), site, database, cancel) is not { } discussion)
            return TypedResults.NotFound();
        var (text, noPicture) = await CommentPictures.AddTo(form.Text, form.Alt, reader, site, http, database, cancel);
        var typed = new PostComment.FormRequest
        {
            Text = text, Alt = noPicture is null ? null : form.Alt, ParentId = form.ParentId, Name = form.Name, Email = form.Email, IdempotencyKey = form.IdempotencyKey,
            FormToken = form.FormToken, Pick = form.Pick, About = form.About, Untie = form.Untie,
        };
        var parent = await ReplyPages.Parent(discussion.Id, form.ParentId, database, cancel);
        var outcome = TextRules.CheckComment(text);
        SafeHtml? preview = noPicture is null && outcome is TextOutcome.Accepted accepted
            ? Linked(await Render(accepted.Text, discussion, http, reader, database, cancel), site)
            : null;
        var refused = preview is null ? noPicture ?? new PostOutcome.Refused(Refusals.Text(site.Words(), outcome), "text") : null;
        return await ReplyPages.Page(discussion.Id, parent, typed, refused, preview, http, reader, site, database, cancel) is { } page
            ? page
            : TypedResults.NotFound();
    }

    /// <summary>Nobody and nothing of a discussion that is not to be seen here.</summary>
    private static async Task<DiscussionRow?> Seen(DiscussionId id, CurrentSite site, Database database, CancellationToken cancel) =>
        await database.Discussion(id, cancel) is { IsPublic: true } found && site.Shows(found) ? found : null;

    private static async Task<SafeHtml> Render(string source, DiscussionRow? discussion, HttpContext http, CurrentReader reader, Database database, CancellationToken cancel) =>
        Markup.Render(source, discussion is null ? null : await CommentPictures.Context(discussion.Id, null, source, reader, http, database, cancel)).Html;

    private static SafeHtml Linked(SafeHtml html, CurrentSite site) => SafeHtml.FromStore(Mentions.LinkedUnder(html.Value, site.PathBase));
}
