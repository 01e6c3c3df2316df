using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Site;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Editor;

/// <summary><c>POST /editor/articles/{id}/publish</c>: what was typed is published now, or at its moment; with it a correction, if one was written.</summary>
internal static class PublishDraft
{
    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        if (await OpenedArticle.Find(id, http, reader, site, database, cancel) is not { } opened)
            return TypedResults.NotFound();
        if (http.Request.Form["deed"] == "call-back")
            return await CallBack(opened, cancel);

        var copy = opened.Copy(http.Request.Form);
        switch (await opened.Keep(copy, cancel))
        {
            case KeepResult.Conflict conflict:
                return await ResolveConflict.Page(opened, copy, conflict, cancel);
            case KeepResult.Kept kept:
                return await Publish(opened, copy, kept.Number, keys, cancel);
            default:
                return TypedResults.NotFound();
        }
    }

    private static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> Publish(
        OpenedArticle opened, CopyToKeep copy, int number, KeyFile keys, CancellationToken cancel)
    {
        var (http, words) = (opened.Http, opened.Http.Words());
        var isLater = http.Request.Form["deed"] == "schedule";
        var moment = isLater ? new NewsroomClock(opened.Site.TimeZone).Read(http.Request.Form["when"]) : null;
        var entry = PreviewArticle.EntryOf(http, copy.Form, number) with { SavedAt = copy.At };
        var (content, errors) = await opened.Read(copy.Form, cancel);
        if (content is null || errors.Count > 0)
            return await Refuse(entry with { ShowErrors = true });
        if (isLater && moment is null)
            return await Refuse(entry with { Refused = words["editor.when_wrong"] });
        if (isLater && moment <= copy.At)
            return await Refuse(entry with { Refused = words["editor.when_past"] });
        if (isLater && opened.Article.State == ArticleState.Published)
            return await Refuse(entry with { Refused = words["editor.when_published"] });
        var correction = entry.Correction;
        if (!isLater && !CorrectArticle.IsEmpty(correction) && (correction = CorrectArticle.Check(correction, words)).Error is not null)
            return await Refuse(entry with { Correction = correction });

        var given = new ArticleToPublish { Site = opened.Site.Id, Key = opened.Article.Key, Content = content, By = opened.Editor, At = copy.At };
        var result = await opened.Database.Write(
            async (job, stop) =>
            {
                var done = await job.PublishCopy(given, opened.Id, number, moment, keys, stop);
                if (done is PublishResult.Done)
                    await CorrectArticle.Write(job, opened, correction, keys, stop);
                return done;
            }, cancel);
        return result switch
        {
            PublishResult.Done => PersonalAnswer.GoTo(http, opened.Path + "?saved=published"),
            PublishResult.Scheduled => PersonalAnswer.GoTo(http, opened.Path + "?saved=scheduled"),
            PublishResult.AddressTaken taken => await Refuse(entry with { Refused = words.Fill("editor.address_taken", ("slug", taken.Slug)) }),
            // Somebody saved in the moment between: they are asked as ever.
            _ => await ResolveConflict.Page(opened, copy, new KeepResult.Conflict(await opened.Database.CurrentCopy(opened.Id, cancel)), cancel),
        };

        Task<HtmlPage> Refuse(EditorEntry shown) => EditArticle.Page(opened, shown, cancel, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<RedirectHttpResult> CallBack(OpenedArticle opened, CancellationToken cancel)
    {
        var now = opened.Http.Now();
        await opened.Database.Write((job, stop) => job.UnscheduleArticle(opened.Site.Id, opened.Id, now, stop), cancel);
        return PersonalAnswer.GoTo(opened.Http, opened.Path + "?saved=called-back");
    }
}
