using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Discussions;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>POST /preview</c> and <c>POST /api/v1/preview</c>: how a comment would look. Nothing is kept.</summary>
internal static class PreviewComment
{
    internal sealed record Request(string? Text, string? DiscussionId = null);

    internal sealed record Answer(string Html);

    internal sealed record FormRequest
    {
        public string? DiscussionId { get; init; }
        public string? Text { get; init; }
        public string? ParentId { get; init; }
        public string? Name { get; init; }
        public string? Email { get; init; }
        public string? IdempotencyKey { get; init; }
        public string? FormToken { get; init; }

        /// <summary>What the picture shows that comes with the form.</summary>
        public string? Alt { get; init; }
    }

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        TextRules.CheckComment(request.Text) switch
        {
            TextOutcome.Accepted accepted => TypedResults.Ok(new Answer((await Render(accepted.Text, request.DiscussionId, http, reader, site, database, cancel)).Value)),
            var refused => Refusals.Text(site.Words(), refused).AsProblem(),
        };

    public static async Task<Results<HtmlPage, NotFound>> HandleForm(
        [FromForm] FormRequest? form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        // A form without any of its fields is bound to nothing.
        form ??= new();
        if (CommentId.Parse(form.DiscussionId) is not { } number)
            return TypedResults.NotFound();
        var discussion = new DiscussionId(number.Value);
        var (text, noPicture) = await CommentPictures.AddTo(form.Text, form.Alt, reader, site, http, database, cancel);
        var typed = new PostComment.FormRequest
        {
            Text = text, Alt = noPicture is null ? null : form.Alt, ParentId = form.ParentId, Name = form.Name, Email = form.Email, IdempotencyKey = form.IdempotencyKey,
            FormToken = form.FormToken,
        };
        var parent = await ReplyPages.Parent(discussion, form.ParentId, database, cancel);
        var outcome = TextRules.CheckComment(text);
        SafeHtml? preview = noPicture is null && outcome is TextOutcome.Accepted accepted
            ? await Render(accepted.Text, form.DiscussionId, http, reader, site, database, cancel)
            : null;
        var refused = preview is null ? noPicture ?? new PostOutcome.Refused(Refusals.Text(site.Words(), outcome), "text") : null;
        return await ReplyPages.Page(discussion, parent, typed, refused, preview, http, reader, site, database, cancel) is { } page
            ? page
            : TypedResults.NotFound();
    }

    private static async Task<SafeHtml> Render(
        string source, string? discussion, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        SafeHtml.FromStore(Mentions.LinkedUnder(Markup.Render(source, await Context(source, discussion, http, reader, site, database, cancel)).Html.Value, site.PathBase));

    /// <summary>Nobody and nothing of a discussion that is not to be seen here.</summary>
    private static async Task<MarkupContext?> Context(
        string source, string? discussion, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        CommentId.Parse(discussion) is { } id
        && await database.Discussion(new DiscussionId(id.Value), cancel) is { IsPublic: true } found && site.Shows(found)
            ? await CommentPictures.Context(found.Id, null, source, reader, http, database, cancel)
            : null;
}
