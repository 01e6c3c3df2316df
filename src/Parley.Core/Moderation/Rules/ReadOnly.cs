using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>While so much comes in that writing pauses.</summary>
internal sealed class ReadOnly : ScreeningRule
{
    public override string Code => "read-only";

    internal override Finding? Look(ScreeningInput input, ReadText text) =>
        input.Policy.IsReadOnly && !input.IsImport ? new Finding(Code, Code, Outcome.Refuse, 0) : null;
}
