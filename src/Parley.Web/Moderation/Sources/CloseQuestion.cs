using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Sources;
using Parley.Storage.Site;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Sources;

/// <summary><c>POST /comments/{id}/close-source</c> by whoever wrote the comment, and <c>POST /desk/sources/{id}</c> by editors: nobody asks for the source any more.</summary>
internal static class CloseQuestion
{
    public static async Task<Results<RedirectHttpResult, NotFound>> HandleForm(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var comment = new CommentId(id);
        if (await database.Comment(comment, cancel) is not { Visible: true, State: CommentState.Posted } row || !site.Shows(row) || reader.Account is not { } me || row.Account != me
            || await database.QuestionAbout(comment, null, null, cancel) is not { } question)
            return TypedResults.NotFound();
        var now = http.Now();
        await database.Write((job, stop) => job.CloseQuestion(question, me, null, now, stop), cancel);
        return PersonalAnswer.GoTo(http, $"{http.Request.PathBase}/comments/{id}/ask-source");
    }

    public static async Task<Results<RedirectHttpResult, NotFound>> HandleDeskForm(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        if (await database.Question(id, cancel) is not { } question || question.Site != site.Site.Id || reader.Account is not { } editor)
            return TypedResults.NotFound();
        var now = http.Now();
        await database.Write((job, stop) => job.CloseQuestion(question, editor, keys, now, stop), cancel);
        return PersonalAnswer.GoTo(http, $"{http.Request.PathBase}/desk/sources?done=1");
    }
}
