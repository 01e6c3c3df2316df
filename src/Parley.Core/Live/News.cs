using Parley.Core.Discussions;

namespace Parley.Core.Live;

/// <summary>What an event row says of a comment.</summary>
public readonly record struct CommentEvent(EventKind Kind, CommentId Comment);

/// <summary>A comment as it is when live readers are told of it.</summary>
public sealed record CommentNow(CommentId Id, CommentId? Parent, CommentState State, bool Visible, int Up, int Down);

/// <summary>
/// What became of a discussion's comments within some of its numbers, told by what they are now: a comment that was removed since is not
/// offered, one that is held is not named, votes carry today's numbers. Ids only; each comment stands in the lists that matter to a page
/// which knows nothing of these numbers yet.
/// </summary>
public sealed record News
{
    public IReadOnlyList<CommentNow> Posted { get; private init; } = [];
    /// <summary>Their words or their marks are others.</summary>
    public IReadOnlyList<CommentId> Edited { get; private init; } = [];

    /// <summary>Removed by staff, held after it was seen, or deleted by the author: the place stays, the words do not.</summary>
    public IReadOnlyList<CommentId> Gone { get; private init; } = [];

    public IReadOnlyList<CommentId> Restored { get; private init; } = [];
    public IReadOnlyList<CommentNow> Voted { get; private init; } = [];

    /// <summary>Ids other than those of posted comments, which can be counted instead of named.</summary>
    public int Changed => Edited.Count + Gone.Count + Restored.Count + Voted.Count;

    /// <param name="now">The comments of these events; one that is missing is not there any more.</param>
    public static News Of(IEnumerable<CommentEvent> events, IReadOnlyDictionary<CommentId, CommentNow> now)
    {
        List<CommentNow> posted = [], voted = [];
        List<CommentId> edited = [], gone = [], restored = [];
        foreach (var told in events.GroupBy(one => one.Comment, one => one.Kind))
        {
            if (!now.TryGetValue(told.Key, out var comment) || !comment.Visible)
                continue;
            var kinds = told.ToHashSet();
            if (comment.State != CommentState.Posted)
            {
                if (kinds.Contains(EventKind.CommentRemoved) || kinds.Contains(EventKind.CommentHeld) || kinds.Contains(EventKind.CommentDeleted))
                    gone.Add(comment.Id);
            }
            else if (kinds.Contains(EventKind.CommentPosted))
                posted.Add(comment);
            else if (kinds.Contains(EventKind.CommentRestored))
                restored.Add(comment.Id);
            else
            {
                if (kinds.Contains(EventKind.CommentEdited) || kinds.Contains(EventKind.CommentMarked))
                    edited.Add(comment.Id);
                if (kinds.Contains(EventKind.CommentVoted))
                    voted.Add(comment);
            }
        }

        return new News { Posted = posted, Edited = edited, Gone = gone, Restored = restored, Voted = voted };
    }
}
