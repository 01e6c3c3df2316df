using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Live;
using Parley.Core.Site;
using Parley.Storage.Live;

namespace Parley.Storage.Discussions.Quotes;

public static class TiedQuotes
{
    /// <summary>Ties one more quote to a comment that stands, inside a write job; false where those words, or all of it, are tied already.</summary>
    public static async Task<bool> TieQuote(this Database database, CommentId id, FoundQuote quote, DateTimeOffset at, CancellationToken cancel)
    {
        if (await database.Comment(id, cancel) is not { } seen || await database.LockDiscussion(seen.Discussion, cancel) is null
            || await database.Comment(id, cancel) is not { State: CommentState.Posted or CommentState.Held } comment || comment.Discussion != seen.Discussion)
            return false;
        var tied = await database.QuotesOf([id], cancel);
        if (tied.Count >= QuoteWrites.MostOfComment || tied.Exists(other => quote.Words.IsEmpty ? other.Words.IsEmpty : other.Words.Overlaps(quote.Words)))
            return false;
        // All of them anew: which one of a sentence is counted is a matter of their order.
        var all = tied.Select(other => new FoundQuote(other.Words, other.Target, other.Range, other.Certainty / 1000.0)).Append(quote);
        await database.ReplaceQuotes(comment, [.. all.OrderBy(one => one.Words.Start)], cancel);
        await database.Announce(comment.Discussion, EventKind.DiscussionImported, id, at, cancel);
        return true;
    }

    /// <summary>All quotes of a site that are to be seen, in the order of their ids.</summary>
    /// <param name="after">The id of the last one had; 0 for the first.</param>
    public static Task<List<QuoteRow>> QuotesOfSite(this Database database, SiteId site, long after, int limit, CancellationToken cancel) => database.Query(
        $"SELECT {QuoteRow.Columns} FROM quotes q WHERE q.id > @after AND q.site = @site AND q.visible = TRUE ORDER BY q.id LIMIT @limit", QuoteRow.Read, cancel,
        ("@site", site.Value), ("@after", after), ("@limit", limit));
}
