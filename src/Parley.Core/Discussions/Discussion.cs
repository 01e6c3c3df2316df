using Parley.Core.Articles;
using Parley.Core.Site;

namespace Parley.Core.Discussions;

public enum DiscussionState
{
    Open = 0,
    Closed = 1,
}

/// <summary>The comments under an article or under a page elsewhere; found by many URLs.</summary>
public sealed class Discussion
{
    private Discussion() { }

    public Discussion(SiteId site, ArticleId? article, string title, DateTimeOffset now)
    {
        Site = site;
        Article = article;
        Title = title;
        CreatedAt = now;
    }

    public DiscussionId Id { get; private set; }
    public SiteId Site { get; private set; }
    public ArticleId? Article { get; private set; }
    public string Title { get; private set; } = "";
    public DiscussionState State { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it closes of itself; a job writes the change, pages never look at the clock.</summary>
    public DateTimeOffset? ClosesAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What staff told readers when they closed it.</summary>
    public string? ClosedWhy { get; private set; }

    /// <summary>The comment that stands first on the first page, whatever its order.</summary>
    public CommentId? Pinned { get; private set; }

    /// <summary>Null follows the site.</summary>
    public bool? GuestsAllowed { get; private set; }

    /// <summary>Visible comments without tombstones.</summary>
    public long CommentCount { get; private set; }

    /// <summary>Visible top-level places, tombstones included.</summary>
    public long TopCount { get; private set; }

    /// <summary>Number of the last event; every answer carries it.</summary>
    public long Seq { get; private set; }

    public void Retitle(string title) => Title = title;

    public void SetPolicy(bool? guestsAllowed, DateTimeOffset? closesAt)
    {
        GuestsAllowed = guestsAllowed;
        ClosesAt = closesAt;
    }

    public void Close(DateTimeOffset now)
    {
        State = DiscussionState.Closed;
        ClosedAt = now;
    }

    public void Reopen()
    {
        State = DiscussionState.Open;
        ClosedAt = null;
        ClosedWhy = null;
        ClosesAt = null;
    }
}

/// <summary>One of the addresses that lead to a discussion, kept in the one form that is compared.</summary>
public sealed class DiscussionUrl
{
    private DiscussionUrl() { }

    public DiscussionUrl(SiteId site, string url, DiscussionId discussion)
    {
        Site = site;
        Url = url;
        Discussion = discussion;
    }

    public SiteId Site { get; private set; }
    public string Url { get; private set; } = "";
    public DiscussionId Discussion { get; private set; }
}
