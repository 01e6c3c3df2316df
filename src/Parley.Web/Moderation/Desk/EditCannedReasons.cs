using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Desk;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Moderation.Desk;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Desk;

/// <summary><c>/desk/reasons</c>: the sentences that the site tells authors again and again, by language.</summary>
internal static class EditCannedReasons
{
    public static Task<HtmlPage> Page(CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel) =>
        Show(new CannedForm(), StatusCodes.Status200OK, reader, asked, database, context, cancel);

    public static async Task<Results<RedirectHttpResult, HtmlPage>> Add(
        [FromForm] string? language, [FromForm] string? reason, [FromForm] string? text, CurrentReader reader, CurrentSite asked, Database database, HttpContext context,
        CancellationToken cancel)
    {
        var words = context.Words();
        if (!Words.Languages.Contains(language ?? "") || !Reasons.All.Contains(reason, StringComparer.Ordinal))
            return await Again(words["desk.fault.canned"]);
        if (TextRules.Check(text, CannedReason.LongestWords) is not TextOutcome.Accepted { Text: var said })
            return await Again(words.Fill("desk.fault.text", ("field", words["desk.canned.words"]), ("limit", words.Number(CannedReason.LongestWords))));
        var line = new CannedReason(asked.Site.Id, language ?? "", reason ?? "", said);
        return await database.Write((job, token) => job.AddCannedReason(line, token), cancel)
            ? PersonalAnswer.GoTo(context, $"{asked.PathBase}/desk/reasons")
            : await Again(words.Fill("desk.fault.canned_many", ("limit", words.Number(CannedReason.MostOfSite))));

        Task<HtmlPage> Again(string why) =>
            Show(new CannedForm { Language = language, Reason = reason, Text = text, Error = why }, StatusCodes.Status422UnprocessableEntity, reader, asked, database, context, cancel);
    }

    public static async Task<RedirectHttpResult> Remove([FromForm] long? line, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        await database.Write((job, token) => job.RemoveCannedReason(asked.Site.Id, line ?? 0, token), cancel);
        return PersonalAnswer.GoTo(context, $"{asked.PathBase}/desk/reasons");
    }

    private static async Task<HtmlPage> Show(
        CannedForm form, int status, CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel) =>
        HtmlPage.Personal<CannedReasonsPage>(
            new CannedReasonsView(
                await DeskFrame.Of(context, "reasons", context.Words()["desk.page.reasons"], reader, database, cancel),
                [.. (await database.CannedReasons(asked.Site.Id, null, cancel)).GroupBy(line => line.Language, line => new CannedLine(line.Id, line.Reason, line.Words))],
                form with { Language = form.Language ?? asked.Site.Language }), status);
}

public sealed record CannedReasonsView(DeskFrame Desk, IReadOnlyList<IGrouping<string, CannedLine>> Lines, CannedForm Form);

/// <summary>What was typed and refused.</summary>
public sealed record CannedForm
{
    public string? Language { get; init; }
    public string? Reason { get; init; }
    public string? Text { get; init; }
    public string? Error { get; init; }
}
