using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>A text that is mostly capitals, where there is enough of it that it is no headline or row of abbreviations.</summary>
internal sealed class Shouting : ScreeningRule
{
    private const int FewestLetters = 40;

    public override string Code => "shouting";

    internal override Finding? Look(ScreeningInput input, ReadText text) =>
        input.Policy.HoldShouting && text.Letters >= FewestLetters && text.Capitals * 10 >= text.Letters * 7 ? Hold(15) : null;
}
