using System.Text;

namespace Parley.Core.Moderation.Words;

/// <summary>What a word on a list means.</summary>
public enum WordGroup
{
    /// <summary>The site's: comments with it wait, or are refused.</summary>
    Banned = 0,

    /// <summary>The site's: raises the risk.</summary>
    Suspect = 1,

    /// <summary>The site's: never counts, whatever another list says.</summary>
    Allowed = 2,

    /// <summary>Demeans people for what they are.</summary>
    Hate = 3,

    /// <summary>Wishes or announces violence.</summary>
    Threat = 4,

    /// <summary>Coarse wherever it stands.</summary>
    Profanity = 5,

    /// <summary>Coarse in a milder way, or of what is not for every page.</summary>
    Mild = 6,

    /// <summary>An insult when it is said to somebody.</summary>
    Insult = 7,

    /// <summary>Says it to somebody: "you".</summary>
    Address = 8,
}

/// <summary>One line of a word list.</summary>
/// <param name="Pattern">Words parted by blanks; <c>*</c> stands for any letters of a word, <c>?</c> for one.</param>
public readonly record struct WordEntry(string Pattern, WordGroup Group)
{
    public const int Longest = 100;
    public const int MostWords = 8;

    /// <summary>The form in which it is compared; null where nothing can be looked for: no letters, or hardly any beside the wildcards.</summary>
    internal string? Folded
    {
        get
        {
            if (Pattern.Length > Longest)
                return null;
            var folded = new StringBuilder(Pattern.Length + 2);
            foreach (var rune in Pattern.EnumerateRunes())
            {
                var form = rune.Value is '*' or '?' ? rune.ToString() : LetterForms.Of(rune);
                if (form is null)
                    form = " ";
                else if (form.Length > 0 && Text.SearchWords.IsUnspaced(rune.Value))
                    form = $" {form} ";
                if (form is not " " || (folded.Length > 0 && folded[^1] != ' '))
                    folded.Append(form.StartsWith(' ') && folded.Length > 0 && folded[^1] == ' ' ? form[1..] : form);
            }

            var words = folded.ToString().Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var fixedLetters = words.Length == 0 ? 0 : words.Max(word => word.Length - word.AsSpan().Count('*') - word.AsSpan().Count('?'));
            var hasWildcard = Pattern.AsSpan().IndexOfAny('*', '?') >= 0;
            return words.Length is 0 or > MostWords || fixedLetters < (hasWildcard ? 2 : 1) ? null : string.Join(' ', words);
        }
    }
}
