using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>Somebody all of whose comments are read first; they were told when it began.</summary>
internal sealed class HoldAll : ScreeningRule
{
    public override string Code => "hold-all";

    internal override Finding? Look(ScreeningInput input, ReadText text) => input.Author.HoldAll ? Hold(20) : null;
}
