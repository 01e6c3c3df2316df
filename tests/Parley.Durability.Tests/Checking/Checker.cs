namespace Parley.Durability.Tests.Checking;

/// <summary>
/// Judges what is stored by what was answered, as Jepsen does (K. Kingsbury, jepsen.io): an acknowledged deed must be there, a refused one
/// must not, an unknown one may be there once. A comment's words, and a reader's vote on it, have one writer who waits for each answer and
/// leaves the thing alone after an unknown one; so what they may be is the last acknowledged value, or an unknown one after it.
/// </summary>
internal static class Checker
{
    /// <param name="deeds">Everything that was asked of the discussion, complete.</param>
    /// <param name="stored">What is there now.</param>
    /// <param name="seen">Comments that some reader was shown in the meantime.</param>
    public static Findings Check(IReadOnlyCollection<Deed> deeds, StoredThread stored, IReadOnlyCollection<string> seen)
    {
        List<Fault> faults =
        [
            .. Posts(deeds, stored),
            .. Words(deeds, stored),
            .. Votes(deeds, stored),
            .. Counters(stored),
            .. Order(deeds, stored),
            .. seen.Except(stored.Comments.Select(comment => comment.Id)).Select(id => new Fault(FaultKind.Lost, $"{id} was shown to a reader")),
        ];
        return new Findings(Number(Answer.Acknowledged), Number(Answer.Refused), Number(Answer.Unknown), faults);

        int Number(Answer answer) => deeds.Count(deed => deed.Answer == answer);
    }

    private static IEnumerable<Fault> Posts(IReadOnlyCollection<Deed> deeds, StoredThread stored)
    {
        var byId = new Dictionary<string, StoredComment>(StringComparer.Ordinal);
        foreach (var comment in stored.Comments)
            if (!byId.TryAdd(comment.Id, comment)) yield return new Fault(FaultKind.Doubled, $"{comment.Id} is met twice in the thread");

        var byWords = stored.Comments.Where(comment => !comment.IsTombstone).ToLookup(comment => comment.Words, StringComparer.Ordinal);
        var explained = new HashSet<string>(StringComparer.Ordinal);
        foreach (var post in deeds.Where(deed => deed.Kind == DeedKind.Post))
        {
            var there = post.Comment is { } answered ? byId.GetValueOrDefault(answered) : null;
            var copies = byWords[post.Words].Where(comment => comment.Id != post.Comment).ToList();
            switch (post.Answer)
            {
                case Answer.Acknowledged when there is null:
                    yield return new Fault(FaultKind.Lost, $"the post \"{post.Words}\" of {post.Reader}, answered as {post.Comment}");
                    break;
                case Answer.Acknowledged when there?.Parent != post.Parent:
                    yield return new Fault(FaultKind.Lost, $"{post.Comment} stands under {there?.Parent ?? "nothing"}, not under {post.Parent ?? "nothing"}");
                    break;
                case Answer.Refused when copies.Count > 0:
                    yield return new Fault(FaultKind.Unrefused, $"the post \"{post.Words}\" of {post.Reader}");
                    break;
            }

            if (copies.Count > (post.Answer == Answer.Unknown ? 1 : 0) && post.Answer != Answer.Refused)
                yield return new Fault(FaultKind.Doubled, $"the post \"{post.Words}\" of {post.Reader} is there as {post.Comment}, {string.Join(", ", copies.Select(copy => copy.Id))}");
            explained.UnionWith(copies.Select(copy => copy.Id));
            if (post.Comment is { } id) explained.Add(id);
        }

        foreach (var stranger in byId.Values.Where(comment => !explained.Contains(comment.Id)))
            yield return new Fault(FaultKind.FromNowhere, $"{stranger.Id} \"{stranger.Words}\"");
    }

    private static IEnumerable<Fault> Words(IReadOnlyCollection<Deed> deeds, StoredThread stored)
    {
        var changes = deeds.Where(deed => deed.Kind != DeedKind.Vote && deed.Comment is not null).ToLookup(deed => deed.Comment ?? "", StringComparer.Ordinal);
        foreach (var comment in stored.Comments)
        {
            // A deleted comment has no words; no comment of a history is posted without.
            var (possible, last) = Possible(changes[comment.Id], deed => deed.Kind == DeedKind.Delete ? "" : deed.Words);
            var words = comment.IsTombstone ? "" : comment.Words;
            if (possible.Count == 0 || possible.Contains(words)) continue;
            yield return changes[comment.Id].Any(deed => deed.Answer == Answer.Refused && Same(deed, words))
                ? new Fault(FaultKind.Unrefused, $"{comment.Id} says \"{words}\"")
                : new Fault(FaultKind.Lost, $"{comment.Id} says \"{words}\", its last acknowledged words are \"{last}\"");
        }

        static bool Same(Deed deed, string words) => (deed.Kind == DeedKind.Delete ? "" : deed.Words) == words;
    }

    private static IEnumerable<Fault> Votes(IReadOnlyCollection<Deed> deeds, StoredThread stored)
    {
        var standing = stored.Comments.Where(comment => !comment.IsTombstone).Select(comment => comment.Id).ToHashSet(StringComparer.Ordinal);
        var cast = deeds.Where(deed => deed.Kind == DeedKind.Vote).GroupBy(deed => (deed.Reader, Comment: deed.Comment ?? "")).ToDictionary(group => group.Key);
        foreach (var (key, votes) in cast)
        {
            var (possible, last) = Possible(votes, deed => deed.Value);
            possible.UnionWith(votes.Any(deed => deed.Answer == Answer.Acknowledged) ? [] : [0]);
            var there = stored.Votes.GetValueOrDefault(key);
            if (standing.Contains(key.Comment) && !possible.Contains(there))
                yield return new Fault(FaultKind.Lost, $"the vote of {key.Reader} on {key.Comment} is {there}, the last acknowledged one {last}");
        }

        foreach (var (key, value) in stored.Votes)
            if (value != 0 && !cast.ContainsKey(key)) yield return new Fault(FaultKind.FromNowhere, $"the vote {value} of {key.Reader} on {key.Comment}");
    }

    /// <summary>The values a thing with one writer may have now, and the last acknowledged one.</summary>
    private static (HashSet<T> Possible, T? Last) Possible<T>(IEnumerable<Deed> changes, Func<Deed, T> value)
    {
        var possible = new HashSet<T>();
        T? last = default;
        foreach (var deed in changes.OrderBy(deed => deed.Began))
        {
            if (deed.Answer == Answer.Acknowledged)
            {
                possible.Clear();
                last = value(deed);
            }

            if (deed.Answer != Answer.Refused)
                possible.Add(value(deed));
        }

        return (possible, last);
    }

    private static IEnumerable<Fault> Counters(StoredThread stored)
    {
        var standing = stored.Comments.Where(comment => !comment.IsTombstone).ToList();
        if (standing.Count != stored.Count)
            yield return new Fault(FaultKind.Miscounted, $"the discussion counts {stored.Count} comments, there are {standing.Count}");
        var votes = stored.Votes.ToLookup(vote => vote.Key.Comment, vote => vote.Value, StringComparer.Ordinal);
        foreach (var comment in standing)
        {
            var (up, down) = (votes[comment.Id].Count(value => value == 1), votes[comment.Id].Count(value => value == -1));
            if ((up, down) != (comment.Up, comment.Down))
                yield return new Fault(FaultKind.Miscounted, $"{comment.Id} counts {comment.Up} up and {comment.Down} down, its voters say {up} and {down}");
        }
    }

    /// <summary>
    /// Numbers are given out once, in the order of real time: what was answered before another was asked has the smaller number, and
    /// comments have ids in the order of their numbers. A vote may share its number with other votes of the moment.
    /// </summary>
    private static IEnumerable<Fault> Order(IReadOnlyCollection<Deed> deeds, StoredThread stored)
    {
        var numbered = deeds.Where(deed => deed is { Answer: Answer.Acknowledged, Number: not null }).ToList();
        foreach (var deed in numbered.Where(deed => deed.Number > stored.Number))
            yield return new Fault(FaultKind.Lost, $"number {deed.Number} was given to \"{deed.Words}\", the newest is {stored.Number}");

        var ownNumber = numbered.Where(deed => deed.Kind != DeedKind.Vote).ToList();
        foreach (var twice in ownNumber.GroupBy(deed => deed.Number).Where(group => group.Count() > 1))
            yield return new Fault(FaultKind.Doubled, $"number {twice.Key} was given {twice.Count()} times");

        var posts = ownNumber.Where(deed => deed.Kind == DeedKind.Post).OrderBy(deed => deed.Number).ToList();
        foreach (var (one, next) in posts.Zip(posts.Skip(1)))
            if (Id(one) >= Id(next)) yield return new Fault(FaultKind.Disordered, $"{one.Comment} has number {one.Number}, {next.Comment} has {next.Number}");

        var byEnd = ownNumber.OrderBy(deed => deed.Ended).ToList();
        var (ended, highest) = (0, 0L);
        foreach (var deed in ownNumber.OrderBy(deed => deed.Began))
        {
            for (; byEnd[ended].Ended < deed.Began; ended++)
                highest = Math.Max(highest, byEnd[ended].Number ?? 0);
            if (deed.Number < highest)
                yield return new Fault(FaultKind.Disordered, $"\"{deed.Words}\" got number {deed.Number} after {highest} had been answered");
        }

        static long Id(Deed deed) => long.Parse(deed.Comment ?? "0", System.Globalization.CultureInfo.InvariantCulture);
    }
}
