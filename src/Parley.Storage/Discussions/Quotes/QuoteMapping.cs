using Microsoft.EntityFrameworkCore;
using Parley.Core.Discussions.Quotes;

namespace Parley.Storage.Discussions.Quotes;

internal static class QuoteMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<Quote>(quote =>
        {
            quote.ToTable("quotes");
            quote.Property(row => row.Id).ValueGeneratedOnAdd();
            quote.HasIndex(row => row.Comment, "ix_quotes_comment");
            quote.HasIndex(row => row.Target, "ix_quotes_target").HasFilter("target IS NOT NULL");
            quote.HasIndex(row => new { row.Article, row.Visible, row.Id }, "ix_quotes_article");
            // The list of one sentence, in its order.
            quote.HasIndex(row => new { row.Article, row.NowPassage, row.Sentence, row.Visible, row.Counts, row.Comment }, "ix_quotes_sentence");
        });

        model.Entity<PassageMark>(mark =>
        {
            mark.ToTable("passage_marks");
            mark.HasKey(row => new { row.Article, row.Passage, row.Sentence });
        });
    }
}
