namespace Parley.Core.Articles;

public enum TextDirection
{
    LeftToRight = 0,
    RightToLeft = 1,
}

/// <summary>All that one revision of an article holds.</summary>
public sealed record ArticleContent
{
    public required string Headline { get; init; }

    /// <summary>The sentence under the headline.</summary>
    public string? Dek { get; init; }

    public IReadOnlyList<Byline> Bylines { get; init; } = [];
    public string? Section { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    public TextDirection Direction { get; init; }

    /// <summary>The picture above the body.</summary>
    public Figure? Lead { get; init; }

    public IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary>The date the newsroom gives; null means the moment of publication.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>The address asked for; null derives one from the headline when the article is first published.</summary>
    public string? Slug { get; init; }

    public CommentPolicy Comments { get; init; } = CommentPolicy.OfTheSite;

    /// <summary>Every figure in page order, the lead first.</summary>
    public IEnumerable<Figure> Figures() =>
        (Lead is null ? Enumerable.Empty<Figure>() : [Lead]).Concat(Blocks.OfType<FigureBlock>().Select(block => block.Figure));

    /// <summary>The same content with the kept pictures put in by the names that the article uses; a name not given keeps what it had.</summary>
    public ArticleContent WithPictures(IReadOnlyDictionary<string, Picture> kept)
    {
        return this with
        {
            Lead = Lead is null ? null : Put(Lead),
            Blocks = [.. Blocks.Select(block => block is FigureBlock figure ? figure with { Figure = Put(figure.Figure) } : block)],
        };

        Figure Put(Figure figure) => kept.TryGetValue(figure.File, out var picture) ? figure with { Picture = picture } : figure;
    }
}

/// <summary>Who wrote it, as printed; the link leads to the person's page, ours or elsewhere.</summary>
public sealed record Byline(string Name, string? Role = null, string? Link = null);

/// <summary>What this article says about its comments; null follows the site.</summary>
public sealed record CommentPolicy(bool? Open = null, int? CloseAfterDays = null, bool? Guests = null)
{
    public static readonly CommentPolicy OfTheSite = new();
}
