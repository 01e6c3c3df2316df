using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>A pause between two comments of one person in one discussion.</summary>
internal sealed class SlowMode : ScreeningRule
{
    public override string Code => "slow-mode";

    internal override Finding? Look(ScreeningInput input, ReadText text)
    {
        if (input.Policy.SlowSeconds == 0 || input.IsEdit || input.IsImport)
            return null;
        for (var index = 0; index < input.Author.Lately.Count; index++)
        {
            var before = input.Author.Lately[index];
            var left = before.At.AddSeconds(input.Policy.SlowSeconds) - input.Now;
            if (before.Discussion == input.Discussion && left > TimeSpan.Zero)
                return new Finding(Code, Code, Outcome.Refuse, 0) { Number = (int)Math.Ceiling(left.TotalSeconds) };
        }

        return null;
    }
}
