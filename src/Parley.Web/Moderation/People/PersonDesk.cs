using Parley.Core.People;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.People;

/// <summary>What the forms about people share: whom an address names, and what became of a decision.</summary>
internal static class PersonDesk
{
    /// <summary>An account, or a guest where the path says so.</summary>
    public static PersonKey Named(HttpContext http, long id) =>
        http.Request.Path.StartsWithSegments("/desk/people/guests", StringComparison.Ordinal) ? PersonKey.Of(new GuestId(id)) : PersonKey.Of(new AccountId(id));

    public static string Path(PersonKey who) => who.Guest is { } guest ? $"/desk/people/guests/{guest}" : who.Account is { } account ? $"/desk/people/{account}" : "/desk/people";

    /// <summary>Whoever has done nothing on this site is nobody to its staff.</summary>
    public static async Task<bool> IsHere(this Database database, SiteId site, PersonKey who, CancellationToken cancel) =>
        await database.Profile(site, who, cancel) is not null;

    /// <summary>Null when it was done.</summary>
    public static Refusal? Why(Words words, MeasureResult result) => result switch
    {
        MeasureResult.Done => null,
        MeasureResult.NotAllowed => new Refusal(StatusCodes.Status403Forbidden, words["people.not_allowed"], words["people.not_allowed.why"]),
        MeasureResult.OutOfDate => new Refusal(StatusCodes.Status409Conflict, words["people.out_of_date"], words["people.out_of_date.why"]),
        _ => new Refusal(StatusCodes.Status404NotFound, words["people.not_there"], words["people.not_there.why"]),
    };

    /// <summary>A text of staff that may be left out; with the reason where it cannot be taken.</summary>
    public static (string? Text, Refusal? Wrong) Read(string? text, string field, int longest, Words words) => TextRules.Check(text, longest) switch
    {
        TextOutcome.Accepted accepted => (accepted.Text, null),
        TextOutcome.TooLong or TextOutcome.BadCharacter =>
            (null, Refusal.BadField(field, $"it has at most {longest} characters") with { Detail = words.Fill("people.too_long", ("limit", words.Number(longest))) }),
        _ => (null, null),
    };
}
