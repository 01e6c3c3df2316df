using Parley.Core.Articles;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;

namespace Parley.Web.Discussions.Quotes;

/// <summary>A place that is there and may be quoted, with whole words.</summary>
/// <param name="Words">Empty where they are others since.</param>
/// <param name="Comment">The one quoted; null for a passage.</param>
internal sealed record QuotedPlace(QuoteTarget Target, TextRange Range, string Words, CommentRow? Comment)
{
    public QuoteRef Ref => new(Target, Range);

    /// <summary>
    /// What a reader named, as it is now. Null where there is no such place in the discussion, where its words are not to be seen, or where
    /// they are others since: nobody may bring back by a form what was taken out of a text.
    /// </summary>
    public static async Task<QuotedPlace?> Find(QuoteRef named, DiscussionRow discussion, QuotableArticles articles, Database database, CancellationToken cancel)
    {
        if (named.Target.Comment is not null)
            return await InComment(named, discussion, database, cancel);
        if (await InRevision(named, discussion, articles, database, cancel) is not { } place
            || discussion.Article is not { } id || await articles.Current(database, id, cancel) is not { } current)
            return null;
        if (place.Target.Revision == current.Revision)
            return place;
        return await articles.Of(database, id, place.Target.Revision, cancel) is { } old && place.Target.Passage is { } passage
            && new PassageCarry(old.Passages, current.Passages).Carry(passage, place.Range)
                is { Fate: QuoteFate.Same, Passage: { } now } carried
            && current.Passages.FirstOrDefault(passage => passage.Id == now) is { } found
            ? new QuotedPlace(QuoteTarget.Of(now, current.Revision), carried.Range, carried.Range.Of(found.Text), null)
            : null;
    }

    /// <summary>What selectors name exactly.</summary>
    public static async Task<QuotedPlace?> Find(SelectedPlace selected, DiscussionRow discussion, QuotableArticles articles, Database database, CancellationToken cancel)
    {
        if (selected.Comment is { } id)
        {
            return await database.Comment(id, cancel) is { } row && selected.Selectors.Find([ShownText.Of(SafeHtml.FromStore(row.Html)).Text], 0) is var (_, words)
                ? await Find(new QuoteRef(QuoteTarget.Of(id, row.Revision), words), discussion, articles, database, cancel)
                : null;
        }

        if (discussion.Article is not { } article
            || (selected.Revision is { } number ? await articles.Of(database, article, number, cancel) : await articles.Current(database, article, cancel)) is not { } revision)
            return null;
        var passages = revision.Passages.ToList();
        var named = passages.FindIndex(passage => passage.Id == selected.Passage);
        return selected.Selectors.Find([.. passages.Select(passage => passage.Text)], named < 0 ? null : named) is var (index, range)
            ? await Find(new QuoteRef(QuoteTarget.Of(passages[index].Id, revision.Revision), range), discussion, articles, database, cancel)
            : null;
    }

    /// <summary>A place that is stored with a comment, in the words of its own time.</summary>
    public static async Task<QuotedPlace> AsWritten(FoundQuote stored, DiscussionRow discussion, QuotableArticles articles, Database database, CancellationToken cancel) =>
        (stored.Target.Comment is null ? await InRevision(stored.Place, discussion, articles, database, cancel) : await InComment(stored.Place, discussion, database, cancel))
        ?? new QuotedPlace(stored.Target, stored.Range, "", null);

    private static async Task<QuotedPlace?> InComment(QuoteRef named, DiscussionRow discussion, Database database, CancellationToken cancel) =>
        named.Target.Comment is { } id && await database.Comment(id, cancel) is { Visible: true, ShowsWords: true } row && row.Discussion == discussion.Id
        && row.Revision == named.Target.Revision
            ? In(named, ShownText.Of(SafeHtml.FromStore(row.Html)).Text, row)
            : null;

    private static async Task<QuotedPlace?> InRevision(
        QuoteRef named, DiscussionRow discussion, QuotableArticles articles, Database database, CancellationToken cancel) =>
        discussion.Article is { } article && await articles.Of(database, article, named.Target.Revision, cancel) is { } revision
        && revision.Passages.FirstOrDefault(passage => passage.Id == named.Target.Passage) is { } found
            ? In(named, found.Text, null)
            : null;

    private static QuotedPlace? In(QuoteRef named, string text, CommentRow? comment) =>
        WholeWords.Around(text, named.Range ?? new TextRange(0, text.Length)) is { IsEmpty: false } range ? new QuotedPlace(named.Target, range, range.Of(text), comment) : null;
}
