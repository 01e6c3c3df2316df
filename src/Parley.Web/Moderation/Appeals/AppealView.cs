using Parley.Core.Text;
using Parley.Storage.Moderation;
using Parley.Web.Moderation.Desk;

namespace Parley.Web.Moderation.Appeals;

/// <summary><c>/desk/appeals/ID</c>; posts <c>outcome</c> (<c>upheld</c>, <c>reversed</c>) and <c>answer</c>.</summary>
public sealed record AppealView
{
    public required DeskFrame Desk { get; init; }
    public required AppealRow Appeal { get; init; }

    /// <summary>What is objected to; null where it is a decision about a notice, which restricts nobody.</summary>
    public required StatementRow? Statement { get; init; }

    public string? ArticlePath { get; init; }

    /// <summary>The comment as it was then.</summary>
    public SafeHtml? Words { get; init; }

    /// <summary>The first decision was this person's, and there is somebody else.</summary>
    public required bool IsForSomebodyElse { get; init; }

    /// <summary>The first decision was this person's, and there is nobody else.</summary>
    public required bool IsSamePerson { get; init; }

    public string? Outcome { get; init; }
    public string? Answer { get; init; }
    public string? Error { get; init; }
}

/// <summary><c>/desk/appeals</c>.</summary>
public sealed record AppealListView(DeskFrame Desk, IReadOnlyList<AppealRow> Appeals);
