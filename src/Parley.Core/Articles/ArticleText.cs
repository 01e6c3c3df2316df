using System.Text;
using Parley.Core.Text;

namespace Parley.Core.Articles;

/// <summary>One quotable piece before it has its id.</summary>
public sealed record Piece(PassageKind Kind, string Text);

/// <summary>From content to passages and markup. The order of pieces is fixed: headline, dek, the lead's caption, then the body from top to bottom.</summary>
public static class ArticleText
{
    public static IReadOnlyList<Piece> Pieces(ArticleContent content) => [.. Quotable(content).Select(piece => new Piece(piece.Kind, piece.Text.Plain))];

    public static IReadOnlyList<Passage> Passages(ArticleContent content, IReadOnlyList<PassageId> ids)
    {
        var pieces = Quotable(content).ToList();
        if (pieces.Count != ids.Count)
            throw new ArgumentException($"{pieces.Count} pieces, but {ids.Count} ids", nameof(ids));
        return [.. pieces.Select((piece, index) => new Passage(ids[index], piece.Kind, piece.Text.Plain, Html(piece.Text)))];
    }

    /// <summary>Inline markup: a, strong, em, code, br and encoded words, nothing else.</summary>
    public static SafeHtml Html(RichText text)
    {
        var html = new StringBuilder();
        for (var index = 0; index < text.Runs.Count;)
        {
            var link = text.Runs[index].Link;
            if (link is not null) html.Append("<a href=\"").Append(SafeHtml.Encode(link)).Append("\" rel=\"noopener\">");
            // One link around all its runs, however they are dressed.
            do
            {
                Append(html, text.Runs[index++]);
            }
            while (link is not null && index < text.Runs.Count && string.Equals(text.Runs[index].Link, link, StringComparison.Ordinal));
            if (link is not null) html.Append("</a>");
        }
        return new SafeHtml(html.ToString());
    }

    private static void Append(StringBuilder html, Run run)
    {
        if (run.Strong) html.Append("<strong>");
        if (run.Emphasis) html.Append("<em>");
        if (run.Code) html.Append("<code>");
        html.Append(SafeHtml.Encode(run.Text).ToString().Replace("\n", "<br>", StringComparison.Ordinal));
        if (run.Code) html.Append("</code>");
        if (run.Emphasis) html.Append("</em>");
        if (run.Strong) html.Append("</strong>");
    }

    private static IEnumerable<(PassageKind Kind, RichText Text)> Quotable(ArticleContent content)
    {
        yield return (PassageKind.Headline, RichText.Of(content.Headline));
        if (content.Dek is { } dek) yield return (PassageKind.Dek, RichText.Of(dek));
        if (content.Lead?.Caption is { } caption) yield return (PassageKind.Caption, caption);
        foreach (var piece in content.Blocks.SelectMany(Quotable)) yield return piece;
    }

    private static IEnumerable<(PassageKind Kind, RichText Text)> Quotable(Block block) => block switch
    {
        Paragraph paragraph => [(PassageKind.Paragraph, paragraph.Text)],
        Heading heading => [(PassageKind.Heading, heading.Text)],
        ListBlock list => list.Items.Select(item => (PassageKind.ListItem, item)),
        Quotation quotation => quotation.Words.Select(words => (PassageKind.Quotation, words)),
        FigureBlock { Figure.Caption: { } caption } => [(PassageKind.Caption, caption)],
        _ => [],
    };
}
