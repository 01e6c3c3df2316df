using System.Buffers;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;

namespace Parley.Web.Discussions.Quotes;

/// <summary>One search for quotes in a comment: in the article and what it answers first, farther away only for marked words that are nobody's so far.</summary>
/// <param name="discussion">Where it stands.</param>
/// <param name="parent">What it answers.</param>
/// <param name="self">The comment itself, where it stands already: nothing later is asked.</param>
/// <param name="articles">Kept revisions.</param>
/// <param name="database">To read from.</param>
/// <param name="overBudget">Told when the finder gives up.</param>
internal sealed class QuoteSearch(DiscussionRow discussion, CommentId? parent, CommentId? self, QuotableArticles articles, Database database, Action overBudget)
{
    private const int MostOthers = 50;

    /// <summary>Of HTML, in all comments that are asked.</summary>
    private const int MostCharacters = 200_000;

    /// <summary>In one comment: more is a copy of the article.</summary>
    private const int MostQuotes = 50;

    private static readonly SearchValues<char> Marks = SearchValues.Create("\"“”„‟«»‹›「」『』《》〈〉〝〞〟＂");

    private QuotableArticle? article;
    private Quotable? near;
    private Quotable? far;
    private readonly Dictionary<CommentId, string?> names = [];

    public async Task<QuotesFound> In(ShownText text, SentQuotes sent, CancellationToken cancel)
    {
        var picks = await Open(sent.Picked, cancel);
        return Answer(text, await About(sent, cancel), await Look(text, picks, cancel), sent, sent.Untied);
    }

    public async Task<QuotesFound> InEdit(ShownText text, CommentRow before, SentQuotes sent, CancellationToken cancel)
    {
        var stored = await database.QuotesOf([before.Id], cancel);
        var picks = await Open([.. sent.Picked, .. stored.Select(quote => quote.AsWritten.Place)], cancel);
        // What is found in the old words and was not stored, its author untied.
        var untied = (await Look(ShownText.Of(SafeHtml.FromStore(before.Html)), picks, cancel))
            .Where(found => !stored.Any(quote => quote.Words.Overlaps(found.Words))).Select(found => found.Place);
        var about = !sent.IsAbout && stored.FirstOrDefault(quote => quote.IsAbout) is { } kept
            ? await QuotedPlace.AsWritten(kept.AsWritten, discussion, articles, database, cancel)
            : await About(sent, cancel);
        return Answer(text, about, await Look(text, picks, cancel), sent, [.. sent.Untied, .. untied]);
    }

    private async Task<QuotedPlace?> Find(QuoteRef? named, CancellationToken cancel) =>
        named is { } place ? await QuotedPlace.Find(place, discussion, articles, database, cancel) : null;

    private async Task<QuotedPlace?> About(SentQuotes sent, CancellationToken cancel) =>
        sent.Selected is { } selected ? await QuotedPlace.Find(selected, discussion, articles, database, cancel) : await Find(sent.About, cancel);

    private QuotesFound Answer(ShownText text, QuotedPlace? about, IReadOnlyList<FoundQuote> quotes, SentQuotes sent, IReadOnlyList<QuoteRef> untied) =>
        new(text, about, quotes, untied, names) { Article = article, AboutIsGone = sent.IsAbout && about is null };

    /// <summary>Reads what the comment is held against first, and gives those of the picked places that are there, as they are named today.</summary>
    private async Task<IReadOnlyList<QuoteRef>> Open(IReadOnlyList<QuoteRef> picked, CancellationToken cancel)
    {
        if (discussion.Article is { } id)
            article = await articles.Current(database, id, cancel);
        List<CommentRow> rows = [];
        if (parent is { } above && await database.Comment(above, cancel) is { } answered)
            rows.AddRange([answered, .. (await database.Ancestors(answered, cancel)).Reverse()]);
        List<QuotedPlace> places = [];
        foreach (var named in picked)
        {
            if (await Find(named, cancel) is { } place)
                places.Add(place);
        }

        rows.AddRange(places.Select(place => place.Comment).OfType<CommentRow>().DistinctBy(row => row.Id).ExceptBy(rows.Select(row => row.Id), row => row.Id).ToList());
        near = new Quotable(article, await Comments(rows, cancel));
        return [.. places.Select(place => place.Ref)];
    }

    private async Task<IReadOnlyList<FoundQuote>> Look(ShownText text, IReadOnlyList<QuoteRef> picks, CancellationToken cancel)
    {
        var quotable = far ?? near ?? new Quotable(article, []);
        var found = Find(text, quotable, picks);
        if (far is not null || found.OverBudget || !LeavesMarks(text, found.Quotes))
            return found.Quotes;
        var others = await database.Newest(discussion.Id, MostOthers + quotable.Comments.Count, cancel);
        far = quotable with { Comments = [.. quotable.Comments, .. await Comments([.. others.ExceptBy(quotable.Comments.Select(row => row.Id), row => row.Id).Take(MostOthers)], cancel)] };
        return Find(text, far, picks).Quotes;
    }

    private QuoteFinding Find(ShownText text, Quotable quotable, IReadOnlyList<QuoteRef> picks)
    {
        var found = QuoteFinder.Find(text, quotable, picks);
        if (found.OverBudget)
            overBudget();
        return found with { Quotes = [.. found.Quotes.Take(MostQuotes)] };
    }

    /// <summary>Only words that everybody may read, and nothing that came after the comment itself.</summary>
    private async Task<IReadOnlyList<QuotableComment>> Comments(IReadOnlyList<CommentRow> rows, CancellationToken cancel)
    {
        var room = MostCharacters;
        List<CommentRow> shown = [.. rows
            .Where(row => row is { Visible: true, State: CommentState.Posted } && row.Discussion == discussion.Id && (self is null || row.Id.Value < self.Value.Value))
            .TakeWhile(row => (room -= row.Html.Length) >= 0)];
        foreach (var row in shown)
            names[row.Id] = ThreadViews.NameShown(row);
        var quotes = (await database.QuotesOf(shown.Select(row => row.Id), cancel)).ToLookup(quote => quote.Comment);
        return [.. shown.Select(row => new QuotableComment(
            row.Id, row.Revision, ShownText.Of(SafeHtml.FromStore(row.Html)), [.. quotes[row.Id].Where(quote => !quote.IsAbout).Select(quote => quote.AsOf(article?.Revision))]))];
    }

    /// <summary>Words in marks, or a block of quoted lines, that are nobody's.</summary>
    private static bool LeavesMarks(ShownText text, IReadOnlyList<FoundQuote> found)
    {
        if (text.Quoted.Any(block => !found.Any(quote => quote.Words.Overlaps(block))))
            return true;
        // The marks themselves stand just outside of what is found.
        for (var at = text.Text.AsSpan().IndexOfAny(Marks); at >= 0;)
        {
            if (!found.Any(quote => quote.Words.Start - 2 <= at && at <= quote.Words.End + 2))
                return true;
            var next = text.Text.AsSpan(at + 1).IndexOfAny(Marks);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }
}
