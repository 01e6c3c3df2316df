using Parley.Storage.Moderation.Desk;
using Parley.Web.Discussions;

namespace Parley.Web.Moderation.Desk;

/// <summary>The queue with one of its items beside it.</summary>
public sealed record DeskView
{
    public required DeskFrame Desk { get; init; }
    public required QueueRequest Request { get; init; }
    public required QueuePage Queue { get; init; }

    /// <summary>Null where nothing waits.</summary>
    public ItemView? Item { get; init; }

    /// <summary>True where the item was asked for: a narrow screen then shows it alone, and the list alone otherwise.</summary>
    public required bool IsItem { get; init; }

    public required DateTimeOffset Now { get; init; }
}

public sealed record ItemView
{
    /// <summary>With its words, whatever became of it.</summary>
    public required CommentView Comment { get; init; }
    public required string Headline { get; init; }
    public required string ArticlePath { get; init; }

    /// <summary>Farthest first.</summary>
    public required IReadOnlyList<CommentView> Above { get; init; }

    /// <summary>Null when nothing about it is open any more.</summary>
    public required QueueEntry? Waiting { get; init; }
}
