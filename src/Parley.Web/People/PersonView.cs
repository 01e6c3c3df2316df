using Parley.Web.Discussions;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>A person's public page: who, since when, and the comments they wrote.</summary>
public sealed record PersonView
{
    public required PageFrame Frame { get; init; }
    public long Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Root-relative address to which <c>value=1</c> is posted by whoever wants to mute this person.</summary>
    public required string MutePath { get; init; }

    /// <summary>Root-relative; null shows the initials.</summary>
    public string? Picture { get; init; }
    public IReadOnlyList<Badge> Badges { get; init; } = [];
    public string? About { get; init; }
    public DateTimeOffset? Since { get; init; }
    public long CommentCount { get; init; }

    /// <summary>Newest first, without replies; each with its article's headline and path.</summary>
    public IReadOnlyList<CommentView> Comments { get; init; } = [];
    public string? OlderPath { get; init; }
}
