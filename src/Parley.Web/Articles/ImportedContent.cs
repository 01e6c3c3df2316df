using Parley.Core.Articles;
using Parley.ImportExport;

namespace Parley.Web.Articles;

/// <summary>What an imported article becomes: its own paragraphs and other people's words in page order, nothing made up.</summary>
internal static class ImportedContent
{
    public static ArticleContent Of(ImportedArticle article, string title, string language) => new()
    {
        Headline = article.Title ?? title,
        Bylines = article.Byline is { } name ? [new Byline(name)] : [],
        Language = language,
        Direction = Language.DirectionOf(language),
        Lead = article.Caption is { } caption
            ? new Figure("", "", RichText.Of(caption), article.Credit is { } credit ? new Credit.Known(credit) : new Credit.NoneKnown())
            : null,
        Blocks = Blocks(article),
        Published = article.Published,
    };

    private static List<Block> Blocks(ImportedArticle article)
    {
        // "The Daily Post:" names whose words follow; the colon is the page's, not the name's.
        var outlet = article.Attribution?.TrimEnd(':', '：', ' ');
        List<Block> blocks = [];
        List<RichText> words = [];
        foreach (var passage in article.Passages)
        {
            if (passage.Quoted && outlet is not null)
            {
                words.Add(RichText.Of(passage.Text));
                continue;
            }

            EndQuotation();
            blocks.Add(new Paragraph(RichText.Of(passage.Text)));
        }

        EndQuotation();
        return blocks;

        void EndQuotation()
        {
            if (words.Count == 0)
                return;
            blocks.Add(new Quotation([.. words]) { Outlet = outlet });
            words.Clear();
        }
    }
}
