using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>Words that the site does not publish, quoted or not.</summary>
internal sealed class BannedWords : WordRule
{
    public override string Code => "banned-words";

    internal override Finding? Look(ScreeningInput input, ReadText text)
    {
        var (said, quoted) = Words(text, WordGroup.Banned);
        return said is null && quoted is null
            ? null
            : new Finding(Code, Code, input.Policy.RefuseBannedWords && !input.IsImport ? Outcome.Refuse : Outcome.Hold, 70) { Words = [.. said ?? [], .. quoted ?? []] };
    }
}
