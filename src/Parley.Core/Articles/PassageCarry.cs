using System.Text;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;

namespace Parley.Core.Articles;

/// <summary>
/// Says where a stretch of one revision is in another. A sentence is followed wherever its words went when they stand once in both;
/// else it is where the words around it are, in the passage of the same id, as long as most of its own are there too. What could
/// be read in two ways is gone: no quote ever moves to another sentence.
/// </summary>
public sealed class PassageCarry(IReadOnlyList<Passage> from, IReadOnlyList<Passage> to)
{
    // Fewer words may be said anew anywhere.
    private const int EnoughToKnow = 4;

    private readonly Dictionary<PassageId, Passage> was = from.ToDictionary(passage => passage.Id);
    private readonly Dictionary<PassageId, Passage> now = to.ToDictionary(passage => passage.Id);
    private readonly Dictionary<PassageId, EditedPassage> edited = [];
    private readonly Dictionary<string, (Passage, int)?> moved = new(StringComparer.Ordinal);

    public QuotePlace Carry(PassageId id, TextRange range)
    {
        if (!was.TryGetValue(id, out var old) || range.IsEmpty || range.Start < 0 || range.End > old.Text.Length)
            return QuotePlace.Gone;
        if (now.TryGetValue(id, out var same) && string.Equals(same.Text, old.Text, StringComparison.Ordinal))
            return QuotePlace.Of(QuoteFate.Same, same, range);
        var sentences = Sentences.Of(old.Text);
        if (Sentences.Spanning(sentences, range) is not { } whole || Sentences.Holding(sentences, range) is not { } main)
            return QuotePlace.Gone;
        if (Follow(old, whole, range) is { } place)
            return place;
        // Its sentences are apart: the one that holds most of it stands for it.
        return main != whole && Follow(old, main, new TextRange(Math.Max(main.Start, range.Start), Math.Min(main.End, range.End))) is { } part
            ? part with { Fate = QuoteFate.Changed }
            : QuotePlace.Gone;
    }

    private QuotePlace? Follow(Passage old, TextRange sentence, TextRange range)
    {
        if (Moved(old, sentence.Of(old.Text)) is var (passage, start))
            return QuotePlace.Of(QuoteFate.Same, passage, new TextRange(start + range.Start - sentence.Start, start + range.End - sentence.Start));
        if (!now.TryGetValue(old.Id, out var fresh))
            return null;
        if (!edited.TryGetValue(old.Id, out var change))
            edited[old.Id] = change = new EditedPassage(old.Text, fresh.Text);
        return change.Follow(sentence, range) is var (fate, words) ? QuotePlace.Of(fate, fresh, words) : null;
    }

    /// <summary>The one place of a sentence that stands once in both revisions.</summary>
    private (Passage Passage, int Start)? Moved(Passage old, string sentence)
    {
        if (moved.TryGetValue(sentence, out var known))
            return known;
        (Passage, int)? place = null;
        if (WordAlignment.Words(sentence).Count >= EnoughToKnow && Only(from, sentence) is not null && Only(to, sentence) is var (passage, start)
            && PassageHistory.AreAlike(old.Kind, passage.Kind))
            place = (passage, start);
        return moved[sentence] = place;
    }

    private static (Passage Passage, int Start)? Only(IReadOnlyList<Passage> passages, string words)
    {
        (Passage, int)? only = null;
        foreach (var passage in passages)
        {
            for (var at = passage.Text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = passage.Text.IndexOf(words, at + 1, StringComparison.Ordinal))
            {
                if (IsInsideWord(passage.Text, at) || IsInsideWord(passage.Text, at + words.Length))
                    continue;
                if (only is not null)
                    return null;
                only = (passage, at);
            }
        }

        return only;
    }

    private static bool IsInsideWord(string text, int place) => Letters.WordBefore(text, place) && Letters.WordAt(text, place);

    /// <summary>One passage before and after.</summary>
    private sealed class EditedPassage(string before, string after)
    {
        private readonly WordAlignment words = new(before, after);
        private readonly IReadOnlyList<TextRange> sentences = Sentences.Of(after);

        public (QuoteFate Fate, TextRange Words)? Follow(TextRange sentence, TextRange range)
        {
            if (Remains(sentence) is not { } remains)
                return null;
            if (words.Unchanged(range) is { } same)
                return (QuoteFate.Same, same);
            if (words.Place(range) is not { } around || !around.Overlaps(remains))
                return (QuoteFate.Changed, remains);
            var place = new TextRange(Math.Max(around.Start, remains.Start), Math.Min(around.End, remains.End));
            return (WordAlignment.AreSame(range.Of(before), place.Of(after)) ? QuoteFate.Same : QuoteFate.Changed, place);
        }

        /// <summary>The sentences that are made of this one: together they hold most of its words.</summary>
        private TextRange? Remains(TextRange sentence)
        {
            if (WordAlignment.Touched(words.Before, sentence) is not { } own)
                return null;
            var all = Enumerable.Range(own.First, own.Last - own.First + 1).Where(word => IsWord(before, words.Before[word])).ToList();
            var kept = all.Where(word => words[word] is not null).Select(word => words.After[words[word]!.Value]).ToList();
            TextRange? remains = null;
            var held = 0;
            foreach (var candidate in sentences)
            {
                var shared = kept.Count(word => candidate.Contains(word));
                var others = words.After.Count(word => candidate.Contains(word) && IsWord(after, word));
                // A good part of the one, most of the other, and enough that it says something.
                if (shared * 4 >= all.Count && shared * 2 > Math.Min(all.Count, others) && (shared >= EnoughToKnow || shared * 2 > Math.Max(all.Count, others)))
                {
                    held += shared;
                    remains = new TextRange(remains?.Start ?? candidate.Start, candidate.End);
                }
            }

            return held * 2 > all.Count ? remains : null;
        }

        private static bool IsWord(string text, TextRange word) =>
            Rune.DecodeFromUtf16(text.AsSpan(word.Start), out var rune, out _) == System.Buffers.OperationStatus.Done && Rune.IsLetterOrDigit(rune);
    }
}
