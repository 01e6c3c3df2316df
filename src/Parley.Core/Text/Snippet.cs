using System.Globalization;
using System.Text;

namespace Parley.Core.Text;

/// <summary>The start of a text on one line.</summary>
public static class Snippet
{
    /// <param name="length">In user-perceived characters, the ellipsis not counted.</param>
    public static string Of(string text, int length)
    {
        var line = OnOneLine(text);
        if (line.Length <= length) return line;

        var cut = 0;
        var lastWord = 0;
        for (var count = 0; count < length && cut < line.Length; count++)
        {
            if (line[cut] == ' ') lastWord = cut;
            cut += StringInfo.GetNextTextElementLength(line.AsSpan(cut));
        }

        if (cut >= line.Length) return line;
        // At the end of a word, unless that would leave less than half: some scripts have no blanks.
        if (line[cut] != ' ' && lastWord * 2 > cut) cut = lastWord;
        return line[..cut].TrimEnd() + "…";
    }

    internal static string OnOneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c)) line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }
}
