namespace Parley.Core.Articles.Files;

/// <summary>Gathers what is wrong, so that a writer hears all of it at once.</summary>
internal sealed class Faults
{
    // A file that is no article at all would otherwise give one error a line.
    private const int Most = 100;
    private readonly List<ArticleFileError> found = [];

    public bool None => found.Count == 0;

    public void Add(int line, string field, string message)
    {
        var error = new ArticleFileError(line, field, message);
        // An opening tag and its end are one mistake.
        if (found.Contains(error)) return;
        if (found.Count < Most) found.Add(error);
        else if (found.Count == Most) found.Add(new ArticleFileError(line, "text", "more errors follow; mend these first"));
    }

    public IReadOnlyList<ArticleFileError> Found => [.. found.OrderBy(error => error.Line)];

    public ArticleFileOutcome Outcome() => new ArticleFileOutcome.Unreadable(Found);
}
