using System.Globalization;

namespace Parley.Core.Text;

/// <summary>What the start of a line says.</summary>
internal static class Blocks
{
    private const int TabWidth = 4;
    private const int MaxInfo = 20;

    internal static bool IsBlank(ReadOnlySpan<char> line) => !line.ContainsAnyExcept(' ', '\t');

    /// <summary>How wide the blanks at the start are, a tab counting four; and how many characters.</summary>
    internal static int Indent(ReadOnlySpan<char> line, out int length)
    {
        var width = 0;
        length = 0;
        foreach (var c in line)
        {
            if (c is not (' ' or '\t')) break;
            width += c == '\t' ? TabWidth : 1;
            length++;
        }

        return width;
    }

    /// <summary>The line without blanks at its start up to the width.</summary>
    internal static ReadOnlySpan<char> Outdent(ReadOnlySpan<char> line, int width)
    {
        var i = 0;
        for (var taken = 0; taken < width && i < line.Length && line[i] is ' ' or '\t'; i++) taken += line[i] == '\t' ? TabWidth : 1;
        return line[i..];
    }

    /// <summary>A row of dashes or stars, with blanks or without: people draw lines with it, it is no list.</summary>
    internal static bool IsRuler(ReadOnlySpan<char> line) => !line.ContainsAnyExcept("-*_ \t");

    internal static bool Quote(ref ReadOnlySpan<char> line)
    {
        var rest = line.TrimStart(" \t");
        if (rest is not ['>', ..]) return false;
        line = rest is ['>', ' ', ..] ? rest[2..] : rest[1..];
        return true;
    }

    /// <param name="inText">The line before is text: a number is then only taken for an item when it is 1, else "1984. It was" would become one.</param>
    internal static bool Item(ref ReadOnlySpan<char> line, bool inText, out Container item)
    {
        item = default;
        var indent = Indent(line, out var blanks);
        var rest = line[blanks..];
        var sign = SignLength(rest, out var number);
        if (sign == 0 || (inText && number > 1)) return false;
        var words = rest[sign..];
        if (words is not [' ' or '\t', ..] || IsBlank(words)) return false;

        var kind = number is null ? ContainerKind.Points : ContainerKind.Numbers;
        item = new Container(kind, indent, indent + sign + 1, number, null, Fresh: true);
        line = words.TrimStart(" \t");
        return true;
    }

    /// <summary>Backticks that open or close a block of code; 0 when the line does neither.</summary>
    internal static int Fence(ReadOnlySpan<char> line, bool closing)
    {
        var rest = line.TrimStart(" \t");
        if (!rest.StartsWith("```", StringComparison.Ordinal)) return 0;
        var other = rest.IndexOfAnyExcept('`');
        var length = other < 0 ? rest.Length : other;
        var info = rest[length..].Trim(" \t");
        if (info.IsEmpty) return length;
        // The name of a language may follow, but no sentence: it is not shown.
        if (closing || info.Length > MaxInfo) return 0;
        foreach (var c in info)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '#' or '-' or '.')) return 0;
        return length;
    }

    private static int SignLength(ReadOnlySpan<char> rest, out int? number)
    {
        number = null;
        if (rest is ['-' or '*', ..]) return 1;
        var digits = 0;
        while (digits < rest.Length && digits < 10 && char.IsAsciiDigit(rest[digits])) digits++;
        if (digits is 0 or > 9 || digits >= rest.Length || rest[digits] != '.') return 0;
        if (digits > 1 && rest[0] == '0') return 0;
        number = int.Parse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
        return digits + 1;
    }
}
