using System.Text.Json;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Live;
using Parley.Core.Moderation.Rules;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Discussions.Quotes;
using Parley.Storage.Live;
using Parley.Storage.Moderation;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.People;

namespace Parley.Storage.Discussions;

/// <summary>A comment about to be written. Its words are parsed and rendered already.</summary>
public sealed record NewComment
{
    public required DiscussionId Discussion { get; init; }

    /// <summary>The site that the sender named; a discussion of another is not there for them. Null where none was named.</summary>
    public SiteId? Site { get; init; }

    /// <summary>Null at top level.</summary>
    public CommentId? Parent { get; init; }

    public AccountId? Account { get; init; }

    /// <summary>A guest who is known by a cookie.</summary>
    public GuestId? Guest { get; init; }

    public string? GuestName { get; init; }

    /// <summary>What a guest says of themselves, made or renewed once everything else is well, so that a refused comment leaves nobody behind. Null for accounts.</summary>
    public GuestToIntroduce? Introduce { get; init; }

    public required string Source { get; init; }
    public required string Html { get; init; }
    public required int RendererVersion { get; init; }

    /// <summary>Hashes of the readers' pictures that it shows.</summary>
    public IReadOnlyList<string> Pictures { get; init; } = [];

    /// <summary>What it quotes.</summary>
    public IReadOnlyList<FoundQuote> Quotes { get; init; } = [];

    /// <summary>The revision in which they were found, so that no write job reads it again.</summary>
    public QuotableArticle? Quoted { get; init; }

    /// <summary>What the rules say of it. One that they refuse is not stored, but what its key has stored before is given back.</summary>
    public Screened Screened { get; init; } = Screened.Clean;

    /// <summary>See <see cref="Core.Moderation.Rules.Fingerprint"/>.</summary>
    public long? Fingerprint { get; init; }

    /// <summary>Account, guest or address, see <see cref="IdempotencyKey.Who"/>.</summary>
    public required string Who { get; init; }

    /// <summary>Whose keys a guest's were until the first answer brought a cookie: that of the address. A retry of the first post is known by it.</summary>
    public string? WhoBefore { get; init; }

    public required string Key { get; init; }
    public required TimeSpan KeyLifetime { get; init; }

    /// <summary>Over parent and words; see <see cref="IdempotencyKey.RequestHash"/>.</summary>
    public required byte[] RequestHash { get; init; }

    public required DateTimeOffset At { get; init; }
}

public abstract record PostResult
{
    private PostResult() { }

    /// <summary>Stored; <paramref name="Again"/> when the same key had already stored it, <paramref name="IsNewGuest"/> when the guest was made with it.</summary>
    public sealed record Stored(CommentRow Comment, long Seq, bool Again, bool IsNewGuest = false) : PostResult;

    /// <summary>There is none, or its article is not published, or it is another site's.</summary>
    public sealed record NoDiscussion : PostResult;

    public sealed record Closed(DateTimeOffset? Since) : PostResult;

    /// <summary>The site or the discussion protects itself from a rush: nobody posts for a while.</summary>
    public sealed record Paused : PostResult;

    public sealed record GuestsRefused : PostResult;

    public sealed record NoParent : PostResult;

    /// <summary>Staff locked the branch that it answers in.</summary>
    public sealed record BranchLocked : PostResult;

    /// <summary>The guest's name looks like that of a member of staff.</summary>
    public sealed record NameOfStaff : PostResult;

    /// <summary>A rule refused it.</summary>
    public sealed record RefusedByRule(Finding Why) : PostResult;

    /// <summary>The key was used before with other words.</summary>
    public sealed record KeyReused : PostResult;
}

/// <summary>
/// Posting, the hottest write: all that wait together are judged and written by the same few statements, however many they are and on
/// either database.
/// </summary>
public static class PostWrites
{
    /// <summary>One comment, inside a job that does more. On its own it goes by <see cref="PostAll"/>, together with others.</summary>
    public static async Task<PostResult> Post(this Database database, NewComment comment, CancellationToken cancel) =>
        (await PostAll(database, [comment], cancel))[0];

    /// <summary>Posts the comments of one batch, of several discussions maybe, and answers each.</summary>
    public static async Task<IReadOnlyList<PostResult>> PostAll(Database database, IReadOnlyList<NewComment> comments, CancellationToken cancel)
    {
        var discussions = await database.LockDiscussions(comments.Select(comment => comment.Discussion), cancel);
        var used = await database.UsedKeys(comments, cancel);
        var parents = await database.Parents(comments, cancel);
        List<Posting> all = [.. comments.Select(comment => new Posting(comment))];
        Dictionary<KeyName, Posting> inBatch = [];
        foreach (var posting in all)
            posting.Judge(discussions, used, parents, inBatch);

        await database.Introduce([.. all.Where(posting => posting is { IsGood: true, Comment.Introduce: not null })], cancel);
        List<Posting> good = [.. all.Where(posting => posting.IsGood)];
        if (good.Count > 0)
            await database.Store(good, discussions, cancel);
        var rows = (await database.Comments(all.Where(posting => posting.StoredId != default).Select(posting => posting.StoredId), cancel))
            .ToDictionary(row => row.Id);
        return [.. all.Select(posting => posting.Answer(rows))];
    }

    private static async Task<Dictionary<KeyName, UsedKey>> UsedKeys(this Database database, IReadOnlyList<NewComment> comments, CancellationToken cancel)
    {
        var names = comments.Select(comment => new KeyName(comment.Who, comment.Discussion, comment.Key))
            .Concat(comments.Where(comment => comment is { WhoBefore: not null, Guest: not null })
                .Select(comment => new KeyName(comment.WhoBefore!, comment.Discussion, comment.Key)))
            .Select(name => new object[] { name.Who, name.Discussion.Value, name.Key });
        var found = await database.Query(
            $"""
            SELECT k.who, k.discussion, k.key, k.comment, k.request_hash, k.expires_at, c.guest
            FROM {database.JsonRows} JOIN idempotency_keys k
                ON k.who = value ->> 0 AND k.discussion = CAST(value ->> 1 AS bigint) AND k.key = value ->> 2
            LEFT JOIN comments c ON c.id = k.comment
            """,
            row => (Name: new KeyName(row.GetString(0), new DiscussionId(row.GetInt64(1)), row.GetString(2)),
                Used: new UsedKey(new CommentId(row.GetInt64(3)), (byte[])row.GetValue(4), row.Time(5), row.LongOrNull(6) is { } guest ? new GuestId(guest) : null)),
            cancel, ("@rows", JsonSerializer.Serialize(names)));
        return found.DistinctBy(key => key.Name).ToDictionary(key => key.Name, key => key.Used);
    }

    private static async Task<Dictionary<CommentId, Above>> Parents(this Database database, IReadOnlyList<NewComment> comments, CancellationToken cancel)
    {
        var ids = comments.Where(comment => comment.Parent is not null).Select(comment => comment.Parent!.Value.Value).Distinct().ToList();
        if (ids.Count == 0)
            return [];
        var found = await database.Query(
            $"SELECT id, discussion, visible, depth, locked FROM comments WHERE {database.IsListed("id")}",
            row => (Id: new CommentId(row.GetInt64(0)), Above: new Above(new DiscussionId(row.GetInt64(1)), row.GetBoolean(2), row.GetInt32(3), row.GetInt32(4) != (int)BranchLock.Open)), cancel,
            ("@ids", database.List(ids)));
        return found.ToDictionary(row => row.Id, row => row.Above);
    }

    private static async Task Introduce(this Database database, List<Posting> guests, CancellationToken cancel)
    {
        if (guests.Count == 0)
            return;
        var introduced = await database.IntroduceGuests([.. guests.Select(posting => (posting.Comment.Introduce!, posting.Comment.At))], cancel);
        for (var index = 0; index < guests.Count; index++)
            guests[index].Take(introduced[index]);
    }

    private static async Task Store(
        this Database database, List<Posting> good, IReadOnlyDictionary<DiscussionId, LockedDiscussion> discussions, CancellationToken cancel)
    {
        var ids = await database.TakeCommentIds(good.Count, cancel);
        for (var index = 0; index < good.Count; index++)
            good[index].StoredId = new CommentId(ids[index]);

        await database.InsertMany("comments", ImportWrites.CommentColumns, good.Select(posting => posting.Row()), cancel);
        foreach (var expired in good.Where(posting => posting.HasExpiredKey).Select(posting => posting.Comment))
            await database.Execute(
                "DELETE FROM idempotency_keys WHERE who = @who AND discussion = @discussion AND key = @key", cancel,
                ("@who", expired.Who), ("@discussion", expired.Discussion.Value), ("@key", expired.Key));
        await database.InsertMany(
            "idempotency_keys", ["who", "discussion", "key", "request_hash", "comment", "created_at", "expires_at"], good.Select(posting => posting.KeyRow()), cancel);
        var pictures = good.SelectMany(posting => posting.Comment.Pictures.Select(hash => new object?[] { posting.StoredId.Value, hash })).ToList();
        if (pictures.Count > 0)
            await database.InsertMany("comment_pictures", ["comment", "hash"], pictures, cancel);
        await database.AddQuotes(good.Select(posting => posting.Quoting()), cancel);
        await database.KeepScreenings(good.Select(posting => (posting.StoredId, 1, posting.Comment.Screened, posting.Comment.At)), cancel);
        var replies = good.Where(posting => posting is { IsHeld: false, Comment.Parent: not null }).CountBy(posting => posting.Comment.Parent!.Value.Value).ToList();
        if (replies.Count > 0)
            await database.AddReplies(replies, cancel);
        foreach (var held in good.Where(posting => posting.IsHeld).GroupBy(posting => posting.Comment.At))
            await database.Refresh(held.Select(posting => posting.StoredId), held.Key, cancel);
        var numbers = await database.AnnounceAll(discussions, [.. good.Select(posting => posting.Change())], cancel);
        for (var index = 0; index < good.Count; index++)
            good[index].Seq = numbers[index];
    }

    private readonly record struct KeyName(string Who, DiscussionId Discussion, string Key);

    private sealed record UsedKey(CommentId Comment, byte[] Hash, DateTimeOffset ExpiresAt, GuestId? Guest);

    private readonly record struct Above(DiscussionId Discussion, bool Visible, int Depth, bool IsLocked);

    /// <summary>One comment on its way through the batch.</summary>
    private sealed class Posting(NewComment comment)
    {
        private LockedDiscussion? discussion;
        private PostResult? refusal;
        private Posting? sameAs;
        private bool isAgain;
        private bool isNewGuest;
        private GuestId? guest = comment.Guest;
        private int depth;

        public NewComment Comment => comment;
        public bool IsHeld => comment.Screened.Outcome == Outcome.Hold;
        public bool IsGood => refusal is null && sameAs is null && !isAgain;
        public bool HasExpiredKey { get; private set; }

        /// <summary>Where its words are: just stored, or before under the same key.</summary>
        public CommentId StoredId { get; set; }

        public long Seq { get; set; }

        public void Judge(
            IReadOnlyDictionary<DiscussionId, LockedDiscussion> discussions, Dictionary<KeyName, UsedKey> used, Dictionary<CommentId, Above> parents,
            Dictionary<KeyName, Posting> inBatch)
        {
            discussion = discussions.GetValueOrDefault(comment.Discussion);
            var name = new KeyName(comment.Who, comment.Discussion, comment.Key);
            if (discussion is not { IsPublic: true } || (comment.Site is { } site && site.Value != discussion.Site))
                refusal = new PostResult.NoDiscussion();
            else if (AnsweredBefore(name, used) is { } before)
                Repeat(before);
            else if (inBatch.TryGetValue(name, out var first))
                sameAs = first;
            else if (discussion.IsClosed(comment.At))
                refusal = new PostResult.Closed(discussion.ClosedAt ?? discussion.ClosesAt);
            else if (discussion.IsPaused)
                refusal = new PostResult.Paused();
            else if (comment.Account is null && !discussion.GuestsAllowed)
                refusal = new PostResult.GuestsRefused();
            else if (comment.Parent is { } parent && !FindsPlace(parent, parents))
                refusal = new PostResult.NoParent();
            else if (comment.Parent is { } answered && parents[answered].IsLocked)
                refusal = new PostResult.BranchLocked();
            else if (comment.Screened is { Outcome: Outcome.Refuse, Decisive: { } why })
                refusal = new PostResult.RefusedByRule(why);
            else
                inBatch.Add(name, this);
        }

        public void Take(GuestIntroduction introduced)
        {
            if (introduced is GuestIntroduction.Known known)
                (guest, isNewGuest) = (known.Guest, known.IsNew);
            else
                refusal = new PostResult.NameOfStaff();
        }

        /// <summary>In the order of <see cref="ImportWrites.CommentColumns"/>.</summary>
        public object?[] Row()
        {
            var at = comment.At.ToUnixTimeMilliseconds();
            var isGuest = comment.Account is null;
            return
            [
                StoredId.Value, comment.Discussion.Value, discussion!.Site, comment.Parent?.Value ?? 0L, false, depth,
                (int)(IsHeld ? CommentState.Held : CommentState.Posted), !IsHeld, (int)(isGuest ? AuthorKind.Guest : AuthorKind.Account),
                comment.Account?.Value, guest?.Value, isGuest ? comment.GuestName : null, comment.Source, comment.Html, comment.RendererVersion, 1, at,
                null, at, 0, 0, 0L, 0, IsHeld ? comment.Screened.Decisive?.Reason : null, comment.Fingerprint,
            ];
        }

        public object?[] KeyRow() =>
        [
            comment.Who, comment.Discussion.Value, comment.Key, comment.RequestHash, StoredId.Value, comment.At.ToUnixTimeMilliseconds(),
            (comment.At + comment.KeyLifetime).ToUnixTimeMilliseconds(),
        ];

        public QuotingComment Quoting() => new(StoredId, comment.Discussion, new SiteId(discussion!.Site), !IsHeld, comment.Quotes, comment.Quoted);

        public CommentChange Change() => new(comment.Discussion, IsHeld ? EventKind.CommentHeld : EventKind.CommentPosted, StoredId, comment.At)
        {
            Comments = IsHeld ? 0 : 1,
            Tops = IsHeld || comment.Parent is not null ? 0 : 1,
        };

        public PostResult Answer(Dictionary<CommentId, CommentRow> rows)
        {
            if (refusal is not null)
                return refusal;
            if (sameAs is null)
                return new PostResult.Stored(rows[StoredId], Seq, isAgain, isNewGuest);
            if (!sameAs.Comment.RequestHash.AsSpan().SequenceEqual(comment.RequestHash))
                return new PostResult.KeyReused();
            var answer = sameAs.Answer(rows);
            return answer is PostResult.Stored stored ? stored with { Again = true, IsNewGuest = false } : answer;
        }

        private UsedKey? AnsweredBefore(KeyName name, Dictionary<KeyName, UsedKey> used)
        {
            if (used.TryGetValue(name, out var own))
            {
                if (own.ExpiresAt > comment.At)
                    return own;
                HasExpiredKey = true;
            }

            // Behind one address are many: only what this very guest posted is given back.
            return comment is { WhoBefore: { } before, Guest: { } guest } && used.TryGetValue(name with { Who = before }, out var first)
                && first.ExpiresAt > comment.At && first.Guest == guest ? first : null;
        }

        private void Repeat(UsedKey before)
        {
            if (before.Hash.AsSpan().SequenceEqual(comment.RequestHash))
                (isAgain, StoredId, Seq) = (true, before.Comment, discussion!.Seq);
            else
                refusal = new PostResult.KeyReused();
        }

        private bool FindsPlace(CommentId parent, Dictionary<CommentId, Above> parents)
        {
            if (!parents.TryGetValue(parent, out var above) || above.Discussion != comment.Discussion || !above.Visible)
                return false;
            depth = above.Depth + 1;
            return true;
        }
    }
}
