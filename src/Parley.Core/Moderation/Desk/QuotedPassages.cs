using Parley.Core.Text;

namespace Parley.Core.Moderation.Desk;

/// <summary>Which passages of an article a comment repeats: in a block of lines that begin with <c>&gt;</c>, or between quotation marks.</summary>
public static class QuotedPassages
{
    /// <summary>Fewer words stand in many passages.</summary>
    private const int FewestWords = 4;
    private const int Most = 3;
    private const int MostQuotes = 20;

    private static readonly (char Open, char Close)[] Marks = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('»', '«'), ('‘', '’')];

    /// <param name="source">The comment, in its dialect.</param>
    /// <param name="passages">Of the article as it stands.</param>
    public static IReadOnlyList<string> In(string source, IReadOnlyList<string> passages)
    {
        var quotes = Quotes(source).Select(Words).Where(words => words.Split(' ').Length >= FewestWords).Distinct(StringComparer.Ordinal).Take(MostQuotes).ToList();
        return quotes.Count == 0 ? [] : [.. passages.Where(passage => Words(passage) is var words && quotes.Exists(quote => words.Contains(quote, StringComparison.Ordinal))).Take(Most)];
    }

    private static string Words(string text) => string.Join(' ', SearchWords.Of(text).Select(word => word.Term));

    private static IEnumerable<string> Quotes(string source)
    {
        List<string> block = [];
        foreach (var line in source.Split('\n'))
        {
            if (line.StartsWith('>'))
                block.Add(line.TrimStart('>', ' '));
            else if (block.Count > 0)
            {
                yield return string.Join(' ', block);
                block.Clear();
            }
        }

        yield return string.Join(' ', block);
        foreach (var (open, close) in Marks)
        {
            for (var from = source.IndexOf(open, StringComparison.Ordinal); from >= 0 && from + 1 < source.Length;)
            {
                var to = source.IndexOf(close, from + 1);
                if (to < 0)
                    break;
                yield return source[(from + 1)..to];
                from = source.IndexOf(open, to + 1);
            }
        }
    }
}
