using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Parley.Core.Articles;

namespace Parley.Storage.Articles;

internal static class ArticleMapping
{
    public const string Newest = "ix_articles_newest";
    private const string OfEditors = "ix_articles_of_editors";
    private const string Due = "ix_articles_due";

    public static void Apply(ModelBuilder model)
    {
        model.Entity<Article>(article =>
        {
            article.ToTable("articles");
            article.Property(row => row.Id).ValueGeneratedOnAdd();
            article.HasIndex(row => new { row.Site, row.Key }).IsUnique();
            article.HasIndex(row => new { row.Site, row.Slug }).IsUnique();
            article.HasIndex(row => new { row.Site, row.State, row.PublishedAt, row.Id }, Newest).IsDescending(false, false, true, true);
            article.HasIndex(row => new { row.Site, row.UpdatedAt, row.Id }, OfEditors).IsDescending(false, true, true);
            article.HasIndex(row => new { row.State, row.ScheduledFor }, Due);
        });

        model.Entity<ArticleAddress>(address =>
        {
            address.ToTable("article_addresses");
            address.HasKey(row => new { row.Site, row.Slug });
            address.HasIndex(row => row.Article);
        });

        model.Entity<ArticleTerm>(term =>
        {
            term.ToTable("article_terms");
            // The key is the order of the list.
            term.HasKey(row => new { row.Site, row.Kind, row.Slug, row.PublishedAt, row.Article });
            term.HasIndex(row => row.Article);
        });

        model.Entity<ArticleRevision>(revision =>
        {
            revision.ToTable("article_revisions");
            revision.HasKey(row => new { row.Article, row.Number });
            revision.Property(row => row.Content).HasConversion<ArticleContentConverter>();
            revision.Property(row => row.PassageIds).HasConversion<PassageIdsConverter>();
            revision.Ignore(row => row.Passages);
        });

        model.Entity<WorkingCopy>(copy =>
        {
            copy.ToTable("article_drafts");
            copy.HasKey(row => new { row.Article, row.Number });
            copy.Property(row => row.Form).HasConversion<ArticleFormConverter>();
        });

        model.Entity<Correction>(correction =>
        {
            correction.ToTable("corrections");
            correction.Property(row => row.Id).ValueGeneratedOnAdd();
            correction.Ignore(row => row.CreditedName);
            correction.HasIndex(row => row.Credited).HasFilter("credited IS NOT NULL");
            correction.HasIndex(row => new { row.Site, row.At, row.Id }).IsDescending(false, true, true);
            correction.HasIndex(row => new { row.Article, row.At });
        });
    }
}

public sealed class ArticleContentConverter() : ValueConverter<ArticleContent, string>(
    content => ArticleJson.Write(content), json => ArticleJson.Read(json));

public sealed class ArticleFormConverter() : ValueConverter<ArticleForm, string>(form => ArticleJson.WriteForm(form), json => ArticleJson.ReadForm(json));

public sealed class PassageIdsConverter() : ValueConverter<IReadOnlyList<PassageId>, string>(
    ids => ArticleJson.WriteIds(ids), text => ArticleJson.ReadIds(text));
