using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>A rule about words that a list named; they are told to the author.</summary>
internal abstract class WordRule : ScreeningRule
{
    /// <summary>Words of one group, all together, those in quotes apart: whoever quotes does not say it.</summary>
    private protected static (IReadOnlyList<WordRange>? Said, IReadOnlyList<WordRange>? Quoted) Words(ReadText text, WordGroup group)
    {
        List<WordRange>? said = null;
        List<WordRange>? quoted = null;
        foreach (var hit in text.Hits.All)
        {
            if (hit.Group != group)
                continue;
            var range = new WordRange(hit.Start, hit.End - hit.Start);
            if (!hit.IsBare && Quotes.Hold(text.Source, hit.Start))
                (quoted ??= []).Add(range);
            else
                (said ??= []).Add(range);
        }

        return (said, quoted);
    }

    /// <summary>Holds for what is said; what is only quoted adds to the risk.</summary>
    private protected Finding? Hold(ReadText text, WordGroup group, string reason, int weight) => Words(text, group) switch
    {
        ({ } said, _) => new Finding(Code, reason, Outcome.Hold, weight) { Words = said },
        (null, { } quoted) => new Finding(Code, reason, Outcome.Post, weight / 3) { Words = quoted },
        _ => null,
    };
}
