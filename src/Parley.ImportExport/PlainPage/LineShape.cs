using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Parley.ImportExport.PlainPage;

/// <summary>
/// What a line looks like, in any script: how far it is from a name, and how far from running text. Costs are in
/// tenths of a doubling of the odds: 10 means half as likely.
/// </summary>
internal readonly record struct LineShape(int NameCost, int TextCost, int Informality, int Words, bool EndsSentence)
{
    // Nobody is called this: as an author line it loses against every other reading.
    public const int NoName = 400;

    // A name of more signs than this is a sentence. (Display names of the usual systems end at 30 to 60.)
    private const int LongestName = 80;

    private static readonly SearchValues<char> FullStops = SearchValues.Create(".。．｡।॥۔։።។။᠃");
    private static readonly SearchValues<char> OtherEnds = SearchValues.Create("!?…！？؟;؛；‼⁇⁈⁉");
    private static readonly SearchValues<char> Marks = SearchValues.Create("\"“”„‟«»「」『』《》‹›");

    // What people say in passing in a line of its own. A hint only: somebody is called Amen, and Grace Good posts here.
    private static readonly FrozenSet<string> Remarks = new[]
    {
        "agree", "agreed", "amen", "congrats", "congratulations", "correct", "cool", "exactly", "first", "good", "great", "haha", "hahaha", "indeed",
        "lol", "nice", "no", "nope", "ok", "okay", "really", "right", "rip", "same", "seconded", "so", "sorry", "sure", "thank", "thanks", "this",
        "true", "well", "wow", "wrong", "yeah", "yep", "yes", "danke", "doch", "eben", "genau", "ja", "nein", "richtig", "stimmt", "super",
        "bravo", "exactement", "merci", "non", "oui", "claro", "exacto", "gracias", "grazie", "certo", "esatto", "sí", "obrigado", "exato",
        "dokładnie", "dzięki", "nie", "tak", "prawda", "evet", "hayır", "teşekkürler", "aynen", "верно", "да", "нет", "правильно", "согласен",
        "согласна", "спасибо", "точно", "так", "ні", "дякую", "نعم", "لا", "شكرا", "صحيح", "تماما", "بالضبط", "כן", "לא", "תודה", "נכון", "בדיוק",
        "对", "对的", "同意", "支持", "是的", "谢谢", "赞", "呵呵", "哈哈", "そうですね", "ありがとう", "同感", "맞아요", "감사합니다", "ναι", "όχι", "ακριβώς", "हाँ", "नहीं", "धन्यवाद",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static LineShape Of(string text)
    {
        var ends = EndsLikeASentence(text);
        if (text.Length > LongestName)
            return new LineShape(NoName, 0, InformalityOf(text, ends), WordsIn(text), ends);

        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var size = SizeOf(text, words);
        var cases = CaseCost(words);
        var name = Math.Min(NoName, LengthCost(text, size, named: cases == 0) + cases + SignCost(text, words));
        // What could well be a name is seldom all that somebody wrote.
        var prose = Math.Max(0, 50 - 2 * name);
        return new LineShape(name, prose, InformalityOf(text, ends), size, ends);
    }

    private static int WordsIn(string text)
    {
        var words = 0;
        var inside = false;
        foreach (var c in text)
        {
            var space = char.IsWhiteSpace(c);
            if (!space && !inside)
                words++;
            inside = !space;
        }

        return words;
    }

    /// <summary>Words, or what would be words in a script that leaves no spaces.</summary>
    private static int SizeOf(string text, string[] words)
    {
        var (unspaced, slow) = (0, 0);
        foreach (var c in text)
        {
            if (IsHan(c))
                unspaced++;
            else if (c is >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF')
                slow++;
        }

        return Math.Max(words.Length, Math.Max((unspaced + 1) / 2, slow / 6));
    }

    private static bool IsHan(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';

    private static int LengthCost(string text, int size, bool named)
    {
        var words = size switch { 1 => 5, 2 or 3 => 0, 4 => 5, 5 => 15, 6 => 25, _ => 25 + 12 * (size - 6) };
        // Long names exist, with a capital on every word; long names without are sentences.
        return (named && size > 3 ? words / 2 : words) + Math.Max(0, text.Length - 36) * 2;
    }

    private static int CaseCost(string[] words)
    {
        var (upper, lower, caseless) = (0, 0, 0);
        foreach (var word in words)
        {
            foreach (var rune in word.EnumerateRunes())
            {
                if (!Rune.IsLetter(rune))
                    continue;
                if (Rune.IsUpper(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.TitlecaseLetter)
                    upper++;
                // A short particle inside a name (de, van, bin) stays small.
                else if (!Rune.IsLower(rune))
                    caseless++;
                else if (word.Length > 3 || words.Length < 3)
                    lower++;
                break;
            }
        }

        if (caseless > 0 && upper + lower == 0)
            // No capitals to tell by: every word beyond three speaks for a sentence.
            return 5 + 8 * Math.Max(0, words.Length - 3);
        if (upper == 0)
            return lower > 0 && !IsHandle(words) ? 14 : 3;
        return lower == 0 ? 0 : 8 + 4 * lower;
    }

    /// <summary>"reader_77": words do not look like this.</summary>
    private static bool IsHandle(string[] words) => words.Length == 1 && char.IsLetter(words[0][0]) && words[0].Any(c => c == '_' || char.IsAsciiDigit(c));

    private static int SignCost(string text, string[] words)
    {
        if (text.Contains("://", StringComparison.Ordinal) || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            return NoName;

        // "Wake Up!" is a name if it comes again; once, it is rather a shout.
        var cost = words.Length > 1 && text.IndexOf('!') == text.Length - 1 && CaseCost(words) == 0 ? 18 : EndCost(words);
        foreach (var word in words.AsSpan(0, words.Length - 1))
            cost += FullStops.Contains(word[^1]) && LettersIn(word) > 3 ? 30 : 0;
        foreach (var c in text)
            cost += InnerCost(c);
        cost += words.Length > 1 && Marks.Contains(text[0]) ? 20 : 0;
        cost += words.Length <= 3 && Remarks.Contains(words[0]) ? 18 : 0;
        return cost + (LettersIn(text) > 0 ? 0 : text.Any(char.IsAsciiDigit) ? 15 : 30);
    }

    private static int InnerCost(char c) => c switch
    {
        ',' or '、' or '،' or '，' or '/' => 12,
        ':' or '：' or '…' => 40,
        '+' or '=' or '*' or '|' or '#' or '%' or '(' or ')' => 5,
        _ when OtherEnds.Contains(c) => 35,
        _ when Marks.Contains(c) => 12,
        _ => 0,
    };

    private static int EndCost(string[] words)
    {
        var last = words[^1];
        if (OtherEnds.Contains(last[^1]))
            return 25;
        if (last[^1] is ',' or '-' or '–' or '—')
            return 30;
        if (!FullStops.Contains(last[^1]))
            return 0;

        // "Ana K." and "Lee Jr." end in a stop, and so does "J.R.".
        return LettersIn(last) <= (char.IsLower(last[0]) ? 1 : 2) || last.Count(c => c == '.') > 1 || last is "Jr." or "jr." or "Sen." or "Esq." or "Dr." ? 4 : 50;
    }

    private static int LettersIn(string word)
    {
        var letters = 0;
        foreach (var rune in word.EnumerateRunes())
            letters += Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol ? 1 : 0;
        return letters;
    }

    private static bool EndsLikeASentence(string text)
    {
        var at = text.Length - 1;
        while (at > 0 && (Marks.Contains(text[at]) || text[at] is ')' or '）' or '’' or '\''))
            at--;
        return FullStops.Contains(text[at]) || OtherEnds.Contains(text[at]);
    }

    /// <summary>How little it reads like a newsroom's own sentence.</summary>
    private static int InformalityOf(string text, bool ends)
    {
        var score = char.IsLower(text[0]) ? 25 : 0;
        score += ends || text[^1] is ':' or '：' ? 0 : 15;
        score += text.Contains("!!", StringComparison.Ordinal) || text.Contains("??", StringComparison.Ordinal) ? 20 : 0;
        score += text.Contains(":)", StringComparison.Ordinal) || text.Contains(":(", StringComparison.Ordinal)
            || text.Contains(";)", StringComparison.Ordinal) || text.Contains(":D", StringComparison.Ordinal)
            || text.Any(c => c is >= '\uD83C' and <= '\uD83E') ? 30 : 0;
        return Math.Min(60, score);
    }
}
