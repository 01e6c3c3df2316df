using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>Words whose letters come from several alphabets or have signs without width between them: readers see one thing, programs another.</summary>
internal sealed class Disguise : ScreeningRule
{
    /// <summary>"μm" and "Δt" are honest.</summary>
    private const int FewestLetters = 4;

    public override string Code => "disguise";

    internal override Finding? Look(ScreeningInput input, ReadText text)
    {
        if (!input.Policy.HoldDisguise)
            return null;
        List<WordRange>? disguised = null;
        foreach (var word in text.Words)
        {
            if (word.Letters >= FewestLetters && (word.Has(WordTraits.Hidden) || ReadText.IsMixed(word)))
                (disguised ??= []).Add(new WordRange(word.Start, word.End - word.Start));
        }

        return disguised is null ? null : Hold(40) with { Words = disguised };
    }
}
