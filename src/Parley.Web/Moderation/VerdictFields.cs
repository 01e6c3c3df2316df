using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Web.Site;

namespace Parley.Web.Moderation;

/// <summary>A verdict as staff send it, from wherever they judge; <see cref="Read"/> says what is missing.</summary>
/// <param name="Act"><c>approve</c>, <c>hold</c>, <c>remove</c> or <c>restore</c>.</param>
/// <param name="Reason">A code of <see cref="Reasons"/>; needed to remove and to hold.</param>
/// <param name="Clause">Which law, where the reason is <c>illegal</c>; else words of the house rule.</param>
/// <param name="Law">Why the law forbids it; needed where the reason is <c>illegal</c>.</param>
/// <param name="Facts">Told to the author.</param>
/// <param name="Note">For staff, kept with the ledger row.</param>
public sealed record VerdictFields(string? Act, string? Reason, string? Clause, string? Law, string? Facts, string? Note)
{
    public static readonly VerdictFields None = new(null, null, null, null, null, null);

    internal (Verdict? Verdict, Refusal? Refusal) Read(CommentId comment, AccountId actor, DateTimeOffset at, Words words)
    {
        LedgerAct? act = Act switch
        {
            "approve" => LedgerAct.Approved,
            "hold" => LedgerAct.Held,
            "remove" => LedgerAct.Removed,
            "restore" => LedgerAct.Restored,
            _ => null,
        };
        if (act is not { } what)
            return (null, Refusal.BadField("verdict", "it is approve, hold, remove or restore"));
        var restricts = what is LedgerAct.Removed or LedgerAct.Held;
        if (restricts && !Reasons.All.Contains(Reason, StringComparer.Ordinal))
            return (null, Refusal.BadField("reason", $"it is one of {string.Join(", ", Reasons.All)}"));
        foreach (var (name, text, most) in ((string, string?, int)[])
            [("clause", Clause, Verdict.LongestClause), ("law", Law, Verdict.LongestFacts), ("facts", Facts, Verdict.LongestFacts), ("note", Note, Verdict.LongestNote)])
        {
            if (TextRules.Check(text, most) is TextOutcome.TooLong or TextOutcome.BadCharacter)
                return (null, Refusal.BadField(name, $"it has at most {most} characters"));
        }

        var isLaw = restricts && Reason == Reasons.Illegal;
        if (isLaw && (Said(Clause) is null || Said(Law) is null))
            return (null, Refusal.BadField(Said(Clause) is null ? "clause" : "law", words["verdict.law_missing"]));
        return (new Verdict
        {
            Comment = comment,
            Act = what,
            Reason = restricts ? Reason : null,
            Clause = restricts ? Said(Clause) : null,
            Law = isLaw ? Said(Law) : null,
            Facts = restricts ? Said(Facts) : null,
            Note = Said(Note),
            Actor = actor,
            At = at,
        }, null);
    }

    private static string? Said(string? text) => TextRules.Check(text, Verdict.LongestFacts) is TextOutcome.Accepted accepted ? accepted.Text : null;
}
