using Parley.Core.Articles.Files;

namespace Parley.Core.Articles;

/// <summary>What became of an article's file.</summary>
public abstract record ArticleFileOutcome
{
    private ArticleFileOutcome() { }

    public sealed record Read(ArticleDraft Draft) : ArticleFileOutcome;

    /// <summary>Every error at once, in the order of the file.</summary>
    public sealed record Unreadable(IReadOnlyList<ArticleFileError> Errors) : ArticleFileOutcome;
}

/// <summary>An article as its file gives it.</summary>
/// <param name="Key">Says which article of the site this is: the file's <c>id</c>, else its name.</param>
/// <param name="Content">Its figures have no <see cref="Picture"/> yet.</param>
/// <param name="Files">The pictures it names, each once, relative to the file: never a path that leaves its folder.</param>
public sealed record ArticleDraft(string Key, ArticleContent Content, IReadOnlyList<string> Files);

/// <param name="Line">1-based.</param>
/// <param name="Field">The front matter's or container's field, or "text".</param>
/// <param name="Message">What is wrong and what to do, in words for the writer.</param>
public sealed record ArticleFileError(int Line, string Field, string Message)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {Line}, {Field}: {Message}");
}

/// <summary>A Markdown file with YAML front matter, read into an article; its grammar is docs/writing.md.</summary>
public static class ArticleFile
{
    /// <summary>Some 30,000 words, longer than any article; with the next one it keeps the parsers' cost bounded.</summary>
    public const int MaxLength = 200_000;

    private const int MaxLines = 10_000;

    /// <param name="text">The whole file.</param>
    /// <param name="fileName">Its name or path; without an <c>id</c> in the file the name is the article's key.</param>
    /// <param name="siteLanguage">BCP 47 tag for an article that names no language.</param>
    public static ArticleFileOutcome Parse(string text, string fileName, string siteLanguage)
    {
        var faults = new Faults();
        if (text.Length > MaxLength)
        {
            faults.Add(1, "text", $"the file has {text.Length} characters; an article has at most {MaxLength}");
            return faults.Outcome();
        }

        var lines = FileLines.Split(text, faults);
        if (lines.Lines.Count > MaxLines) faults.Add(MaxLines + 1, "text", $"the file has {lines.Lines.Count} lines; an article has at most {MaxLines}");
        if (!faults.None) return faults.Outcome();

        var (head, body) = FileLines.Parts(lines, faults);
        var matter = head is null ? null : FrontMatter.Read(head.Value, fileName, siteLanguage, faults);
        var blocks = Body.Read(body, faults);
        if (matter is null || !faults.None) return faults.Outcome();

        var content = matter.Content with { Blocks = blocks };
        return new ArticleFileOutcome.Read(new ArticleDraft(matter.Key, content, [.. content.Figures().Select(figure => figure.File).Where(file => file.Length > 0).Distinct(StringComparer.Ordinal)]));
    }
}
