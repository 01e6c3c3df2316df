using System.Text;
using Parley.Core.Text;

namespace Parley.Core.Moderation.Words;

/// <summary>
/// A text as word lists read it: once as it stands, and once as it looks where letters were changed, spaced out or stretched to pass a list.
/// One thread reads one text at a time, always into the same buffers.
/// </summary>
internal sealed class ReadText
{
    /// <summary>A spaced-out word is looked for in the first letters of such a run.</summary>
    private const int LongestSpacedOut = 24;

    [ThreadStatic]
    private static ReadText? s_own;

    private readonly ReadLine plain = new();
    private readonly ReadLine bare = new();
    private ReadWord[] words = new ReadWord[256];
    private int count;
    private Script scripts;
    private bool isDisguised;
    private string text = "";

    /// <summary>As it stands.</summary>
    public ReadLine Plain => plain;

    /// <summary>As it looks; empty where that is the same.</summary>
    public ReadLine Bare => bare;

    public ReadOnlySpan<ReadWord> Words => words.AsSpan(0, count);

    public int Letters { get; private set; }

    public int Capitals { get; private set; }

    public string Source => text;

    /// <summary>What lists found, see <see cref="Find"/>.</summary>
    public WordHits Hits { get; } = new();

    /// <summary>Looks for all these lists' words at once; what one of them allows counts in none.</summary>
    public void Find(IReadOnlyList<WordList> lists)
    {
        Hits.Clear();
        for (var index = 0; index < lists.Count; index++)
            lists[index].Find(this);
        Hits.Forgive();
    }

    /// <summary>Good until the same thread reads another.</summary>
    public static ReadText Of(string text)
    {
        var read = s_own ??= new();
        read.Read(text);
        return read;
    }

    private void Read(string read)
    {
        text = read;
        plain.Clear();
        bare.Clear();
        (count, Letters, Capitals, isDisguised) = (0, 0, 0, false);
        ReadPlain();
        scripts = MainScript();
        for (var index = 0; index < count && !isDisguised; index++)
            isDisguised = words[index].Has(WordTraits.Digit | WordTraits.Run | WordTraits.Hidden) || LooksForeign(words[index]) || IsSpacedOut(index);
        if (isDisguised)
            ReadBare();
    }

    private void ReadPlain()
    {
        var open = false;
        for (var at = 0; at < text.Length;)
        {
            var rune = RuneAt(at, out var end);
            var form = LetterForms.Of(rune);
            if (form is null)
            {
                isDisguised |= open && StandsForLetter(at) != '\0';
                open = false;
            }
            else if (form.Length == 0)
            {
                if (open && end < text.Length && IsHiding(rune) && char.IsLetter(text[end]))
                    words[count - 1].Traits |= WordTraits.Hidden;
            }
            else
            {
                // Scripts without spaces are lists of one-letter words; a phrase finds them.
                if (!open || SearchWords.IsUnspaced(rune.Value))
                    Begin(at);
                open = !SearchWords.IsUnspaced(rune.Value);
                Take(rune, form, at, end);
            }

            at = end;
        }

        plain.Blank(text.Length);
    }

    private void Begin(int at)
    {
        plain.Blank(at);
        if (count == words.Length)
            Array.Resize(ref words, count * 2);
        words[count++] = new ReadWord { Start = at, At = plain.Length };
    }

    private void Take(Rune rune, string form, int at, int end)
    {
        ref var word = ref words[count - 1];
        foreach (var sign in form)
        {
            if (plain.Length >= word.At + 2 && plain.Signs[^1] == sign && plain.Signs[^2] == sign && !char.IsAsciiDigit(sign))
                word.Traits |= WordTraits.Run;
            plain.Add(sign, at, end);
            word.Scripts |= LetterForms.ScriptOf(sign);
        }

        word.End = end;
        word.Letters++;
        if (Rune.IsDigit(rune))
        {
            word.Traits |= WordTraits.Figure;
            if (word.Has(WordTraits.Letter))
                word.Traits |= WordTraits.Digit;
            return;
        }

        if (word.Has(WordTraits.Figure))
            word.Traits |= WordTraits.Digit;
        word.Traits |= WordTraits.Letter;
        Letters++;
        if (Rune.IsUpper(rune))
            Capitals++;
    }

    /// <summary>The script of most letters: in it a word of another one may be a disguise.</summary>
    private Script MainScript()
    {
        var (latin, cyrillic) = (0, 0);
        foreach (var word in Words)
        {
            if (word.Scripts == Script.Latin)
                latin += word.Letters;
            else if (word.Scripts == Script.Cyrillic)
                cyrillic += word.Letters;
        }

        return cyrillic > latin ? Script.Cyrillic : Script.Latin;
    }

    private bool LooksForeign(in ReadWord word) => IsMixed(word) || (scripts == Script.Latin && word.Scripts is Script.Cyrillic or Script.Greek);

    /// <summary>Letters of several alphabets in one word.</summary>
    public static bool IsMixed(in ReadWord word) => word.Scripts is not (Script.Other or Script.Latin or Script.Greek or Script.Cyrillic);

    /// <summary>Reads again what may be in disguise: letters as what they look like, signs and digits as the letters they stand for.</summary>
    private void ReadBare()
    {
        var (open, word) = (false, 0);
        for (var at = 0; at < text.Length;)
        {
            var rune = RuneAt(at, out var end);
            while (word < count - 1 && words[word].End <= at)
                word++;
            var form = LetterForms.Of(rune);
            if (form is null && StandsForLetter(at) is var letter && letter != '\0')
            {
                AddBare(letter, at, end, ref open);
            }
            else if (form is null)
            {
                open = false;
            }
            else
            {
                foreach (var sign in form)
                    AddBare(AsItLooks(sign, words[word]), at, end, ref open);
                if (SearchWords.IsUnspaced(rune.Value))
                    open = false;
            }

            at = end;
        }

        bare.Blank(text.Length);
        AddDoubled();
        AddSpacedOut();
    }

    private char AsItLooks(char sign, in ReadWord word) =>
        word.Has(WordTraits.Digit) && Digit(sign) is var letter && letter != '\0' ? letter
        : !LooksForeign(word) ? sign
        : scripts == Script.Latin ? LetterForms.AsLatin(sign)
        : LetterForms.AsCyrillic(sign);

    /// <summary>Adds a letter; three of a kind and more become one.</summary>
    private void AddBare(char letter, int at, int end, ref bool open)
    {
        if (!open)
            bare.Blank(at);
        open = true;
        var signs = bare.Signs;
        if (letter == signs[^1] && IsThird(at, letter))
        {
            if (signs[^2] == letter)
                bare.DropLast();
            bare.Stretch(end);
            return;
        }

        bare.Add(letter, at, end);
    }

    /// <summary>True where the two signs before this one say the same.</summary>
    private bool IsThird(int at, char letter)
    {
        for (var before = at - 1; before >= at - 2; before--)
        {
            if (before < 0 || LetterForms.Of(RuneAt(before, out _)) is not { Length: 1 } form || form[0] != letter)
                return false;
        }

        return true;
    }

    /// <summary>Stretched words once more with two letters where there were many: "asss" is "ass".</summary>
    private void AddDoubled()
    {
        for (var index = 0; index < count; index++)
        {
            if (!words[index].Has(WordTraits.Run))
                continue;
            var at = words[index].At;
            for (var sign = at; sign < plain.Length && plain.Signs[sign] != ' '; sign++)
            {
                if (sign >= at + 2 && plain.Signs[sign - 1] == plain.Signs[sign] && plain.Signs[sign - 2] == plain.Signs[sign])
                    bare.Stretch(plain.EndOf(sign));
                else
                    bare.Add(plain.Signs[sign], plain.StartOf(sign), plain.EndOf(sign));
            }

            bare.Blank(text.Length);
        }
    }

    /// <summary>Single letters with a sign between each two, as one word; a letter before it may be a word of its own.</summary>
    private void AddSpacedOut()
    {
        for (var first = 0; first < count; first++)
        {
            if (!IsSpacedOut(first))
                continue;
            var last = first;
            while (last + 1 < count && last - first < LongestSpacedOut && IsNextLetter(last))
                last++;
            for (var start = first; start <= last - 2; start++)
            {
                for (var letter = start; letter <= last; letter++)
                {
                    var sign = AsItLooks(plain.Signs[words[letter].At], words[letter]);
                    bare.Add(Digit(sign) is var meant && meant != '\0' ? meant : sign, words[letter].Start, words[letter].End);
                }

                bare.Blank(text.Length);
            }

            first = last;
        }
    }

    private bool IsSpacedOut(int first) => first + 2 < count && words[first].Letters == 1 && IsNextLetter(first) && IsNextLetter(first + 1);

    private bool IsNextLetter(int index) => words[index + 1].Letters == 1 && words[index + 1].Start - words[index].End is 1 && !SearchWords.IsUnspaced(text[words[index].Start]);

    /// <summary>The letter that a sign stands for within a word, <c>*</c> for one that is masked; '\0' where it is just a sign.</summary>
    private char StandsForLetter(int at)
    {
        var before = at > 0 && char.IsLetterOrDigit(text[at - 1]);
        var after = at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]);
        return text[at] switch
        {
            '@' when before && after => 'a',
            '$' when (before && !char.IsAsciiDigit(text[at - 1])) || (after && !char.IsAsciiDigit(text[at + 1])) || (before && at + 1 < text.Length && text[at + 1] == '$') => 's',
            '!' or '|' when before && after => 'i',
            '€' when before && after => 'e',
            '*' or '#' or '%' when IsMask(at) => '*',
            _ => '\0',
        };
    }

    /// <summary>One of at most four signs between two letters.</summary>
    private bool IsMask(int at)
    {
        var (first, last) = (at, at);
        while (first > 0 && at - first < 4 && text[first - 1] is '*' or '#' or '%')
            first--;
        while (last + 1 < text.Length && last - at < 4 && text[last + 1] is '*' or '#' or '%')
            last++;
        return last - first < 4 && first > 0 && last + 1 < text.Length && char.IsLetter(text[first - 1]) && char.IsLetter(text[last + 1]);
    }

    private static char Digit(char sign) => sign switch
    {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        '8' => 'b',
        '9' => 'g',
        _ => '\0',
    };

    /// <summary>Signs without width; the soft hyphen and the joiners that Arabic and Indic words need come from honest writing.</summary>
    private static bool IsHiding(Rune rune) => rune.Value is 0x200B or 0x2060 or 0xFEFF or 0x034F or 0x180E or (>= 0x2061 and <= 0x2064) or (>= 0xE0000 and <= 0xE007F);

    private Rune RuneAt(int at, out int end)
    {
        var c = text[at];
        if (!char.IsSurrogate(c))
        {
            end = at + 1;
            return new Rune(c);
        }

        _ = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
        end = at + length;
        return rune;
    }
}

/// <summary>One word of the text.</summary>
internal struct ReadWord
{
    public int Start;
    public int End;

    /// <summary>Its first sign in <see cref="ReadText.Plain"/>.</summary>
    public int At;

    public int Letters;
    public Script Scripts;
    public WordTraits Traits;

    public readonly bool Has(WordTraits any) => (Traits & any) != 0;
}

[Flags]
internal enum WordTraits
{
    None = 0,
    Letter = 1,
    Figure = 2,

    /// <summary>Digits among letters.</summary>
    Digit = 4,

    /// <summary>The same letter three times and more.</summary>
    Run = 8,

    /// <summary>A sign without width between its letters.</summary>
    Hidden = 16,
}
