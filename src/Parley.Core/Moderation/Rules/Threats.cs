using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>Violence announced to somebody or wished on people.</summary>
internal sealed class Threats : WordRule
{
    public override string Code => "threats";

    internal override Finding? Look(ScreeningInput input, ReadText text) => Hold(text, WordGroup.Threat, Reasons.Threat, 80);
}
