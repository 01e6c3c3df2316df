using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Reports;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Storage.Moderation.Reports;
using Parley.Storage.Site;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Reports;

/// <summary><c>POST /notices/{reference}/appeal</c>: whoever sent a legal notice objects to what stayed, once and within six months.</summary>
internal static class ObjectToNotice
{
    internal sealed record FormRequest
    {
        public string? Key { get; init; }
        public string? Words { get; init; }
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        string reference, [FromForm] FormRequest? form, HttpContext http, CurrentSite site, CurrentReader reader, Database database, KeyFile keys, CancellationToken cancel)
    {
        if (!NoticeKey.Opens(reference, form?.Key, keys) || await database.Notice(site.Site.Id, reference, cancel) is not { State: NoticeState.Completed } notice
            || Stayed(await database.NamedBy(notice.Id, cancel)) is not { } decision)
            return TypedResults.NotFound();
        var words = http.Words();
        if (TextRules.Check(form?.Words, Appeal.LongestWords) is not TextOutcome.Accepted text)
            return await Again(words.Fill("notice.appeal_words", ("limit", words.Number(Appeal.LongestWords))), StatusCodes.Status422UnprocessableEntity);
        var appeal = new NewAppeal(new StatementId(site.Site.Id, decision), null, null, notice.Id, text.Text, http.Now());
        return await database.Write((job, stop) => job.MakeAppeal(appeal, keys, stop), cancel) switch
        {
            AppealResult.Made or AppealResult.Again => PersonalAnswer.GoTo(http, $"{http.Request.PathBase}{NoticeKey.Path(reference, keys)}#appeal"),
            AppealResult.TooLate late => await Again(words.Fill("statement.appeal.late", ("date", words.Date(late.Since))), StatusCodes.Status409Conflict),
            AppealResult.Over => await Again(words["statement.appeal.over"], StatusCodes.Status409Conflict),
            _ => TypedResults.NotFound(),
        };

        async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> Again(string error, int status) =>
            await ShowNotice.Show(notice, form?.Words, error, status, [], http, site, reader, database, keys, cancel);
    }

    /// <summary>The ledger's row that says that something stays; null where everything was removed or gone.</summary>
    public static long? Stayed(IEnumerable<NoticedRow> things) => things.FirstOrDefault(thing => thing.Decision == NoticeDecision.NotIllegal)?.Ledger;
}
