namespace Parley.Core.Text;

/// <summary>What becomes of a text that someone sends.</summary>
public abstract record TextOutcome
{
    private TextOutcome()
    {
    }

    /// <param name="Text">As sent, with line ends made LF; nothing is ever cut.</param>
    public sealed record Accepted(string Text) : TextOutcome;

    /// <summary>Nothing in it that a reader could see.</summary>
    public sealed record Empty : TextOutcome;

    /// <summary>Both in Unicode scalar values.</summary>
    public sealed record TooLong(int Length, int Limit) : TextOutcome;

    /// <summary>U+0000 or half of a surrogate pair, which not every database keeps.</summary>
    /// <param name="Position">In UTF-16 units, from 0.</param>
    public sealed record BadCharacter(int Position, char Character) : TextOutcome;
}

/// <summary>Which texts are accepted at all, wherever they enter.</summary>
public static class TextRules
{
    /// <param name="limit">In Unicode scalar values, counted after line ends are made LF.</param>
    public static TextOutcome Check(string? text, int limit)
    {
        if (text is null) return new TextOutcome.Empty();
        var bad = FirstBadCharacter(text);
        if (bad >= 0) return new TextOutcome.BadCharacter(bad, text[bad]);
        var normal = Normalise(text);
        var length = Length(normal);
        if (length > limit) return new TextOutcome.TooLong(length, limit);
        return IsInvisible(normal) ? new TextOutcome.Empty() : new TextOutcome.Accepted(normal);
    }

    /// <summary>A comment must also show something once it is rendered: a lone quote sign does not.</summary>
    public static TextOutcome CheckComment(string? source) => Check(source, Markup.MaxLength) switch
    {
        TextOutcome.Accepted accepted when Markup.ShowsNothing(accepted.Text) => new TextOutcome.Empty(),
        var outcome => outcome,
    };

    /// <summary>Length as people count it, in Unicode scalar values.</summary>
    public static int Length(string text)
    {
        var length = text.Length;
        foreach (var c in text)
            if (char.IsLowSurrogate(c)) length--;
        return length;
    }

    /// <summary>CRLF and lone CR become LF.</summary>
    public static string Normalise(string text) =>
        text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text;

    /// <summary>The place of the first U+0000 or lone surrogate, or -1.</summary>
    public static int FirstBadCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0') return i;
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return i;
            i++;
        }

        return -1;
    }

    /// <summary>Blanks, controls, fillers and joiners only.</summary>
    public static bool IsInvisible(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (!Invisible.Contains(rune)) return false;
        return true;
    }
}
