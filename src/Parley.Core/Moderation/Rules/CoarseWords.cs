using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>Words that are coarse wherever they stand.</summary>
internal sealed class CoarseWords : WordRule
{
    public override string Code => "coarse-words";

    internal override Finding? Look(ScreeningInput input, ReadText text) => Hold(text, WordGroup.Profanity, "profanity", 60);
}
