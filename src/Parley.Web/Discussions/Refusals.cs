using Parley.Core.Moderation.Rules;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Web.Moderation;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary>Why something was not posted or changed, in the page's words, with the status the API answers.</summary>
internal static class Refusals
{
    public static Refusal Text(Words words, TextOutcome outcome) => outcome switch
    {
        TextOutcome.TooLong { Length: var length, Limit: var limit } =>
            Field(words.Fill("refused.too_long", ("limit", words.Number(limit)), ("length", words.Number(length))), "text"),
        TextOutcome.BadCharacter => Field(words["refused.bad_text"], "text"),
        _ => Field(words["refused.empty"], "text"),
    };

    public static Refusal Name(Words words, NameOutcome outcome) => outcome switch
    {
        NameOutcome.Empty => Field(words["refused.name_missing"], "name"),
        NameOutcome.TooLong { Limit: var limit } => Field(words.Fill("refused.name_long", ("limit", words.Number(limit))), "name"),
        _ => Field(words["refused.name_bad"], "name"),
    };

    public static Refusal NameOfStaff(Words words) => Field(words["refused.name_staff"], "name");

    public static Refusal Email(Words words) => Field(words["refused.email_bad"], "email");

    public static Refusal NoParent(Words words) => Field(words["refused.parent_gone"], "parentId");

    public static Refusal BranchLocked(Words words) =>
        Field(words["refused.branch_locked"], "parentId") with { Status = StatusCodes.Status403Forbidden };

    public static Refusal NotThere(Words words) => Field(words["refused.about_gone"], "about");

    public static Refusal KeyReused(Words words) => Field(words["refused.same_key"], "idempotencyKey");

    public static Refusal Guests(Words words) => new(StatusCodes.Status403Forbidden, words["error.403.heading"], words["refused.sign_in"]);

    public static Refusal Closed(Words words, DateTimeOffset? since) => new(
        StatusCodes.Status403Forbidden,
        since is { } day ? words.Fill("thread.closed_on", ("date", words.Date(day))) : words["thread.closed"],
        words["refused.closed"]);

    /// <summary>A rule refused the words; the sentence says which.</summary>
    public static Refusal Rule(Words words, Finding why, string source)
    {
        var named = string.Join(", ", HeldWords.In(source, why).Select(word => $"“{word}”"));
        var what = words.Fill($"refused.rule.{why.Reason}", ("number", words.Number(why.Number ?? 0)), ("words", named));
        // Slow mode is about time, not about the words.
        return why is { Words: [], Number: { } seconds } ? new Refusal(StatusCodes.Status429TooManyRequests, what) { RetryAfter = seconds } : Field(what, "text");
    }

    /// <summary>The store has too much to do, or cannot be written now; what was sent stays in the form.</summary>
    public static Refusal NotTaken(Words words, Exception why) =>
        new(StatusCodes.Status503ServiceUnavailable, words["error.503.heading"], words[why is StoreBusyException ? "refused.busy" : "refused.unavailable"]) { RetryAfter = ErrorAnswers.BusySeconds };

    /// <summary>Null when it was done.</summary>
    public static Refusal? Change(Words words, ChangeResult result) => result switch
    {
        ChangeResult.Done => null,
        ChangeResult.NotYours => new Refusal(StatusCodes.Status403Forbidden, words["error.403.heading"], words["refused.not_yours"]),
        ChangeResult.TooLate => new Refusal(StatusCodes.Status403Forbidden, words["error.403.heading"], words["refused.edit_late"]),
        ChangeResult.Closed closed => Closed(words, closed.Since),
        _ => Refusal.NotFound,
    };

    public static Refusal Field(string what, string field) => new(StatusCodes.Status422UnprocessableEntity, what)
    {
        Errors = new Dictionary<string, string[]> { [field] = [what] },
    };
}
