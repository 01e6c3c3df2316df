using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.People;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>Refusals of this subject as problem details, in the site's language.</summary>
internal static class PeopleProblems
{
    public static ProblemHttpResult BadField(string field, string what) => TypedResults.Problem(
        statusCode: StatusCodes.Status422UnprocessableEntity, title: what,
        extensions: new Dictionary<string, object?> { ["errors"] = new Dictionary<string, string[]> { [field] = [what] } });

    public static ProblemHttpResult NeedsHttps(Words words) => TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, title: words["sign_in.https"]);

    public static ProblemHttpResult NotFound(Words words) => TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: words["error.404.heading"]);

    /// <summary>Why a name is refused, in words for its owner; null for a good one.</summary>
    public static string? WhyNot(NameOutcome outcome, Words words) => outcome switch
    {
        NameOutcome.Accepted => null,
        NameOutcome.Empty => words["name.missing"],
        NameOutcome.TooLong { Limit: var limit } => words.Fill("refused.name_long", ("limit", words.Number(limit))),
        NameOutcome.HiddenCharacter => words["refused.name_bad"],
        NameOutcome.AtSign => words["name.at_sign"],
        NameOutcome.NoLetter => words["name.no_letter"],
        NameOutcome.TooManyMarks => words["name.marks"],
        NameOutcome.MixedScripts { Word: var word } => words.Fill("name.mixed", ("word", word)),
        _ => words["refused.name_bad"],
    };
}
