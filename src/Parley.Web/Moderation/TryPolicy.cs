using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Moderation.Rules;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation;

/// <summary><c>POST /site/policy/try</c>: what would become of a text, as if somebody known here had written it. Nothing is kept.</summary>
internal static class TryPolicy
{
    public static async Task<Results<HtmlPage, NotFound>> HandleForm(
        CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel)
    {
        var form = await http.Request.ReadFormAsync(cancel);
        if (await ChangePolicy.Place(form["scope"], form["key"], asked.Site, database, cancel) is not { } place)
            return TypedResults.NotFound();
        var words = http.Words();
        if (TextRules.CheckComment(form["text"]) is not TextOutcome.Accepted { Text: var source })
            return await ChangePolicy.Show(
                place, null, [], StatusCodes.Status422UnprocessableEntity, [new PageNotice(NoticeKind.Problem, words["policy.try.bad"])], reader, asked.Site, database, http,
                cancel, new TriedText(form["text"].ToString(), null, []));

        var book = new PolicyBook(asked.Site, await database.PolicyTerms(asked.Site.Id, cancel));
        var text = Markup.PlainText(source);
        var screened = Screening.Of(new ScreeningInput
        {
            Text = text,
            Policy = book.Of(Key(PolicyScope.Section), Key(PolicyScope.Article), Key(PolicyScope.Person)) with { HoldNewcomers = 0, HoldUntilTrusted = false },
            Now = http.Now(),
            Links = Markup.Render(source).Links.Count,
            Fingerprint = Fingerprint.Of(text),
        });
        return await ChangePolicy.Show(
            place, null, [], StatusCodes.Status200OK, [], reader, asked.Site, database, http, cancel,
            new TriedText(source, screened,
            [
                .. screened.Findings.Select(finding => new TriedFinding(
                    words[$"reason.{finding.Reason}"], finding.Weight.ToString(CultureInfo.InvariantCulture), HeldWords.In(source, finding))),
            ]));

        string? Key(PolicyScope scope) => place.Scope == scope ? place.Key : null;
    }
}

/// <param name="Screened">Null where the text cannot be a comment.</param>
public sealed record TriedText(string Text, Screened? Screened, IReadOnlyList<TriedFinding> Findings);

public sealed record TriedFinding(string Reason, string Weight, IReadOnlyList<string> Words);
