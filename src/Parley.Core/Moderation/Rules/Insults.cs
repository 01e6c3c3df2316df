using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>An insult said to somebody: with a "you" near it, in the same sentence. About somebody who is not spoken to, it is only noted.</summary>
internal sealed class Insults : WordRule
{
    /// <summary>Some eight words.</summary>
    private const int Near = 48;

    public override string Code => "insults";

    internal override Finding? Look(ScreeningInput input, ReadText text)
    {
        var (said, _) = Words(text, WordGroup.Insult);
        return said is null ? null : Weighed(text, said);
    }

    private Finding Weighed(ReadText text, IReadOnlyList<WordRange> said)
    {
        List<WordRange> toSomebody = [.. said.Where(range => IsSaidTo(text, range))];
        return toSomebody.Count > 0
            ? new Finding(Code, "insult", Outcome.Hold, 60) { Words = toSomebody }
            : new Finding(Code, "insult", Outcome.Post, Math.Min(40, 20 * said.Count)) { Words = said };
    }

    private static bool IsSaidTo(ReadText text, WordRange insult)
    {
        foreach (var hit in text.Hits.All)
        {
            if (hit.Group != WordGroup.Address)
                continue;
            // "You liar": the word that says it to somebody is part of the insult.
            if (hit.Start < insult.Start + insult.Length && insult.Start < hit.End)
                return true;
            var (first, last) = hit.End <= insult.Start ? (hit.End, insult.Start) : (insult.Start + insult.Length, hit.Start);
            if (last - first is >= 0 and <= Near && text.Source.AsSpan(first, last - first).IndexOfAny(".!?\n") < 0)
                return true;
        }

        return false;
    }
}
