using Parley.Core.Moderation;
using Parley.Storage.Moderation.Desk;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Desk;

/// <summary>What pages of the desk say in the same words.</summary>
internal static class DeskWords
{
    /// <summary>Why it is here, what weighs most first.</summary>
    public static IEnumerable<string> Why(Words words, QueueEntry entry)
    {
        if (entry.Notices > 0) yield return words.Count("desk.why.notices", entry.Notices);
        if (entry.Appeals > 0) yield return words["desk.why.appeal"];
        if (entry.Reports > 0) yield return words.Count("desk.why.reports", entry.Reports);
        if (entry.IsHeld) yield return words.Fill("desk.why.held", ("reason", words.Find($"reason.{entry.Reason}") ?? words["reason.other"]));
    }

    /// <summary>How long ago, in the largest unit that says something.</summary>
    public static string Age(Words words, TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => words.Count("desk.age.days", (long)age.TotalDays),
        { TotalHours: >= 1 } => words.Count("desk.age.hours", (long)age.TotalHours),
        _ => words.Count("desk.age.minutes", Math.Max(0, (long)age.TotalMinutes)),
    };

    /// <summary>What an act of the ledger is called here; others have no comment.</summary>
    public static string Act(Words words, LedgerAct act) => words.Find($"desk.did.{act.ToString().ToLowerInvariant()}") ?? words["desk.did.other"];
}
