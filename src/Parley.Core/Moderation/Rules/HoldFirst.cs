using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>Where every comment is read before it appears.</summary>
internal sealed class HoldFirst : ScreeningRule
{
    public override string Code => Reasons.HoldFirst;

    internal override Finding? Look(ScreeningInput input, ReadText text) => input.Policy.HoldFirst && !input.IsImport ? Hold() : null;
}
