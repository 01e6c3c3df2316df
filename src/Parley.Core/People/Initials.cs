using System.Globalization;

namespace Parley.Core.People;

/// <summary>The one or two letters that stand for a name where there is no picture.</summary>
public static class Initials
{
    public static string Of(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetterOrDigit(word, 0)).ToList();
        return words switch
        {
            [] => "",
            [var only] => First(only),
            _ => First(words[0]) + First(words[^1]),
        };
    }

    /// <summary>With its marks: a letter is what a reader takes for one.</summary>
    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
}
