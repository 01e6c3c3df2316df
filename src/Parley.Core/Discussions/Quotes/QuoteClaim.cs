using Parley.Core.Text;

namespace Parley.Core.Discussions.Quotes;

internal enum QuoteClaimKind
{
    /// <summary>A line of the comment that says nothing about whose words they are.</summary>
    Plain,

    /// <summary>Begins or ends at a quotation mark.</summary>
    Marked,

    /// <summary>Lines that were quoted as a block.</summary>
    Block,
}

/// <summary>A stretch of a comment that may be somebody else's words, as its writer dressed it.</summary>
/// <param name="First">Its first word.</param>
/// <param name="End">The word after its last.</param>
/// <param name="IsOpen">There is an opening mark; of a marked one only.</param>
/// <param name="IsClosed">There is a closing mark; of a marked one only.</param>
internal readonly record struct QuoteClaim(QuoteClaimKind Kind, int First, int End, TextRange Inside, bool IsOpen, bool IsClosed)
{
    // Marks inside marks: the third closing one may still be the one that is meant.
    private const int ClosingTried = 3;
    private const int MostEmpty = 8;
    private const int MostClaims = 1_000;

    public static List<QuoteClaim> Of(ShownText comment, QuoteWords words)
    {
        List<QuoteClaim> claims = [];
        List<TextRange> blocks = [.. Blocks(comment).OrderBy(block => block.Start)];
        foreach (var block in blocks)
            Add(claims, words, QuoteClaimKind.Block, block);

        var next = 0;
        foreach (var line in Lines(comment.Text))
        {
            while (next < blocks.Count && blocks[next].End < line.End) next++;
            if (next < blocks.Count && blocks[next].Contains(line)) continue;
            Add(claims, words, QuoteClaimKind.Plain, line);
            AddMarked(claims, words, comment.Text, line);
        }

        return claims;
    }

    private static void AddMarked(List<QuoteClaim> claims, QuoteWords words, string text, TextRange line)
    {
        List<(int At, bool Opens, bool Closes)> marks = [];
        for (var at = line.Start; at < line.End; at++)
            if (QuoteMarks.IsMark(text[at]) && QuoteMarks.Sides(text, at) is ({ } opens, { } closes) && (opens || closes))
                marks.Add((at, opens, closes));

        List<int> closing = [.. marks.Where(mark => mark.Closes).Select(mark => mark.At)];
        for (var (first, next) = (0, 0); first < marks.Count && claims.Count < MostClaims; first++)
        {
            // Of marks that stand together the last one opens.
            if (!marks[first].Opens || (first + 1 < marks.Count && marks[first + 1].At == marks[first].At + 1 && marks[first + 1].Opens)) continue;
            while (next < closing.Count && closing[next] <= marks[first].At) next++;
            var tried = 0;
            for (var last = next; last < closing.Count && last < next + MostEmpty && tried < ClosingTried; last++)
                if (Add(claims, words, QuoteClaimKind.Marked, new TextRange(marks[first].At + 1, closing[last]))) tried++;
            // One that may as well close what stands before it opens nothing that lasts.
            if (tried == 0 && (first == 0 || !marks[first].Closes)) Add(claims, words, QuoteClaimKind.Marked, new TextRange(marks[first].At + 1, line.End), isClosed: false);
        }

        if (marks.FindIndex(mark => mark.Closes) is >= 0 and var close && !marks.Take(close).Any(mark => mark.Opens))
            Add(claims, words, QuoteClaimKind.Marked, new TextRange(line.Start, marks[close].At), isOpen: false);
    }

    private static bool Add(List<QuoteClaim> claims, QuoteWords words, QuoteClaimKind kind, TextRange inside, bool isOpen = true, bool isClosed = true)
    {
        var (first, end) = (words.FirstFrom(inside.Start), words.FirstFrom(inside.End));
        if (end - first < 1) return false;
        claims.Add(new QuoteClaim(kind, first, end, inside, isOpen, isClosed));
        return true;
    }

    /// <summary>What the dialect shows as quoted lines, and lines that begin with the sign itself, as texts from elsewhere have them.</summary>
    private static List<TextRange> Blocks(ShownText comment)
    {
        List<TextRange> blocks = [.. comment.Quoted];
        TextRange? open = null;
        foreach (var line in Lines(comment.Text))
        {
            if (comment.Text[line.Start] is '>' or '＞')
            {
                open = new TextRange(open?.Start ?? line.Start, line.End);
                continue;
            }

            if (open is { } block) blocks.Add(block);
            open = null;
        }

        if (open is { } rest) blocks.Add(rest);
        return blocks;
    }

    private static IEnumerable<TextRange> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            if (end > start) yield return new TextRange(start, end);
            start = end + 1;
        }
    }
}
