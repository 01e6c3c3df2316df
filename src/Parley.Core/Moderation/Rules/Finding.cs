namespace Parley.Core.Moderation.Rules;

/// <summary>What becomes of a comment at once; the gravest that any rule asks for.</summary>
public enum Outcome
{
    Post = 0,

    /// <summary>It waits for a moderator.</summary>
    Hold = 1,

    /// <summary>It is not stored; its author keeps the words in the form.</summary>
    Refuse = 2,
}

/// <summary>A piece of a comment's plain text (<see cref="Text.Markup.PlainText"/>), in UTF-16 units.</summary>
public readonly record struct WordRange(int Start, int Length);

/// <summary>What one rule found. The words are named by their place alone, so that erasing the comment erases them.</summary>
/// <param name="Rule">Its <see cref="ScreeningRule.Code"/>.</param>
/// <param name="Reason">Code of the sentence that tells the author why: <c>held.CODE</c>, in short <c>reason.CODE</c>.</param>
/// <param name="Asks">What this rule alone would do.</param>
/// <param name="Weight">0 to 100: its part in the risk.</param>
public sealed record Finding(string Rule, string Reason, Outcome Asks, int Weight)
{
    /// <summary>Where in the text; none where it is not about words.</summary>
    public IReadOnlyList<WordRange> Words { get; init => field = value ?? []; } = [];

    /// <summary>A number that the sentence names: links, seconds, comments.</summary>
    public int? Number { get; init; }
}

/// <summary>What all rules together say of one text.</summary>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Findings">Of the rules, in their order.</param>
/// <param name="Risk">0 to 100.</param>
public sealed record Screened(Outcome Outcome, IReadOnlyList<Finding> Findings, int Risk)
{
    /// <summary>Nothing was found, or the author is not screened.</summary>
    public static readonly Screened Clean = new(Outcome.Post, [], 0);

    /// <summary>The finding that decided; null for what is posted.</summary>
    public Finding? Decisive { get; init; }
}
