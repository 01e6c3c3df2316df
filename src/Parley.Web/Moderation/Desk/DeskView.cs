using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Rules;
using Parley.Core.People;
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

    public DoneView? Done { get; init; }

    /// <summary>Of the articles under which something waits.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    public required DateTimeOffset Now { get; init; }
}

/// <summary>An act that can still be undone.</summary>
public sealed record DoneView(long Number, LedgerAct Act, CommentId Comment, int SecondsLeft);

/// <summary>One comment with all that helps to judge it.</summary>
public sealed record ItemView
{
    /// <summary>With its words, whatever became of it.</summary>
    public required CommentView Comment { get; init; }
    public required DiscussionId Discussion { get; init; }
    public required string Headline { get; init; }
    public required string ArticlePath { get; init; }

    /// <summary>Of the article that it stands under.</summary>
    public required string Language { get; init; }

    /// <summary>The article's own words that the comment quotes.</summary>
    public IReadOnlyList<string> Quoted { get; init; } = [];

    /// <summary>Farthest first.</summary>
    public required IReadOnlyList<CommentView> Above { get; init; }

    /// <summary>Null when nothing about it is open any more.</summary>
    public required QueueEntry? Waiting { get; init; }

    /// <summary>As text, where the words that rules found are marked.</summary>
    public required string PlainText { get; init; }
    public required IReadOnlyList<Finding> Findings { get; init; }
    public required IReadOnlyList<ReportLine> Reports { get; init; }
    public required IReadOnlyList<NoticeLine> Notices { get; init; }
    public required IReadOnlyList<AppealLine> Appeals { get; init; }
    public required IReadOnlyList<EarlierVerdict> Earlier { get; init; }
    public required IReadOnlyList<NoteLine> Notes { get; init; }
    public required IReadOnlyList<NoteLine> NotesOnAuthor { get; init; }
    public required IReadOnlyList<NearItem> Near { get; init; }
    public required AuthorHistory? History { get; init; }
    public required Standing? Standing { get; init; }

    /// <summary>As addresses name them; null for those of whom nothing is known.</summary>
    public required string? Person { get; init; }

    /// <summary>Where staff decide about them; root-relative within the site.</summary>
    public required string? PersonPath { get; init; }

    public required IReadOnlyList<CannedLine> Canned { get; init; }

    /// <summary>Root-relative, of the neighbours in the queue.</summary>
    public string? NextPath { get; init; }
    public string? PreviousPath { get; init; }

    public required bool IsWatched { get; init; }

    /// <summary>True where the reader has it, false where somebody else does.</summary>
    public required bool? IsMine { get; init; }

    /// <summary>What came with an act that was refused; null otherwise.</summary>
    internal DecideItem.FormRequest? Typed { get; init; }
}

public sealed record CannedLine(long Id, string Reason, string Words);
