using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;

namespace Parley.Core.Articles;

/// <summary>Says where a stretch of one revision is in a later one. Nothing is guessed: what is not certain is gone.</summary>
public sealed class PassageCarry(IReadOnlyList<Passage> from, IReadOnlyList<Passage> to)
{
    private readonly Dictionary<PassageId, Passage> was = from.ToDictionary(passage => passage.Id);
    private readonly Dictionary<PassageId, Passage> now = to.ToDictionary(passage => passage.Id);

    public QuotePlace Carry(PassageId id, TextRange range)
    {
        if (!was.TryGetValue(id, out var old) || range.IsEmpty || range.Start < 0 || range.End > old.Text.Length)
            return QuotePlace.Gone;
        return now.TryGetValue(id, out var same) && string.Equals(same.Text, old.Text, StringComparison.Ordinal)
            ? QuotePlace.Of(QuoteFate.Same, same, range)
            : QuotePlace.Gone;
    }
}
