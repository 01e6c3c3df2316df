using Parley.Core.Articles;
using Parley.Core.Moderation.Corrections;
using Parley.Core.Moderation.Reports;
using Parley.Core.Text;
using Parley.Storage.Moderation.Corrections;
using Parley.Web.Discussions;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Corrections;

/// <summary>A mistake as a reader types it; the API takes the same names.</summary>
public sealed record CorrectionForm
{
    /// <summary>The place that was picked, as <see cref="Core.Discussions.Quotes.QuoteRef"/> writes it.</summary>
    public string? At { get; init; }

    /// <summary>Where no place was picked: the words that are wrong, copied from the article.</summary>
    public string? Words { get; init; }

    public string? Right { get; init; }

    /// <summary><c>yes</c>: whoever has an account may be named beside the correction.</summary>
    public string? Credit { get; init; }

    /// <summary>What is right as it can be stored; null with a refusal, or where it may be missing and is.</summary>
    internal (string? Text, Refusal? Refusal) CheckRight(bool isNeeded, Words words) => TextRules.Check(Right, CorrectionRequest.LongestText) switch
    {
        TextOutcome.Accepted { Text: var text } => (text, null),
        TextOutcome.TooLong { Length: var length, Limit: var limit } =>
            (null, Refusals.Field(words.Fill("correct.too_long", ("limit", words.Number(limit)), ("length", words.Number(length))), "right")),
        TextOutcome.BadCharacter => (null, Refusals.Field(words["correct.bad_text"], "right")),
        _ => (null, isNeeded ? Refusals.Field(words["correct.no_right"], "right") : null),
    };

    /// <summary>Why it was not taken; null where it was.</summary>
    internal static Refusal? Refused(CorrectionRequestResult result, Words words) => result switch
    {
        CorrectionRequestResult.Taken => null,
        CorrectionRequestResult.Full => new Refusal(StatusCodes.Status409Conflict, words["correct.full"]),
        CorrectionRequestResult.Suspended(var until) =>
            new Refusal(StatusCodes.Status403Forbidden, words["error.403.heading"], words.Fill("report.suspended", ("date", words.Date(until)))),
        _ => Refusal.NotFound,
    };

    /// <summary>Key of the words that thank for it; null where nothing was sent.</summary>
    internal static string? ThanksFor(string? sent, bool hasAccount) => sent is null ? null : sent is "again" ? "correct.again" : hasAccount ? "correct.thanks_account" : "correct.thanks";

    /// <summary>With the looks of these pages.</summary>
    internal static PageFrame Frame(PageFrame frame) => frame with { Sheets = [.. frame.Sheets, "corrections.css"] };

    /// <param name="ofAddress">The code of an address, for readers whom we do not know.</param>
    internal static string Who(CurrentReader reader, HttpContext http, Func<long, string> ofAddress) => reader switch
    {
        { Account: { } account } => Reporter.Of(account),
        { Guest: { } guest } => Reporter.Of(guest),
        _ => ofAddress(RateLimits.AddressKey(http.Connection.RemoteIpAddress)),
    };
}

/// <param name="Outcome"><c>taken</c>, or <c>known</c> where the same person had said so before.</param>
internal sealed record CorrectionRequestedJson(string Outcome);

/// <summary><c>/articles/SLUG/correct</c> and <c>/comments/ID/correct</c>; posts the fields of <see cref="CorrectionForm"/>.</summary>
public sealed record CorrectionFormView
{
    public required PageFrame Frame { get; init; }
    public required string ArticleHeadline { get; init; }
    public required string ArticlePath { get; init; }

    /// <summary>Where the form posts to.</summary>
    public required string Action { get; init; }

    /// <summary>The comment that points it out; null where a place of the article is marked.</summary>
    public CommentView? Comment { get; init; }

    /// <summary>The picked words with what stands around them; null where none were picked.</summary>
    public MarkedPlace? Place { get; init; }

    public required CorrectionForm Form { get; init; }

    /// <summary>They have an account, and so a name to be called by.</summary>
    public required bool MayBeCredited { get; init; }

    /// <summary>Key of the catalogue; null while nothing was sent.</summary>
    public string? Thanks { get; init; }
    public string? Error { get; init; }
}

/// <summary>Words in their passage.</summary>
/// <param name="Language">BCP 47 tag of the article.</param>
public sealed record MarkedPlace(string Before, string Words, string After, string Language)
{
    public static MarkedPlace Of(string text, TextRange range, string language) => new(text[..range.Start], range.Of(text), text[range.End..], language);

    /// <summary>Null where the revision has no such place.</summary>
    public static MarkedPlace? In(ArticleRevision? revision, PassageId? passage, TextRange range) =>
        revision?.Passages.FirstOrDefault(one => one.Id == passage) is { } found && range.End <= found.Text.Length ? Of(found.Text, range, revision.Content.Language) : null;
}
