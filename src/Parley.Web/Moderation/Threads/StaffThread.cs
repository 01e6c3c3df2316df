using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage.Discussions;
using Parley.Storage.Site;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Threads;

/// <summary>What the deeds of staff on a thread share: who does it and why, and what is answered.</summary>
internal static class StaffThread
{
    private const int LongestNote = 1000;

    public static bool MayAct(this CurrentReader reader, SiteId site) => reader.RoleAt(site) >= Role.Moderator;

    /// <summary>The act with its ground, or what is missing of it.</summary>
    public static (StaffAct? Act, Refusal? Refusal) Read(
        string? reason, string? note, bool needsReason, AccountId actor, KeyFile keys, HttpContext http, Words words)
    {
        reason = string.IsNullOrEmpty(reason) ? null : reason;
        if ((needsReason && reason is null) || (reason is not null && !Reasons.All.Contains(reason, StringComparer.Ordinal)))
            return (null, Refusal.BadField("reason", $"it is one of {string.Join(", ", Reasons.All)}") with { Detail = words["acts.reason_missing"] });
        var said = TextRules.Check(note, LongestNote);
        return said is TextOutcome.TooLong or TextOutcome.BadCharacter
            ? (null, Refusal.BadField("note", $"it has at most {LongestNote} characters") with { Detail = words.Fill("acts.note_long", ("limit", words.Number(LongestNote))) })
            : (new StaffAct(actor, needsReason ? reason : null, (said as TextOutcome.Accepted)?.Text, keys, http.Now()), null);
    }

    /// <summary>Null when it was done.</summary>
    public static Refusal? Why(Words words, ThreadActResult result) => result switch
    {
        ThreadActResult.Done => null,
        ThreadActResult.AlreadySo => new Refusal(StatusCodes.Status409Conflict, words["acts.already"], words["acts.already_why"]),
        ThreadActResult.NotTopLevel => new Refusal(StatusCodes.Status409Conflict, words["acts.not_possible"], words["acts.not_top_level"]),
        ThreadActResult.TooLarge(var limit) => new Refusal(StatusCodes.Status409Conflict, words["acts.not_possible"], words.Fill("acts.too_large", ("limit", words.Number(limit)))),
        ThreadActResult.NoPlace => new Refusal(StatusCodes.Status422UnprocessableEntity, words["acts.not_possible"], words["acts.no_place"]),
        _ => new Refusal(StatusCodes.Status409Conflict, words["acts.not_possible"], words["acts.no_state"]),
    };
}
