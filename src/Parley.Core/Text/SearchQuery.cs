namespace Parley.Core.Text;

/// <summary>
/// What a reader looks for: all of its words, the last one (and any lone sign of a script without spaces) as the beginning of one. No sign
/// has a meaning of its own.
/// </summary>
public sealed record SearchQuery
{
    /// <summary>In UTF-16 units.</summary>
    public const int MaxLength = 200;

    /// <summary>Of different words.</summary>
    public const int MaxWords = 10;

    private SearchQuery(string text, IReadOnlyList<string> exact, IReadOnlyList<string> beginnings)
    {
        Text = text;
        Exact = exact;
        Beginnings = beginnings;
    }

    public string Text { get; }
    public IReadOnlyList<string> Exact { get; }
    public IReadOnlyList<string> Beginnings { get; }

    public static SearchQueryOutcome Parse(string? text)
    {
        var asked = text?.Trim() ?? "";
        if (asked.Length > MaxLength) return new SearchQueryOutcome.TooLong(asked.Length);
        var words = SearchWords.OfQuery(asked).Select(word => word.Term).ToList();
        if (words.Count == 0) return asked.Length == 0 ? new SearchQueryOutcome.Nothing() : new SearchQueryOutcome.NoWords();

        // A lone sign is only ever stored alone at the end of a run; elsewhere it begins a pair.
        var beginnings = words.Where((word, index) => index == words.Count - 1 || IsLoneSign(word)).Distinct(StringComparer.Ordinal).ToList();
        var exact = words.Except(beginnings, StringComparer.Ordinal).ToList();
        if (exact.Count + beginnings.Count > MaxWords) return new SearchQueryOutcome.TooManyWords(exact.Count + beginnings.Count);
        return new SearchQueryOutcome.Words(new SearchQuery(asked, exact, beginnings));
    }

    /// <summary>The words of the text that were looked for, in order; empty unless all are there.</summary>
    public IReadOnlyList<SearchWord> FindIn(string text)
    {
        var found = AnyIn(text);
        return Exact.All(term => found.Any(word => word.Term == term)) && Beginnings.All(start => found.Any(word => Begins(word, start))) ? found : [];
    }

    /// <summary>The same, though some are missing.</summary>
    public IReadOnlyList<SearchWord> AnyIn(string text) =>
        [.. SearchWords.Of(text).Where(word => Exact.Contains(word.Term, StringComparer.Ordinal) || Beginnings.Any(start => Begins(word, start)))];

    private static bool Begins(SearchWord word, string start) => word.Term.StartsWith(start, StringComparison.Ordinal);

    private static bool IsLoneSign(string word) =>
        SearchWords.IsUnspaced(word) && new System.Globalization.StringInfo(word).LengthInTextElements == 1;
}

/// <summary>What became of the words of a query.</summary>
public abstract record SearchQueryOutcome
{
    private SearchQueryOutcome() { }

    public sealed record Words(SearchQuery Query) : SearchQueryOutcome;

    /// <summary>Nothing was asked.</summary>
    public sealed record Nothing : SearchQueryOutcome;

    /// <summary>Signs alone.</summary>
    public sealed record NoWords : SearchQueryOutcome;

    public sealed record TooLong(int Length) : SearchQueryOutcome;

    public sealed record TooManyWords(int Count) : SearchQueryOutcome;
}
