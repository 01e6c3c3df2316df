using Parley.Core.Site;

namespace Parley.Core.Articles;

public enum TermKind
{
    Section = 0,
    Tag = 1,
    Author = 2,

    /// <summary>The list of all published articles.</summary>
    All = 3,

    /// <summary>What an article is written in, published or not; the slug is the language without region and script.</summary>
    Language = 4,
}

/// <summary>That an article stands in one of the site's lists: of a section, a tag, an author.</summary>
public sealed class ArticleTerm
{
    private ArticleTerm() { }

    private ArticleTerm(Article article, TermKind kind, string slug, string name)
    {
        Site = article.Site;
        Kind = kind;
        Slug = slug;
        Name = name;
        Article = article.Id;
        PublishedAt = article.PublishedAt ?? Undated;
    }

    /// <summary>Of an article of which nobody knows when it first appeared: it stands last.</summary>
    public static readonly DateTimeOffset Undated = DateTimeOffset.MinValue;

    public SiteId Site { get; private set; }
    public TermKind Kind { get; private set; }

    /// <summary>The list's address: names that differ in case, accents of composition or signs alone share one.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>As this article prints it.</summary>
    public string Name { get; private set; } = "";

    public ArticleId Article { get; private set; }
    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>The lists that the article belongs in: readers' lists hold published ones only.</summary>
    public static IReadOnlyList<ArticleTerm> Of(Article article, ArticleContent content)
    {
        var language = new ArticleTerm(article, TermKind.Language, PrimaryLanguage(content.Language), content.Language);
        if (article.State != ArticleState.Published) return [language];
        List<ArticleTerm> terms = [language, new(article, TermKind.All, "", "")];
        if (content.Section is { } section) Add(TermKind.Section, section);
        foreach (var tag in content.Tags) Add(TermKind.Tag, tag);
        foreach (var byline in content.Bylines) Add(TermKind.Author, byline.Name);
        return [.. terms.DistinctBy(term => (term.Kind, term.Slug))];

        void Add(TermKind kind, string name)
        {
            // A name of signs alone has no address, and so no list.
            if (Articles.Slug.From(name) is { Length: > 0 } slug) terms.Add(new ArticleTerm(article, kind, slug, name));
        }
    }

    /// <summary>The same in the list of a section that has another name by now.</summary>
    public ArticleTerm In(SiteSection section)
    {
        var moved = (ArticleTerm)MemberwiseClone();
        (moved.Slug, moved.Name) = (Articles.Slug.From(section.Name), section.Name);
        return moved;
    }

    /// <summary><c>pt</c> of <c>pt-BR</c>.</summary>
    public static string PrimaryLanguage(string tag) => tag.Split('-')[0].ToLowerInvariant();
}
