namespace Parley.Core.Discussions.Quotes;

/// <summary>Words of the comment that stand side by side in a text just as they do here, as many as agree.</summary>
/// <param name="At">The first of them in the comment.</param>
/// <param name="Place">The first of them among the <see cref="QuotableWords"/>.</param>
internal readonly record struct QuoteAnchor(int At, int Place, int Length)
{
    // Two words that stand side by side so often lead nowhere: where they belong to a quote, rarer ones beside them lead there.
    private const int MostPlaces = 32;

    // And so often they are an anchor only with a third.
    private const int Common = 8;

    public int End => At + Length;

    public int PlaceEnd => Place + Length;

    /// <summary>All of them, in the order of the comment.</summary>
    public static List<QuoteAnchor> Find(QuoteWords comment, QuotableWords texts, QuoteWork work)
    {
        List<QuoteAnchor> found = [];
        // How many pairs before each led somewhere: a stretch is followed from the first of them only.
        var led = new int[comment.Count + 1];
        Span<int> hits = stackalloc int[MostPlaces];
        for (var at = 0; at + 1 < comment.Count && !work.IsOver; at++)
        {
            var count = 0;
            for (var place = texts.Last(comment[at], comment[at + 1]); place >= 0 && count < MostPlaces; place = texts.Before(place))
                hits[count++] = place;
            work.Take(1 + count);
            led[at + 1] = led[at] + (count < MostPlaces ? 1 : 0);
            if (count == MostPlaces) continue;
            foreach (var place in hits[..count])
            {
                var text = texts.PieceAt(place);
                var goesBack = at > 0 && place > text.First && comment[at - 1] == text[place - 1 - text.First];
                if (goesBack && led[at] > led[at - 1]) continue;
                var anchor = Extended(comment, text, at, place);
                work.Take(anchor.Length);
                if (anchor.Length < 2 || (goesBack && led[at] > led[anchor.At])) continue;
                if (anchor.Length > 2 || count <= Common) found.Add(anchor);
            }
        }

        found.Sort((one, other) => one.At != other.At ? one.At.CompareTo(other.At) : one.Place.CompareTo(other.Place));
        return found;
    }

    /// <summary>As far as the words agree to both sides, within the text.</summary>
    private static QuoteAnchor Extended(QuoteWords comment, QuotableWords.Piece text, int at, int place)
    {
        var shift = place - text.First - at;
        var end = at;
        while (end < comment.Count && end + shift < text.Count && comment[end] == text[end + shift]) end++;
        if (end == at) return default;
        while (at > 0 && at + shift > 0 && comment[at - 1] == text[at - 1 + shift]) at--;
        return new QuoteAnchor(at, text.First + at + shift, end - at);
    }
}
