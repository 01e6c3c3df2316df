using System.Text;
using Parley.Core.Articles;
using Parley.Core.Text;

namespace Parley.Core.Moderation.Corrections;

/// <summary>
/// Finds words that somebody copied out of an article: the very same but for spaces and the shape of quotation marks, which change on the
/// way through a clipboard.
/// </summary>
public static class WordsInArticle
{
    /// <returns>Two where they stand more than once: which of them is meant is for the reader to say.</returns>
    public static IReadOnlyList<(PassageId Passage, TextRange Range)> Find(IEnumerable<Passage> passages, string words)
    {
        var (looked, _) = Fold(words);
        if (looked.Length == 0) return [];
        List<(PassageId, TextRange)> found = [];
        foreach (var passage in passages)
        {
            var (text, places) = Fold(passage.Text);
            for (var at = text.IndexOf(looked, StringComparison.Ordinal); at >= 0; at = text.IndexOf(looked, at + 1, StringComparison.Ordinal))
            {
                found.Add((passage.Id, new TextRange(places[at], places[at + looked.Length - 1] + 1)));
                if (found.Count == 2) return found;
            }
        }

        return found;
    }

    /// <summary>The text as it is compared, and where each of its signs stands in the one given.</summary>
    private static (string Text, List<int> Places) Fold(string given)
    {
        StringBuilder text = new(given.Length);
        List<int> places = new(given.Length);
        for (var index = 0; index < given.Length; index++)
        {
            var sign = char.IsWhiteSpace(given[index]) ? ' ' : given[index] switch
            {
                '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u00AB' or '\u00BB' => '"',
                '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2039' or '\u203A' => '\'',
                var same => same,
            };
            if (sign == ' ' && (text.Length == 0 || text[^1] == ' ')) continue;
            text.Append(sign);
            places.Add(index);
        }

        while (text.Length > 0 && text[^1] == ' ') text.Length--;
        return (text.ToString(), places);
    }
}
