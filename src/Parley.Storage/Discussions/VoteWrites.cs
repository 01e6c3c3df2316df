using System.Globalization;
using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.People;
using Parley.Storage.Live;

namespace Parley.Storage.Discussions;

/// <summary>One account's vote about to be cast (1, -1) or withdrawn (0).</summary>
public sealed record NewVote(CommentId Comment, DiscussionId Discussion, AccountId Account, int Value, DateTimeOffset At);

/// <summary>Votes, cast many at once: however many come for one comment, its row and its event are written once a batch.</summary>
public static class VoteWrites
{
    /// <summary>One vote, inside a job that does more. On its own it goes by <see cref="CastAll"/>, together with others.</summary>
    public static async Task<ChangeResult> CastVote(
        this Database database, CommentId id, AccountId account, int value, DateTimeOffset at, CancellationToken cancel) =>
        await database.Comment(id, cancel) is { } comment
            ? (await CastAll(database, [new NewVote(id, comment.Discussion, account, value, at)], cancel))[0]
            : new ChangeResult.NoComment();

    public static async Task<IReadOnlyList<ChangeResult>> CastAll(Database database, IReadOnlyList<NewVote> votes, CancellationToken cancel)
    {
        var discussions = await database.LockDiscussions(votes.Select(vote => vote.Discussion), cancel);
        // Read under the lock: one may have been taken back since.
        var comments = (await database.Comments(votes.Select(vote => vote.Comment), cancel))
            .Where(row => row is { State: CommentState.Posted, Visible: true }).ToDictionary(row => row.Id);
        var before = await database.Cast(votes, cancel);
        var results = votes.Select(vote => Refuse(vote, comments, discussions)).ToList();
        List<NewVote> counted = [.. votes.Where((_, index) => results[index] is null)];

        // The last word of an account about a comment is what counts.
        var last = counted.GroupBy(vote => (vote.Comment, vote.Account)).Select(group => group.Last())
            .Where(vote => before.GetValueOrDefault((vote.Comment, vote.Account)) != vote.Value).ToList();
        var changed = last.GroupBy(vote => vote.Comment).Select(group => Count(comments[group.Key], group, before)).ToList();
        await database.Store(last, changed, cancel);
        foreach (var row in changed)
            comments[row.Id] = row;
        var numbers = await database.AnnounceAll(
            discussions,
            [.. changed.Select(row => new CommentChange(row.Discussion, EventKind.CommentVoted, row.Id, last.Last(vote => vote.Comment == row.Id).At))],
            cancel);
        var seqs = changed.Zip(numbers).ToDictionary(pair => pair.First.Id, pair => pair.Second);
        return
        [
            .. votes.Select((vote, index) => results[index]
                ?? new ChangeResult.Done(comments[vote.Comment], seqs.TryGetValue(vote.Comment, out var seq) ? seq : discussions[vote.Discussion].Seq)),
        ];
    }

    /// <summary>Takes back some of an account's votes, wherever they were cast and whatever became of the comment. Returns how many; zero when none are left.</summary>
    public static async Task<int> WithdrawSome(this Database database, AccountId account, int most, DateTimeOffset at, CancellationToken cancel)
    {
        var votes = await database.Query(
            "SELECT comment, discussion FROM votes WHERE account = @account ORDER BY discussion, comment LIMIT @most",
            row => new NewVote(new CommentId(row.GetInt64(0)), new DiscussionId(row.GetInt64(1)), account, 0, at), cancel,
            ("@account", account.Value), ("@most", most));
        if (votes.Count == 0)
            return 0;
        var discussions = await database.LockDiscussions(votes.Select(vote => vote.Discussion), cancel);
        var comments = (await database.Comments(votes.Select(vote => vote.Comment), cancel)).ToDictionary(row => row.Id);
        var before = await database.Cast(votes, cancel);
        var changed = votes.Where(vote => comments.ContainsKey(vote.Comment)).Select(vote => Count(comments[vote.Comment], [vote], before)).ToList();
        await database.Store(votes, changed, cancel);
        await database.AnnounceAll(discussions, [.. changed.Select(row => new CommentChange(row.Discussion, EventKind.CommentVoted, row.Id, at))], cancel);
        return votes.Count;
    }

    private static async Task<Dictionary<(CommentId, AccountId), int>> Cast(this Database database, IReadOnlyList<NewVote> votes, CancellationToken cancel)
    {
        var found = await database.Query(
            $"SELECT comment, account, value FROM votes WHERE (comment, account) IN (VALUES {Pairs(votes)})",
            row => (Of: (new CommentId(row.GetInt64(0)), new AccountId(row.GetInt64(1))), Value: row.GetInt32(2)), cancel);
        return found.ToDictionary(row => row.Of, row => row.Value);
    }

    private static ChangeResult? Refuse(
        NewVote vote, Dictionary<CommentId, CommentRow> comments, IReadOnlyDictionary<DiscussionId, LockedDiscussion> discussions)
    {
        if (!comments.TryGetValue(vote.Comment, out var comment) || comment.Discussion != vote.Discussion
            || !discussions.TryGetValue(vote.Discussion, out var discussion))
            return new ChangeResult.NoComment();
        return discussion.IsClosed(vote.At) ? new ChangeResult.Closed(discussion.ClosedAt ?? discussion.ClosesAt) : null;
    }

    private static CommentRow Count(CommentRow comment, IEnumerable<NewVote> votes, Dictionary<(CommentId, AccountId), int> before)
    {
        var (up, down) = (comment.Up, comment.Down);
        foreach (var vote in votes)
        {
            var old = before.GetValueOrDefault((vote.Comment, vote.Account));
            up += (vote.Value == 1 ? 1 : 0) - (old == 1 ? 1 : 0);
            down += (vote.Value == -1 ? 1 : 0) - (old == -1 ? 1 : 0);
        }

        return comment with { Up = up, Down = down, Rank = Ranking.Best(up, down) };
    }

    private static async Task Store(this Database database, List<NewVote> votes, List<CommentRow> counted, CancellationToken cancel)
    {
        List<NewVote> withdrawn = [.. votes.Where(vote => vote.Value == 0)];
        List<NewVote> cast = [.. votes.Where(vote => vote.Value != 0)];
        if (withdrawn.Count > 0)
            await database.Execute($"DELETE FROM votes WHERE (comment, account) IN (VALUES {Pairs(withdrawn)})", cancel);
        if (cast.Count > 0)
            await database.Execute(
                $"""
                INSERT INTO votes (comment, account, discussion, value, cast_at)
                VALUES {Tuples(cast, vote => $"{vote.Comment.Value},{vote.Account.Value},{vote.Discussion.Value},{vote.Value},{vote.At.ToUnixTimeMilliseconds()}")}
                ON CONFLICT (comment, account) DO UPDATE SET value = excluded.value, cast_at = excluded.cast_at
                """, cancel);
        if (counted.Count > 0)
            await database.Execute(
                $"""
                UPDATE comments SET up = now.up, down = now.down, rank = now.rank
                FROM (SELECT column1 AS id, column2 AS up, column3 AS down, column4 AS rank
                    FROM (VALUES {Tuples(counted, row => $"{row.Id.Value},{row.Up},{row.Down},{row.Rank}")}) AS v) AS now
                WHERE comments.id = now.id
                """, cancel);
    }

    private static string Pairs(IEnumerable<NewVote> votes) => Tuples(votes, vote => $"{vote.Comment.Value},{vote.Account.Value}");

    /// <summary>Numbers alone, so they may stand in the statement.</summary>
    private static string Tuples<T>(IEnumerable<T> rows, Func<T, FormattableString> numbers) =>
        string.Join(',', rows.Select(row => $"({numbers(row).ToString(CultureInfo.InvariantCulture)})"));
}
