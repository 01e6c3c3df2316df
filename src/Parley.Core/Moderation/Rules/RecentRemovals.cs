using Parley.Core.Discussions;
using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>Somebody of whom staff removed several comments lately.</summary>
internal sealed class RecentRemovals : ScreeningRule
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    public override string Code => "removals";

    internal override Finding? Look(ScreeningInput input, ReadText text)
    {
        if (input.Policy.RemovalsBeforeHold == 0 || input.Author.IsTrusted)
            return null;
        var removed = 0;
        for (var index = 0; index < input.Author.Lately.Count; index++)
        {
            if (input.Author.Lately[index] is { State: CommentState.Removed } before && before.At > input.Now - Lately)
                removed++;
        }

        return removed >= input.Policy.RemovalsBeforeHold ? Hold(25) with { Number = removed } : null;
    }
}
