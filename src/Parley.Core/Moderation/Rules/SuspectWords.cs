using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>Words that are looked at where several come together: the site's suspect ones, and milder coarse ones of the starter lists.</summary>
internal sealed class SuspectWords : WordRule
{
    public override string Code => "suspect-words";

    internal override Finding? Look(ScreeningInput input, ReadText text)
    {
        var suspect = Words(text, WordGroup.Suspect);
        var mild = Words(text, WordGroup.Mild);
        if (suspect is (null, null) && mild.Said is null)
            return null;
        IReadOnlyList<WordRange> all = [.. suspect.Said ?? [], .. suspect.Quoted ?? [], .. mild.Said ?? []];
        var weight = (25 * ((suspect.Said?.Count ?? 0) + (suspect.Quoted?.Count ?? 0))) + (10 * (mild.Said?.Count ?? 0));
        return new Finding(Code, Code, Outcome.Post, Math.Min(50, weight)) { Words = all };
    }
}
