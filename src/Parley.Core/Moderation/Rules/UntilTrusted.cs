using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>Where only those whom staff trust appear at once.</summary>
internal sealed class UntilTrusted : ScreeningRule
{
    public override string Code => "untrusted";

    internal override Finding? Look(ScreeningInput input, ReadText text) => input.Policy.HoldUntilTrusted && !input.Author.IsTrusted && !input.IsImport ? Hold() : null;
}
