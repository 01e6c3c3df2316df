using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Discussions;
using Parley.Core.Moderation.Rules;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Storage.Site;
using Parley.Web.Discussions.Quotes;
using Parley.Web.Moderation;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>PATCH /api/v1/comments/{id}</c> and the form's <c>POST /comments/{id}/edit</c>: new words for a comment of one's own, in time.</summary>
internal static class EditComment
{
    internal sealed record Request
    {
        public string? Text { get; init; }

        /// <summary>Places that the reader picked to quote, as for a new comment.</summary>
        public IReadOnlyList<string>? Pick { get; init; }

        /// <summary>The place that the whole comment is about; without one, it stays what it was.</summary>
        public string? About { get; init; }

        /// <summary>Places that are not quoted. What was untied before stays untied.</summary>
        public IReadOnlyList<string>? Untie { get; init; }
    }

    internal sealed record FormRequest
    {
        public string? Text { get; init; }
        public string[]? Pick { get; init; }
        public string? About { get; init; }
        public string[]? Untie { get; init; }

        /// <summary>What the picture shows that comes with the form.</summary>
        public string? Alt { get; init; }
    }

    public static async Task<Results<Ok<ChangedJson>, ProblemHttpResult>> Handle(
        long id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var (done, refusal) = await Edit(new CommentId(id), request, http, reader, site, database, cancel);
        return done is null ? (refusal ?? Refusal.NotFound).AsProblem() : TypedResults.Ok(await ChangedJson.Of(done, http, database, cancel));
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] FormRequest? form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        // A form without any of its fields is bound to nothing.
        form ??= new();
        var (text, noPicture) = await CommentPictures.AddTo(form.Text, form.Alt, reader, site, http, database, cancel);
        var request = new Request { Text = text, Pick = form.Pick, About = form.About, Untie = form.Untie };
        if (noPicture is not null)
            return await MinePages.ForComment(new CommentId(id), noPicture.Why, request, http, reader, site, database, cancel) is { } again ? again : TypedResults.NotFound();
        var (done, refusal) = await FormDeed.Try(site, () => Edit(new CommentId(id), request, http, reader, site, database, cancel));
        return done is not null
            ? FormDeed.BackTo(http, done)
            : await MinePages.ForComment(new CommentId(id), refusal, request, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<(ChangeResult.Done? Done, Refusal? Refusal)> Edit(
        CommentId id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var words = site.Words();
        if (await database.Comment(id, cancel) is not { } before || !site.Shows(before))
            return (null, Refusal.NotFound);
        var checkedText = TextRules.CheckComment(request.Text);
        if (checkedText is not TextOutcome.Accepted { Text: var source })
            return (null, Refusals.Text(words, checkedText));
        var (sentQuotes, noPlaces) = SentQuotes.Read(request.Pick, request.About, request.Untie);
        if (noPlaces is not null)
            return (null, noPlaces.Why);

        var rendered = Markup.Render(source, await CommentPictures.Context(before.Discussion, MinePages.IsOwn(before, reader) ? id : null, source, reader, http, database, cancel));
        if (CommentPictures.TooMany(words, rendered) is { } tooMany)
            return (null, tooMany);
        var (screened, fingerprint, bar) = MinePages.IsOwn(before, reader)
            ? await CommentScreening.Of(before.Discussion, source, rendered, null, null, isEdit: true, http, reader, database, cancel)
            : (Screened.Clean, null, null);
        if (bar is not null)
            return (null, BarredReader.Refusal(words, http, bar));
        if (screened is { Outcome: Outcome.Refuse, Decisive: { } why })
            return (null, Refusals.Rule(words, why, source));
        var quotes = MinePages.IsOwn(before, reader) && await database.Discussion(before.Discussion, cancel) is { } discussion
            ? await FindQuotes.InEdit(rendered.Html, discussion, before, sentQuotes, http, database, cancel)
            : null;
        if (quotes is { AboutIsGone: true })
            return (null, Refusals.NotThere(words));
        var now = http.Now();
        var result = await database.Write(
            before.Discussion,
            async (writing, token) =>
            {
                var change = await writing.Edit(id, reader.Account, reader.Guest, source, rendered.Html.Value, rendered.RendererVersion, quotes?.Kept ?? [], now, token);
                if (change is ChangeResult.Done && (rendered.Pictures.Count > 0 || CommentPictures.AreIn(before.Html)))
                    await writing.ShowPictures(id, rendered.Pictures, token);
                return change is ChangeResult.Done done ? await writing.ScreenEdit(done, screened, fingerprint, now, token) : change;
            },
            cancel);
        return (result as ChangeResult.Done, Refusals.Change(words, result));
    }
}

/// <summary>A comment as it is after a change.</summary>
internal sealed record ChangedJson(string Outcome, CommentJson Comment, long Seq)
{
    public static async Task<ChangedJson> Of(ChangeResult.Done done, HttpContext http, Database database, CancellationToken cancel) =>
        new(CommentJson.NameOf(done.Comment.State), CommentJson.Of(done.Comment, await QuotesJson.Read(database, done.Comment, http, cancel)), done.Seq);
}

/// <summary>What forms share: a full store is said in the form, and a deed done leads back to one's own comments.</summary>
internal static class FormDeed
{
    public static async Task<(T? Done, Refusal? Refusal)> Try<T>(CurrentSite site, Func<Task<(T? Done, Refusal? Refusal)>> deed)
    {
        try
        {
            return await deed();
        }
        catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
        {
            return (default, Refusals.NotTaken(site.Words(), failure));
        }
    }

    public static RedirectHttpResult BackTo(HttpContext http, ChangeResult.Done done) =>
        TypedResults.LocalRedirect($"{http.Request.PathBase}/comments/{done.Comment.Id}/mine?after={done.Seq}");
}
