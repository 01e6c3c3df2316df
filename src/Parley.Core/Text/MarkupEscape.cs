using System.Text;

namespace Parley.Core.Text;

/// <summary>Puts a backslash where, and only where, a sign could mean something, so that the source stays readable.</summary>
internal static class MarkupEscape
{
    internal static string Escape(string text)
    {
        var source = new StringBuilder(text.Length + 16);
        var lines = TextRules.Normalise(text).Split('\n');
        var last = lines.Length - 1;
        while (last >= 0 && lines[last].Length == 0) last--;
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) source.Append('\n');
            // One empty line between words parts paragraphs; any further one, and those at the edges, are held by a backslash.
            var parts = lines[i].Length == 0 && i > 0 && i < last && !Blocks.IsBlank(lines[i - 1]);
            if (!parts) Line(source, lines[i]);
        }

        return source.ToString();
    }

    private static void Line(StringBuilder source, ReadOnlySpan<char> line)
    {
        if (Blocks.IsBlank(line))
        {
            source.Append('\\').Append(line);
            return;
        }

        Blocks.Indent(line, out var start);
        var sign = StartSign(line[start..]);
        for (var i = 0; i < line.Length; i++)
        {
            if (i == start + sign || NeedsBackslash(line, i)) source.Append('\\');
            source.Append(line[i]);
        }
    }

    /// <summary>Where in the line's first signs the one stands that makes a quote or a list of it; -1 for none.</summary>
    private static int StartSign(ReadOnlySpan<char> rest)
    {
        if (rest is ['>' or '-', ..]) return 0;
        var digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits])) digits++;
        return digits > 0 && digits < rest.Length && rest[digits] == '.' ? digits : int.MinValue;
    }

    private static bool NeedsBackslash(ReadOnlySpan<char> line, int i) => line[i] switch
    {
        '\\' or '`' or '*' or '[' or '@' => true,
        '|' => (i > 0 && line[i - 1] == '|') || (i + 1 < line.Length && line[i + 1] == '|'),
        ':' => line[(i + 1)..].StartsWith("//", StringComparison.Ordinal),
        _ => false,
    };
}
