using System.Globalization;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Live;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Discussions.Quotes;
using Parley.Storage.Live;

namespace Parley.Storage.Discussions;

/// <summary>A posted comment among many, named by its number until it has its id.</summary>
public sealed record BulkComment
{
    public required int Number { get; init; }

    /// <summary>Of a comment stored before or earlier in the same job; null at top level.</summary>
    public int? ParentNumber { get; init; }

    public required int Depth { get; init; }
    public AccountId? Account { get; init; }
    public string? GuestName { get; init; }
    public required string Source { get; init; }
    public required string Html { get; init; }
    public required int RendererVersion { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>What it quotes. The id of a quoted comment is its number.</summary>
    public IReadOnlyList<FoundQuote> Quotes { get; init; } = [];

    public IReadOnlyList<(AccountId Account, bool Up)> Votes { get; init; } = [];
}

public static class BulkWrites
{
    /// <summary>Stores posted comments with their votes and counters in one write job, as one event. Returns their ids, in order.</summary>
    /// <param name="idOf">The id of a comment stored by an earlier job, by its number.</param>
    public static async Task<IReadOnlyList<long>> AddInBulk(
        this Database database, DiscussionId discussion, SiteId site, IReadOnlyList<BulkComment> comments, Func<int, long> idOf, DateTimeOffset at,
        CancellationToken cancel)
    {
        _ = await database.LockDiscussion(discussion, cancel) ?? throw new InvalidOperationException($"There is no discussion {discussion}.");
        var ids = await database.TakeCommentIds(comments.Count, cancel);
        var here = comments.Zip(ids).ToDictionary(pair => pair.First.Number, pair => pair.Second);
        var own = ids.ToHashSet();
        var parents = comments.Select(comment => comment.ParentNumber is { } number ? here.TryGetValue(number, out var id) ? id : idOf(number) : 0).ToList();
        var replies = parents.Where(parent => parent != 0).CountBy(parent => parent).ToDictionary();

        await database.InsertMany("comments", ImportWrites.CommentColumns, comments.Select((comment, index) =>
            Row(comment, ids[index], discussion, site, parents[index], replies.GetValueOrDefault(ids[index]))), cancel);
        await database.InsertMany("votes", ["comment", "account", "discussion", "value", "cast_at"], comments.SelectMany((comment, index) =>
            comment.Votes.Select(vote => (object?[])[ids[index], vote.Account.Value, discussion.Value, (short)(vote.Up ? 1 : -1), comment.At.ToUnixTimeMilliseconds()])), cancel);
        await database.AddQuotes(comments.Select((comment, index) => new QuotingComment(new CommentId(ids[index]), discussion, site, true, [.. comment.Quotes.Select(quote =>
            quote.Target.Comment is { Value: var number }
                ? quote with { Target = QuoteTarget.Of(new CommentId(here.TryGetValue((int)number, out var id) ? id : idOf((int)number)), quote.Target.Revision) }
                : quote)])), cancel);
        foreach (var earlier in replies.Where(pair => !own.Contains(pair.Key)).Chunk(500))
            await database.AddReplies(earlier, cancel);
        await database.Announce(discussion, EventKind.DiscussionImported, ids.Count > 0 ? new CommentId(ids[0]) : null, at, cancel, string.Create(
            CultureInfo.InvariantCulture, $", comment_count = comment_count + {comments.Count}, top_count = top_count + {parents.Count(parent => parent == 0)}"));
        await database.AddTasks(ids.Select(id => (id, EventKind.DiscussionImported)), cancel);
        return ids;
    }

    private static object?[] Row(BulkComment comment, long id, DiscussionId discussion, SiteId site, long parent, int replies)
    {
        var up = comment.Votes.Count(vote => vote.Up);
        var down = comment.Votes.Count - up;
        var time = comment.At.ToUnixTimeMilliseconds();
        return
        [
            id, discussion.Value, site.Value, parent, false, comment.Depth, (int)CommentState.Posted, true,
            (int)(comment.Account is null ? AuthorKind.Guest : AuthorKind.Account), comment.Account?.Value, null, comment.GuestName,
            comment.Source, comment.Html, comment.RendererVersion, 1, time, null, time, up, down, Ranking.Best(up, down), replies, null, null,
        ];
    }

    /// <summary>Adds to the counts of replies, by comment.</summary>
    internal static Task<int> AddReplies(this Database database, IEnumerable<KeyValuePair<long, int>> counts, CancellationToken cancel)
    {
        var values = string.Join(',', counts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"({pair.Key},{pair.Value})")));
        return database.Execute(
            $"UPDATE comments SET reply_count = reply_count + more.n FROM (SELECT column1 AS id, column2 AS n FROM (VALUES {values}) AS v) AS more WHERE comments.id = more.id",
            cancel);
    }
}
