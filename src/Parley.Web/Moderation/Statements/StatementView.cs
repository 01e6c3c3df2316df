using Parley.Core.Moderation;
using Parley.Core.Text;
using Parley.Storage.Moderation;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Statements;

/// <summary><c>/statements/ID</c>; its author posts <c>words</c> to <c>/statements/ID/appeal</c>.</summary>
public sealed record StatementView
{
    public required PageFrame Frame { get; init; }
    public required StatementRow Statement { get; init; }
    public required string SiteName { get; init; }
    public required DateTimeOffset Now { get; init; }

    /// <summary>Root-relative; null where it is not about a comment.</summary>
    public string? ArticlePath { get; init; }

    /// <summary>The comment as it was then; null where it is gone or there was none.</summary>
    public SafeHtml? Words { get; init; }

    /// <summary>True for whoever it is about, who may object; false for staff.</summary>
    public required bool IsMine { get; init; }

    /// <summary>False where the same person would have to look at it again.</summary>
    public required bool HasOtherJudges { get; init; }

    /// <summary>What was typed and not taken.</summary>
    public string? Typed { get; init; }
    public string? Error { get; init; }

    public bool MayObject => IsMine && Statement.Appeal is null && Statement.EndedAt is null && Now <= Appeal.EndOf(Statement.At);
}

/// <summary><c>/account/statements</c>.</summary>
public sealed record StatementListView
{
    public required PageFrame Frame { get; init; }
    public required DateTimeOffset Now { get; init; }
    public required IReadOnlyList<(StatementRow Statement, string Path)> Lines { get; init; }
    public string? OlderPath { get; init; }
}
