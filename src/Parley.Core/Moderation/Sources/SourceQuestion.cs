using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Core.Moderation.Sources;

/// <summary>
/// Readers ask where a comment, or a quotation of an article, has something from. It is open until a source is given or somebody closes it;
/// whether a source is a good one is for readers to judge.
/// </summary>
public sealed class SourceQuestion
{
    /// <summary>Links shown as the sources of one question.</summary>
    public const int MostSources = 10;

    private SourceQuestion() { }

    public long Id { get; private set; }
    public SiteId Site { get; private set; }

    /// <summary>The comment that is asked; null where it is a quotation.</summary>
    public CommentId? Comment { get; private set; }

    /// <summary>The article with the quotation; null where it is a comment.</summary>
    public ArticleId? Article { get; private set; }

    /// <summary>The quotation's first passage.</summary>
    public PassageId? Passage { get; private set; }

    /// <summary>How many ask.</summary>
    public int Askers { get; private set; }

    /// <summary>How many links were given that can be seen. Changes in the transaction of what it counts.</summary>
    public int Sources { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Closed by a person: nobody asks it again.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }
    public AccountId? ClosedBy { get; private set; }
}

/// <summary>Somebody who asks; each asks once, and may take it back.</summary>
public sealed class SourceAsker
{
    private SourceAsker() { }

    public long Question { get; private set; }
    public AccountId Account { get; private set; }
    public DateTimeOffset At { get; private set; }
}

/// <summary>A link that answers a question, in a comment that answers or quotes what was asked.</summary>
public sealed class Source
{
    private Source() { }

    public long Question { get; private set; }

    /// <summary>The comment that gives it.</summary>
    public CommentId Comment { get; private set; }

    /// <summary>1, 2, 3 … within the question.</summary>
    public int Position { get; private set; }

    public string Url { get; private set; } = "";

    /// <summary>As the article's quotations call whoever publishes there, else the host.</summary>
    public string Outlet { get; private set; } = "";
}
