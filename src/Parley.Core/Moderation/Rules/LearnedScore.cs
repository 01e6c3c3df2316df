using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>What a score that was learned from verdicts adds to the risk; by itself it holds nothing.</summary>
internal sealed class LearnedScore : ScreeningRule
{
    public override string Code => "learned";

    internal override Finding? Look(ScreeningInput input, ReadText text) => input.LearnedScore is > 0 and var score ? new Finding(Code, Code, Outcome.Post, score) : null;
}
