using Parley.Core.Notifications;
using Parley.Web.Site;

namespace Parley.Web.Notifications;

/// <summary><c>/notifications</c>; posts <c>id</c>, or nothing for all, to <c>/notifications/read</c>.</summary>
public sealed record NotificationsView
{
    public required PageFrame Frame { get; init; }
    public required IReadOnlyList<NoticeView> Notices { get; init; }
    public required int Unread { get; init; }

    /// <summary>Root-relative link to older ones; null at the end.</summary>
    public string? OlderPath { get; init; }
}

/// <param name="Sentence">Who did what, where.</param>
/// <param name="Words">The beginning of the comment it is about.</param>
/// <param name="Path">Root-relative.</param>
public sealed record NoticeView(long Id, NotificationKind Kind, string Sentence, string Words, string Path, DateTimeOffset At, bool IsRead);

/// <summary><c>/account/notifications</c>: mail, language and the personal feed.</summary>
public sealed record ChooseMailView
{
    public required PageFrame Frame { get; init; }
    public required MailChoice AboutMe { get; init; }
    public required MailChoice Followed { get; init; }
    public string? Language { get; init; }

    /// <summary>Of the catalogues: tag, and name in the language itself.</summary>
    public required IReadOnlyList<(string Tag, string Name)> Languages { get; init; }
    public required bool HasFeed { get; init; }

    /// <summary>Absolute; shown once, when it was made.</summary>
    public string? FeedAddress { get; init; }

    /// <summary>False where the account has no address to write to.</summary>
    public required bool HasEmail { get; init; }
}

/// <summary>What a letter's last link opens; posts to its own address.</summary>
public sealed record StopMailView
{
    public required PageFrame Frame { get; init; }

    /// <summary>Root-relative address the form posts to; null when it was done, or for a link that is not ours.</summary>
    public string? Action { get; init; }
    public bool IsDone { get; init; }
}

/// <summary><c>/account/follows</c> and <c>/account/muted</c>; each line posts <c>value=0</c>.</summary>
public sealed record ListView
{
    public required PageFrame Frame { get; init; }

    /// <summary>Its own, within the site.</summary>
    public required string Path { get; init; }
    public required IReadOnlyList<ListLine> Lines { get; init; }

    /// <summary>Keys of the catalogue.</summary>
    public required string Empty { get; init; }
    public required string End { get; init; }
}

/// <param name="Text">A headline or a name.</param>
/// <param name="Path">Where it leads, root-relative; null for what has no page.</param>
/// <param name="More">Whose comment it is, and how it begins.</param>
/// <param name="Action">Where <c>value=0</c> is posted.</param>
public sealed record ListLine(string Text, string? Path, string? More, DateTimeOffset Since, string Action);
