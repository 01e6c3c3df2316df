using Parley.Core.Moderation;
using Parley.Storage.Moderation;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Statements;

/// <summary>A decision in sentences, the same wherever it is told.</summary>
internal static class StatementText
{
    public static string Heading(Words words, LedgerAct act) => words[$"statement.act.{Code(act)}"];

    /// <summary>What was done, for staff and in lists of all acts.</summary>
    public static string Code(LedgerAct act) => act.ToString().ToLowerInvariant();

    /// <summary>What it means for whoever it is about. What waits is told in the words that stand above the comment itself.</summary>
    public static string What(Words words, StatementRow statement) =>
        statement.Act == LedgerAct.Held ? Waits(words, statement.Reason) : words[$"statement.what.{Code(statement.Act)}"];

    /// <summary>Why a comment waits, as its author reads it everywhere.</summary>
    public static string Waits(Words words, string? reason) => words.Find($"held.{reason}") ?? words["held.other"];

    public static string Found(Words words, StatementRow statement) => words[$"statement.found.{(statement.FoundByRule ? "rule" : statement.Origin.ToString().ToLowerInvariant())}"];

    public static string Decided(Words words, StatementRow statement) =>
        words[statement.DecidedByRule ? "statement.decided.rule" : "statement.decided.person"];

    /// <summary>The house rule that stands behind it; null where the rules as a whole do.</summary>
    public static int? Rule(StatementRow statement) => HouseRules.NumberOf(Reasons.Behind(statement.Reason));
}
