using Parley.Core.People;

namespace Parley.Core.Articles;

/// <summary>One saved state of an article: what, when, by whom.</summary>
public sealed class ArticleRevision
{
    private IReadOnlyList<Passage>? passages;

    private ArticleRevision() { }

    internal ArticleRevision(ArticleId article, int number, ArticleContent content, IReadOnlyList<PassageId> ids, AccountId? by, DateTimeOffset now)
    {
        Article = article;
        Number = number;
        Content = content;
        PassageIds = ids;
        By = by;
        At = now;
    }

    /// <summary>As the store kept it.</summary>
    public static ArticleRevision FromStore(
        ArticleId article, int number, ArticleContent content, IReadOnlyList<PassageId> ids, AccountId? by, DateTimeOffset at) =>
        new(article, number, content, ids, by, at);

    public ArticleId Article { get; private set; }

    /// <summary>1 and up, without gaps.</summary>
    public int Number { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Null where it came from the command line.</summary>
    public AccountId? By { get; private set; }

    /// <summary>Kept as one text column by <see cref="ArticleJson.Write"/> and <see cref="ArticleJson.Read"/>.</summary>
    public ArticleContent Content { get; private set; } = new() { Headline = "", Language = "und" };

    /// <summary>The ids of the content's pieces, in their order; kept as a text of numbers with spaces between them, <see cref="ArticleJson.WriteIds"/>.</summary>
    public IReadOnlyList<PassageId> PassageIds { get; private set; } = [];

    /// <summary>The pieces that can be quoted, each with its lasting id.</summary>
    public IReadOnlyList<Passage> Passages => passages ??= ArticleText.Passages(Content, PassageIds);
}
