using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>Words that demean people for what they are.</summary>
internal sealed class Hatred : WordRule
{
    public override string Code => "hatred";

    internal override Finding? Look(ScreeningInput input, ReadText text) => Hold(text, WordGroup.Hate, Reasons.Hate, 80);
}
