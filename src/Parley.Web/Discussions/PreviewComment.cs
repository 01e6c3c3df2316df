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
    }

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(Request request, CurrentSite site, Database database, CancellationToken cancel) =>
        TextRules.CheckComment(request.Text) is TextOutcome.Accepted accepted
            ? TypedResults.Ok(new Answer((await Render(accepted.Text, request.DiscussionId, database, cancel)).Value))
            : Refusals.Text(site.Words(), TextRules.CheckComment(request.Text)).AsProblem();

    public static async Task<Results<HtmlPage, NotFound>> HandleForm(
        [FromForm] FormRequest form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (CommentId.Parse(form.DiscussionId) is not { } discussion)
            return TypedResults.NotFound();
        var typed = new PostComment.FormRequest
        {
            Text = form.Text, ParentId = form.ParentId, Name = form.Name, Email = form.Email, IdempotencyKey = form.IdempotencyKey,
        };
        var parent = CommentId.Parse(form.ParentId) is { } id ? await database.Comment(id, cancel) : null;
        var outcome = TextRules.CheckComment(form.Text);
        var page = outcome is TextOutcome.Accepted accepted
            ? await ReplyPages.Page(
                new DiscussionId(discussion.Value), parent is { Visible: true } ? parent : null, typed, null, await Render(accepted.Text, form.DiscussionId, database, cancel),
                http, reader, site, database, cancel)
            : await ReplyPages.Page(
                new DiscussionId(discussion.Value), parent is { Visible: true } ? parent : null, typed,
                new PostOutcome.Refused(Refusals.Text(site.Words(), outcome), "text"), null, http, reader, site, database, cancel);
        return page is null ? TypedResults.NotFound() : page;
    }

    private static async Task<SafeHtml> Render(string source, string? discussion, Database database, CancellationToken cancel) =>
        Markup.Render(source, CommentId.Parse(discussion) is { } id ? await Mentions.Of(database, new DiscussionId(id.Value), source, cancel) : null).Html;
}
