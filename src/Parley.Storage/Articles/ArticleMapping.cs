using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.Articles;

internal static class ArticleMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<Article>(article =>
        {
            article.ToTable("articles");
            article.Property(row => row.Id).ValueGeneratedOnAdd();
            article.HasIndex(row => new { row.Site, row.Key }).IsUnique();
            article.HasIndex(row => new { row.Site, row.Slug }).IsUnique();
            article.HasIndex(row => new { row.Site, row.State, row.PublishedAt });
        });

        model.Entity<RevisionRow>(revision =>
        {
            revision.ToTable("article_revisions");
            revision.HasKey(row => new { row.Article, row.Number });
        });

        model.Entity<PassageRow>(passage =>
        {
            passage.ToTable("passages");
            passage.Property(row => row.Id).ValueGeneratedOnAdd();
            passage.HasIndex(row => row.Article);
        });

        model.Entity<PassageText>(text =>
        {
            text.ToTable("passage_texts");
            text.HasKey(row => new { row.Article, row.Revision, row.Ordinal });
            text.HasIndex(row => row.Passage);
        });
    }
}

/// <summary>One saved state of an article, with who and when; never changed afterwards.</summary>
public sealed class RevisionRow
{
    public required ArticleId Article { get; init; }
    public required int Number { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Null when it came by command.</summary>
    public AccountId? By { get; init; }

    public required string ByName { get; init; }

    /// <summary>The file as its writer wrote it; null for imports.</summary>
    public string? Source { get; init; }

    /// <summary>JSON of <c>ArticleContent</c>.</summary>
    public required string Content { get; init; }

    /// <summary>Headline and what the front page lists, kept beside the JSON so that a list reads no bodies.</summary>
    public required string Headline { get; init; }

    public string? Dek { get; init; }
    public string? Section { get; init; }
    public required string Language { get; init; }
}

/// <summary>A quotable piece of an article; the row lasts through all revisions and its id is never used again.</summary>
public sealed class PassageRow
{
    public PassageId Id { get; init; }
    public required ArticleId Article { get; init; }
    public required SiteId Site { get; init; }
    public required int FirstRevision { get; init; }
}

/// <summary>A passage's words in one revision, by place.</summary>
public sealed class PassageText
{
    public required ArticleId Article { get; init; }
    public required int Revision { get; init; }
    public required int Ordinal { get; init; }
    public required PassageId Passage { get; init; }
    public required string Kind { get; init; }
    public required string Text { get; init; }
}
