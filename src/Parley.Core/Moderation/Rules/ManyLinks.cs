using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>More links than a comment needs for its sources.</summary>
internal sealed class ManyLinks : ScreeningRule
{
    public override string Code => "links";

    internal override Finding? Look(ScreeningInput input, ReadText text) => input.Links <= input.Policy.MostLinks
        ? null
        : Hold(Math.Min(60, 20 + (5 * input.Links))) with { Number = input.Links };
}
