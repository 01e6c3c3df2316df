using System.Globalization;

namespace Parley.Core.Text;

/// <summary>A piece of a text, and whether it is what was looked for.</summary>
public sealed record FoundPart(string Text, bool IsFound);

/// <summary>A text as a list of results shows it: one line around the first word that was found.</summary>
public static class FoundText
{
    /// <summary>Before the first word found, so that it is read in its sentence.</summary>
    private const int Before = 60;

    /// <param name="length">In UTF-16 units, about.</param>
    public static IReadOnlyList<FoundPart> Around(string text, SearchQuery query, int length = 220)
    {
        var line = Snippet.OnOneLine(text);
        var words = query.FindIn(line);
        if (words.Count == 0)
            return [new FoundPart(Snippet.Of(line, length), false)];

        var start = words[0].Start <= Before ? 0 : WordStart(line, words[0].Start - Before, words[0].Start);
        var end = start + length >= line.Length ? line.Length : WordEnd(line, start + length, Math.Min(words[0].Start + words[0].Length, start + length));
        var parts = Parts(line, words, start, end);
        return [.. start > 0 ? [new FoundPart("…", false)] : Enumerable.Empty<FoundPart>(), .. parts, .. end < line.Length ? [new FoundPart("…", false)] : Enumerable.Empty<FoundPart>()];
    }

    /// <summary>The whole text, with whatever words of the query are in it.</summary>
    public static IReadOnlyList<FoundPart> Mark(string text, SearchQuery query)
    {
        var line = Snippet.OnOneLine(text);
        return Parts(line, query.AnyIn(line), 0, line.Length);
    }

    private static List<FoundPart> Parts(string line, IReadOnlyList<SearchWord> words, int start, int end)
    {
        List<FoundPart> parts = [];
        var at = start;
        foreach (var word in words.Where(word => word.Start + word.Length <= end))
        {
            // Pairs of signs overlap: what was marked already is not marked again.
            var (from, to) = (Math.Max(word.Start, at), word.Start + word.Length);
            if (to <= from) continue;
            if (from > at)
                parts.Add(new FoundPart(line[at..from], false));
            if (from == at && parts is [.., { IsFound: true } last])
                parts[^1] = new FoundPart(last.Text + line[from..to], true);
            else
                parts.Add(new FoundPart(line[from..to], true));
            at = to;
        }

        if (at < end)
            parts.Add(new FoundPart(line[at..end], false));
        return parts;
    }

    /// <summary>Where a word begins at or after the place, at the latest at what must be seen.</summary>
    private static int WordStart(string line, int place, int latest)
    {
        var blank = line.IndexOf(' ', place, latest - place);
        return blank >= 0 ? blank + 1 : Whole(line, place);
    }

    private static int WordEnd(string line, int place, int earliest)
    {
        var blank = line.LastIndexOf(' ', place, place - earliest + 1);
        return blank >= 0 ? blank : Whole(line, place);
    }

    /// <summary>The place itself, or the start of the character that it stands in.</summary>
    private static int Whole(string line, int place)
    {
        // A character of more than this has only itself to blame.
        var from = Math.Max(0, place - 32);
        if (char.IsLowSurrogate(line[from]) && from > 0) from--;
        while (from + StringInfo.GetNextTextElementLength(line.AsSpan(from)) is var next && next <= place)
            from = next;
        return from;
    }
}
