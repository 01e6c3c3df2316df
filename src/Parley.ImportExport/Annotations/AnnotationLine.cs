using Parley.Core.Articles;
using Parley.Core.Discussions.Quotes;

namespace Parley.ImportExport.Annotations;

/// <summary>One Web Annotation as its file has it. What it does not say is null.</summary>
/// <param name="Number">Of the line, from 1.</param>
public sealed record AnnotationLine(int Number)
{
    /// <summary>Why it cannot be read; then there is nothing else.</summary>
    public string? Fault { get; init; }

    public string? Id { get; init; }

    /// <summary>Address of what is annotated.</summary>
    public string? Target { get; init; }

    /// <summary>Which words of it.</summary>
    public TextSelectors? Selectors { get; init; }

    /// <summary>The passage that the position counts in.</summary>
    public PassageId? Passage { get; init; }

    public int? Revision { get; init; }

    /// <summary>Address of what is said, where it has one of its own.</summary>
    public string? Body { get; init; }

    /// <summary>The words of it that quote; null where all of it is about the target.</summary>
    public TextSelectors? Quoting { get; init; }

    public string? Words { get; init; }

    /// <summary>The media type of the words.</summary>
    public string? Format { get; init; }
    public string? Author { get; init; }
    public DateTimeOffset? Created { get; init; }
}
