namespace Parley.Core.Articles;

/// <summary>An article with its passages in their places: what a page walks from top to bottom.</summary>
public sealed record LaidArticle(Passage Headline, Passage? Dek, LaidFigure? Lead, IReadOnlyList<LaidBlock> Blocks)
{
    public static LaidArticle Of(ArticleRevision revision) => Of(revision.Content, revision.Passages);

    /// <param name="content">What the revision holds.</param>
    /// <param name="passages">Its pieces in the order of <see cref="ArticleText.Pieces"/>.</param>
    public static LaidArticle Of(ArticleContent content, IReadOnlyList<Passage> passages)
    {
        var rest = new Queue<Passage>(passages);
        var headline = rest.Dequeue();
        var dek = content.Dek is null ? null : rest.Dequeue();
        var lead = content.Lead is null ? null : Lay(content.Lead);
        return new LaidArticle(headline, dek, lead, [.. content.Blocks.Select(LayBlock)]);

        LaidFigure Lay(Figure figure) => new(figure, figure.Caption is null ? null : rest.Dequeue());

        IReadOnlyList<Passage> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => rest.Dequeue())];

        LaidBlock LayBlock(Block block) => block switch
        {
            Paragraph => new LaidParagraph(rest.Dequeue()),
            Heading heading => new LaidHeading(heading.Level, rest.Dequeue()),
            ListBlock list => new LaidList(list.Ordered, list.Start, Take(list.Items.Count)),
            Quotation quotation => new LaidQuotation(quotation, Take(quotation.Words.Count)),
            FigureBlock figure => Lay(figure.Figure),
            Divider => new LaidDivider(),
            _ => throw new ArgumentException($"no place for a {block.GetType().Name}", nameof(content)),
        };
    }
}

public abstract record LaidBlock;

public sealed record LaidParagraph(Passage Passage) : LaidBlock;

public sealed record LaidHeading(int Level, Passage Passage) : LaidBlock;

public sealed record LaidList(bool Ordered, int Start, IReadOnlyList<Passage> Items) : LaidBlock;

public sealed record LaidQuotation(Quotation Quotation, IReadOnlyList<Passage> Words) : LaidBlock;

public sealed record LaidFigure(Figure Figure, Passage? Caption) : LaidBlock;

public sealed record LaidDivider : LaidBlock;
