using System.Text.RegularExpressions;
using Parley.Core.Articles;
using Parley.Core.Articles.Files;

namespace Parley.Core.Site;

/// <summary>The words of a site's page: an article's Markdown without front matter and without pictures.</summary>
public static partial class PageText
{
    /// <summary>A long privacy statement is half of it.</summary>
    public const int MaxLength = 60_000;

    public static PageTextOutcome Parse(string source)
    {
        var faults = new Faults();
        if (source.Length > MaxLength)
        {
            faults.Add(1, "text", $"the page has {source.Length} characters; at most {MaxLength} fit");
            return Unreadable(faults);
        }

        var lines = FileLines.Split(source, faults);
        if (!faults.None)
            return Unreadable(faults);
        var blocks = Body.Read(lines, faults);
        if (blocks.OfType<FigureBlock>().Any())
            faults.Add(1, "text", "a page of the site has words only: take the figure out");
        return faults.None ? new PageTextOutcome.Read(Lay(blocks)) : Unreadable(faults);
    }

    /// <summary>What a draft leaves to be filled in, such as <c>[[your address]]</c>: nothing is published with it.</summary>
    public static IReadOnlyList<string> Blanks(string source) =>
        [.. Blank().Matches(source).Select(match => match.Value).Distinct(StringComparer.Ordinal)];

    private static IReadOnlyList<LaidBlock> Lay(IReadOnlyList<Block> blocks)
    {
        var content = new ArticleContent { Headline = "-", Language = "en", Blocks = blocks };
        var ids = Enumerable.Range(0, ArticleText.Pieces(content).Count).Select(number => new PassageId(number)).ToList();
        return LaidArticle.Of(content, ArticleText.Passages(content, ids)).Blocks;
    }

    private static PageTextOutcome.Unreadable Unreadable(Faults faults) =>
        new(faults.Outcome() is ArticleFileOutcome.Unreadable wrong ? wrong.Errors : []);

    [GeneratedRegex(@"\[\[[^\[\]\n]{1,200}\]\]", RegexOptions.NonBacktracking)]
    private static partial Regex Blank();
}

public abstract record PageTextOutcome
{
    private PageTextOutcome() { }

    public sealed record Read(IReadOnlyList<LaidBlock> Blocks) : PageTextOutcome;

    /// <summary>Every error at once, with its line.</summary>
    public sealed record Unreadable(IReadOnlyList<ArticleFileError> Errors) : PageTextOutcome;
}
