using System.Globalization;
using System.Text;
using Parley.Core.Text;

namespace Parley.Core.People;

/// <summary>What becomes of a name that someone asks for.</summary>
public abstract record NameOutcome
{
    private NameOutcome()
    {
    }

    public sealed record Accepted(PersonName Name) : NameOutcome;

    public sealed record Empty : NameOutcome;

    /// <summary>Both in Unicode scalar values.</summary>
    public sealed record TooLong(int Length, int Limit) : NameOutcome;

    /// <summary>A character that cannot be seen, or that turns the text around it: a control, a mark of direction, a joiner out of place, a filler.</summary>
    public sealed record HiddenCharacter(Rune Character) : NameOutcome
    {
        /// <summary>As people look it up: U+202E.</summary>
        public string CodePoint => $"U+{Character.Value:X4}";
    }

    /// <summary>An @: it starts a mention, and most names that hold one are somebody's address.</summary>
    public sealed record AtSign : NameOutcome;

    /// <summary>Signs only.</summary>
    public sealed record NoLetter : NameOutcome;

    /// <summary>More accents on one letter than any writing needs.</summary>
    public sealed record TooManyMarks(int Limit) : NameOutcome;

    /// <summary>One word of letters of several scripts that look alike.</summary>
    public sealed record MixedScripts(string Word) : NameOutcome;
}

/// <summary>A name as it is shown: one line, in Unicode's NFKC form, nothing in it that cannot be seen.</summary>
public sealed record PersonName
{
    /// <summary>In Unicode scalar values.</summary>
    public const int MaxLength = 60;

    // Four: pointed Hebrew has three, Vietnamese two; what people pile up for show has dozens.
    private const int MaxMarks = 4;

    private PersonName(string value) => Value = value;

    public string Value { get; }

    /// <summary>What it looks like, for comparing: <see cref="NameSkeleton.Of"/>.</summary>
    public string Skeleton => NameSkeleton.Of(Value);

    public override string ToString() => Value;

    public static NameOutcome Parse(string? text)
    {
        if (text is null) return new NameOutcome.Empty();
        if (TextRules.FirstBadCharacter(text) is >= 0 and var bad)
            return new NameOutcome.HiddenCharacter(Rune.TryCreate(text[bad], out var rune) ? rune : Rune.ReplacementChar);
        // Far over the limit: not worth normalising.
        var length = TextRules.Length(text);
        if (length > 10 * MaxLength) return new NameOutcome.TooLong(length, MaxLength);

        var name = OneLine(text);
        if (name.Length == 0) return new NameOutcome.Empty();
        return Fault(name) ?? new NameOutcome.Accepted(new PersonName(name));
    }

    /// <summary>Trimmed, runs of blanks made one, in NFKC; without the selectors that only choose how an emoji is drawn.</summary>
    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in Normal.Of(text.Trim(), NormalizationForm.FormKC))
        {
            if (c is '\uFE0E' or '\uFE0F') continue;
            if (char.GetUnicodeCategory(c) != UnicodeCategory.SpaceSeparator) line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }

        return line.ToString().TrimEnd(' ');
    }

    private static NameOutcome? Fault(string name)
    {
        var marks = 0;
        var letters = false;
        for (var i = 0; i < name.Length;)
        {
            var rune = Rune.GetRuneAt(name, i);
            if (IsHidden(rune) && !IsJoinerInPlace(name, i)) return new NameOutcome.HiddenCharacter(rune);
            if (rune.Value == '@') return new NameOutcome.AtSign();
            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks > MaxMarks || (marks > 0 && i == 0)) return new NameOutcome.TooManyMarks(MaxMarks);
            letters |= Rune.IsLetterOrDigit(rune);
            i += rune.Utf16SequenceLength;
        }

        if (!letters) return new NameOutcome.NoLetter();
        if (TextRules.Length(name) is > MaxLength and var length) return new NameOutcome.TooLong(length, MaxLength);
        return LookAlikeScripts.FirstMixedWord(name) is { } word ? new NameOutcome.MixedScripts(word) : null;
    }

    private static bool IsHidden(Rune rune) =>
        Invisible.IsIgnorable(rune) || rune.Value is 0x2800 or 0xFFFC or 0xFFFD || Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    /// <summary>A joiner that the script needs: after a virama (Sinhala and other Indic names), or a non-joiner between Arabic letters (Persian).</summary>
    private static bool IsJoinerInPlace(string name, int i)
    {
        if (name[i] is not ('\u200C' or '\u200D') || i == 0 || i + 1 >= name.Length) return false;
        return IsVirama(name[i - 1]) || (name[i] == '\u200C' && IsArabic(name[i - 1]) && IsArabic(name[i + 1]));
    }

    private static bool IsVirama(char c) => c is '\u094D' or '\u09CD' or '\u0A4D' or '\u0ACD' or '\u0B4D' or '\u0BCD' or
        '\u0C4D' or '\u0CCD' or '\u0D4D' or '\u0DCA';

    private static bool IsArabic(char c) => c is >= '\u0620' and <= '\u06FF' && char.IsLetter(c);
}
