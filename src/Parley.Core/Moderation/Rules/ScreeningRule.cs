using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>One check with its reason. A rule keeps nothing between two texts, and allocates only where it finds something.</summary>
public abstract class ScreeningRule
{
    /// <summary>Its name for good: in stored findings, in the ledger, in the words on screen.</summary>
    public abstract string Code { get; }

    /// <summary>Null when it has nothing to say.</summary>
    internal abstract Finding? Look(ScreeningInput input, ReadText text);

    private protected Finding Hold(int weight = 0) => new(Code, Code, Outcome.Hold, weight);
}
