using System.Text.Json.Serialization;
using Parley.Core.Discussions;
using Parley.Storage.Discussions;
using Parley.Web.Discussions.Quotes;

namespace Parley.Web.Discussions;

/// <summary>A comment as the API shows it. What is not there for readers (held, removed, deleted words) is empty here too.</summary>
internal sealed record CommentJson
{
    public required string Id { get; init; }

    /// <summary>Null at top level, <c>"unknown"</c> where an import lost the nesting.</summary>
    public required string? ParentId { get; init; }

    /// <summary><c>posted</c>, <c>held</c>, <c>removed</c> or <c>deleted</c>.</summary>
    public required string State { get; init; }

    public required AuthorJson Author { get; init; }
    public required string Html { get; init; }

    /// <summary>The words as written, in the comment dialect.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset? CreatedAt { get; init; }
    public required DateTimeOffset? EditedAt { get; init; }
    public required VotesJson Votes { get; init; }

    /// <summary>Visible direct replies, on this page or not.</summary>
    public required int ReplyCount { get; init; }

    /// <summary>True where staff picked it out.</summary>
    public required bool Featured { get; init; }

    /// <summary>True where staff ended the replies to it.</summary>
    public required bool Locked { get; init; }

    /// <summary>What its words quote, in their order; one without a range first, which all of the comment is about.</summary>
    public required IReadOnlyList<QuoteJson> Quotes { get; init; }

    public required IReadOnlyList<CommentJson> Replies { get; init; }

    /// <summary>Cursor of the replies that are not on this page.</summary>
    public required string? NextReplies { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    public static CommentJson Of(ThreadNode node, QuotesJson quotes) =>
        Of(node.Comment, quotes) with { Replies = [.. node.Replies.Select(reply => Of(reply, quotes))], NextReplies = node.NextReplies?.ToString() };

    public static CommentJson Of(CommentRow row, QuotesJson quotes)
    {
        var hasWords = row.ShowsWords;
        return new CommentJson
        {
            Id = row.Id.ToString(),
            ParentId = row.ParentUnknown ? "unknown" : row.Parent?.ToString(),
            State = NameOf(row.State),
            Author = hasWords ? AuthorJson.Of(row) : AuthorJson.Unknown,
            Html = hasWords ? row.Html : "",
            Text = hasWords ? row.Source : "",
            CreatedAt = row.CreatedAt,
            EditedAt = hasWords ? row.EditedAt : null,
            Votes = hasWords ? new VotesJson(row.Up, row.Down) : new VotesJson(0, 0),
            ReplyCount = row.ReplyCount,
            Featured = hasWords && row.Featured,
            Locked = row.Locked != BranchLock.Open,
            Quotes = hasWords ? quotes.Of(row.Id) : [],
            Replies = [],
            NextReplies = null,
            Reason = row.VerdictReason,
        };
    }

    public static string NameOf(CommentState state) => state switch
    {
        CommentState.Posted => "posted",
        CommentState.Held => "held",
        CommentState.Deleted => "deleted",
        _ => "removed",
    };
}

/// <param name="Kind"><c>account</c>, <c>guest</c> or <c>unknown</c>.</param>
/// <param name="Id">The account's id; null for all others.</param>
/// <param name="Name">Null where it is not known or not shown.</param>
internal sealed record AuthorJson(string Kind, string? Id, string? Name)
{
    public static readonly AuthorJson Unknown = new("unknown", null, null);

    public static AuthorJson Of(CommentRow row) => row.AuthorKind switch
    {
        AuthorKind.Account => new("account", row.Account?.ToString(), row.AuthorName),
        AuthorKind.Guest or AuthorKind.Named => new("guest", null, row.AuthorName),
        _ => Unknown,
    };
}

internal sealed record VotesJson(int Up, int Down);

/// <summary>A page of a discussion; <c>next</c> is a cursor or null.</summary>
internal sealed record CommentsJson(long Seq, IReadOnlyList<CommentJson> Comments, string? Next);

/// <summary>What became of a comment: <c>outcome</c> is <c>posted</c> or <c>held</c>, with its reason.</summary>
internal sealed record PostedJson(
    string Outcome, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason, CommentJson Comment, long Seq)
{
    /// <summary>The words for which it is held, where it is about words.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Words { get; init; }
}

internal sealed record DiscussionJson
{
    public required string Id { get; init; }

    /// <summary>Absolute address of the page.</summary>
    public required string Url { get; init; }

    public required string Title { get; init; }

    /// <summary><c>open</c> or <c>closed</c>.</summary>
    public required string State { get; init; }

    /// <summary>Visible comments without tombstones.</summary>
    public required long CommentCount { get; init; }

    public required long Seq { get; init; }
    public required bool GuestsAllowed { get; init; }
    public required DateTimeOffset? ClosesAt { get; init; }
    public required DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What staff said when they closed it.</summary>
    public required string? ClosedWhy { get; init; }

    /// <summary>Id of the comment that stands first on the first page.</summary>
    public required string? Pinned { get; init; }
}
