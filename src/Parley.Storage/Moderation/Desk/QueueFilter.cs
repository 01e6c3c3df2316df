using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Text;

namespace Parley.Storage.Moderation.Desk;

/// <summary>What narrows the queue; each part that is not null must hold.</summary>
public sealed record QueueFilter
{
    public static readonly QueueFilter None = new();

    /// <summary>Why it is held, or why it was reported.</summary>
    public string? Reason { get; init; }

    /// <summary>A rule that found something in it.</summary>
    public string? Rule { get; init; }

    /// <summary>Slug of the article's section.</summary>
    public string? Section { get; init; }

    /// <summary>Primary tag of the article's language.</summary>
    public string? Language { get; init; }

    public AuthorKind? Author { get; init; }
    public DiscussionId? Discussion { get; init; }
    public AccountId? Account { get; init; }
    public GuestId? Guest { get; init; }

    /// <summary>Under articles that this moderator watches.</summary>
    public AccountId? WatchedBy { get; init; }

    public AccountId? ClaimedBy { get; init; }

    /// <summary>In the comment, all of them.</summary>
    public SearchQuery? Words { get; init; }

    internal string Sql => string.Concat(Parts.Select(part => " AND " + part.Sql));

    internal IEnumerable<(string Name, object? Value)> Values => Parts.Select(part => (part.Name, (object?)part.Value));

    private IEnumerable<(string Sql, string Name, object Value)> Parts
    {
        get
        {
            if (Reason is { } reason)
                yield return ("(c.verdict_reason = @reason OR EXISTS (SELECT 1 FROM reports r WHERE r.comment = q.comment AND r.settled_at IS NULL AND r.reason = @reason))", "@reason", reason);
            if (Rule is { } rule)
                yield return ("EXISTS (SELECT 1 FROM screenings s WHERE s.comment = q.comment AND s.revision = c.revision AND s.findings LIKE @rule)", "@rule", $"%\"rule\":\"{rule}\"%");
            if (Section is { } section)
                yield return (InList(TermKind.Section, "@section"), "@section", section);
            if (Language is { } language)
                yield return (InList(TermKind.Language, "@language"), "@language", language);
            if (Author is { } kind)
                yield return ("c.author_kind = @kind", "@kind", kind);
            if (Discussion is { } discussion)
                yield return ("q.discussion = @in", "@in", discussion.Value);
            if (Account is { } account)
                yield return ("c.account = @author", "@author", account.Value);
            if (Guest is { } guest)
                yield return ("c.guest = @visitor", "@visitor", guest.Value);
            if (WatchedBy is { } watcher)
                yield return ("q.discussion IN (SELECT w.discussion FROM watched_discussions w WHERE w.account = @watcher)", "@watcher", watcher.Value);
            if (ClaimedBy is { } claimer)
                yield return ("q.claimed_by = @claimer", "@claimer", claimer.Value);
        }
    }

    private static string InList(TermKind kind, string slug) =>
        $"EXISTS (SELECT 1 FROM article_terms t WHERE t.article = d.article AND t.kind = {(int)kind} AND t.slug = {slug})";
}
