namespace Parley.Core.Discussions.Quotes;

/// <summary>
/// Texts that can be quoted, laid end to end, and where each pair of neighbouring words stands in them. Pairs are what a search begins
/// with: one word stands everywhere, and three miss what is quoted with words left out.
/// </summary>
internal sealed class QuotableWords
{
    private readonly List<Piece> pieces = [];
    private readonly List<int> pieceOf = [];
    private readonly List<int> before = [];
    private readonly Dictionary<ulong, int> last = [];
    private readonly HashSet<ulong> wholes = [];

    /// <summary>A passage; or of a comment, words in a row that are its own or that it quotes.</summary>
    /// <param name="First">Its first word's place among all.</param>
    /// <param name="Skipped">Words of the text before it.</param>
    /// <param name="Original">What a comment quotes with these words; null where they are its own.</param>
    internal sealed record Piece(int Index, int First, int Skipped, int Count, QuoteWords Words, QuoteTarget Target, FoundQuote? Original)
    {
        public int End => First + Count;

        public ulong this[int word] => Words[Skipped + word];
    }

    public int Count => pieceOf.Count;

    public void Add(QuoteTarget target, string text, IReadOnlyList<FoundQuote> quotes)
    {
        var words = new QuoteWords(text);
        wholes.Add(words.Whole);
        var done = 0;
        foreach (var quote in quotes)
        {
            var (first, end) = (Math.Max(done, words.FirstFrom(quote.Words.Start)), words.FirstFrom(quote.Words.End));
            if (end <= first) continue;
            Add(words, done, first, target, null);
            Add(words, first, end, target, quote);
            done = end;
        }

        Add(words, done, words.Count, target, null);
    }

    public IEnumerable<Piece> Of(QuoteTarget target) => pieces.Where(piece => piece.Target == target);

    public Piece PieceAt(int place) => pieces[pieceOf[place]];

    /// <summary>One of the texts has all these words and no others.</summary>
    public bool Has(QuoteWords words) => wholes.Contains(words.Whole);

    /// <summary>Where these two words stand side by side, the last added first; -1 for nowhere.</summary>
    public int Last(ulong first, ulong second) => last.GetValueOrDefault(Pair(first, second), -1);

    /// <summary>The place before this one where the same two stand.</summary>
    public int Before(int place) => before[place];

    private void Add(QuoteWords words, int first, int end, QuoteTarget target, FoundQuote? original)
    {
        var piece = new Piece(pieces.Count, Count, first, end - first, words, target, original);
        pieces.Add(piece);
        for (var word = first; word < end; word++)
        {
            pieceOf.Add(piece.Index);
            if (word + 1 == end)
            {
                before.Add(-1);
                continue;
            }

            var pair = Pair(words[word], words[word + 1]);
            before.Add(last.GetValueOrDefault(pair, -1));
            last[pair] = piece.First + word - first;
        }
    }

    private static ulong Pair(ulong first, ulong second) => ((first << 23) | (first >> 41)) * 0x9E3779B97F4A7C15UL ^ second;
}
