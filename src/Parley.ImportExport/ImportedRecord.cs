using Parley.Core.Text;

namespace Parley.ImportExport;

/// <summary>
/// One thing found in a foreign file. What the file does not say is null or an explicit unknown, never a guess
/// dressed as a fact. A format that knows more (votes, states, addresses) adds `init` members here with "unknown" as default.
/// </summary>
public abstract record ImportedRecord
{
    /// <summary>Where in the file it stands, lines counted from 1; empty for formats without lines.</summary>
    public IReadOnlyList<int> Lines { get; init; } = [];
}

public sealed record ImportedArticle : ImportedRecord
{
    /// <summary>The same for the same article at every reading.</summary>
    public required string SourceId { get; init; }

    public string? Title { get; init; }

    /// <summary>The whole line under the picture, credit included.</summary>
    public string? Caption { get; init; }

    public string? Credit { get; init; }

    /// <summary>The line that names whose words the quoted passages are.</summary>
    public string? Attribution { get; init; }

    public string? Byline { get; init; }

    public DateTimeOffset? Published { get; init; }

    public string? Url { get; init; }

    /// <summary>The paragraphs in page order, own and quoted.</summary>
    public IReadOnlyList<ImportedPassage> Passages { get; init; } = [];

    /// <summary>What a person should look at again.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    public IEnumerable<string> Own => Passages.Where(p => !p.Quoted).Select(p => p.Text);

    public IEnumerable<string> Quoted => Passages.Where(p => p.Quoted).Select(p => p.Text);

    /// <summary>What can be quoted and the line it stands in: headline, caption and paragraphs, for formats with lines.</summary>
    public IEnumerable<(int Line, string Text)> Quotable =>
    [
        .. Title is { } title && Lines is [var first, ..] ? [(first, title)] : Array.Empty<(int, string)>(),
        // Between headline and paragraphs only the caption may stand.
        .. Caption is { } caption && Lines is [_, var second, ..] ? [(second, caption)] : Array.Empty<(int, string)>(),
        .. Passages.Where(passage => passage.Line is not null).Select(passage => (passage.Line.GetValueOrDefault(), passage.Text)),
    ];
}

/// <param name="Text">One paragraph.</param>
/// <param name="Quoted">The words of the one the attribution names, not the site's own.</param>
/// <param name="Line">Where it stands, from 1; null when the format has no lines.</param>
public sealed record ImportedPassage(string Text, bool Quoted, int? Line);

public sealed record ImportedComment : ImportedRecord
{
    /// <summary>Unique among everything of this format, and the same at every reading: a second import finds the first.</summary>
    public required string SourceId { get; init; }

    /// <summary>The <see cref="ImportedArticle.SourceId"/> it belongs to.</summary>
    public required string ArticleId { get; init; }

    /// <summary>Its place among the comments of its article as the file has them, from 1, emptied ones included.</summary>
    public required int Number { get; init; }

    public required ImportedParent Parent { get; init; }

    public required ImportedAuthor Author { get; init; }

    /// <summary>Null when the file does not say.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Null for one whose words are gone: its place stays.</summary>
    public required string? Text { get; init; }

    /// <summary>What it quotes, as far as the format looks for that.</summary>
    public IReadOnlyList<ImportedQuote> Quotes { get; init; } = [];

    /// <summary>The words as they stand in the file, in the comment dialect: no sign of them turns into markup, but an address stays a link.</summary>
    public string? Source => Text is { } text ? Markup.EscapeAroundLinks(text) : null;

    /// <summary>What its readers will see.</summary>
    public ShownText? Shown => Source is { } source ? ShownText.Of(Markup.Render(source).Html) : null;

    /// <summary>The line of the author's name, from 1.</summary>
    public int? AuthorLine { get; init; }

    /// <summary>What a person should look at again, in words; empty when the reading is sure.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];
}

/// <summary>Whom a comment answers.</summary>
public abstract record ImportedParent
{
    private ImportedParent()
    {
    }

    /// <summary>It answers the article.</summary>
    public sealed record None : ImportedParent;

    /// <summary>The file does not say; it must not be invented.</summary>
    public sealed record Unknown : ImportedParent;

    public sealed record Comment(string SourceId) : ImportedParent;
}

/// <summary>Who wrote it.</summary>
public abstract record ImportedAuthor
{
    private ImportedAuthor()
    {
    }

    /// <summary>The file does not say. Two unknown authors are not one person.</summary>
    public sealed record Unknown : ImportedAuthor;

    public sealed record Named(string Name) : ImportedAuthor;
}

/// <summary>A part of the file that became neither article nor comment, and the reason.</summary>
public sealed record Skipped : ImportedRecord
{
    public required string Why { get; init; }
}
