using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Discussions.Quotes;
using Parley.Web.Articles.Passages;
using Parley.Web.Moderation.Sources;

namespace Parley.Web.Discussions.Quotes;

/// <summary>From stored quotes to what the cards of their comments show, with the sources that were asked for.</summary>
internal static class QuotesShown
{
    // Of words that are shown beside a comment; the rest can be read where the link leads.
    private const int LongestWording = 400;

    /// <param name="comments">Of one discussion, with their replies.</param>
    /// <param name="page">Root-relative path of the page that the discussion stands on.</param>
    /// <param name="prefix">Of the site's links.</param>
    public static async Task<IReadOnlyList<CommentView>> In(
        Database database, IReadOnlyList<CommentView> comments, string page, string prefix, CancellationToken cancel)
    {
        comments = await SourcesShown.In(database, comments, prefix, cancel);
        var rows = await database.QuotesOf(All(comments).Where(comment => comment.HasWords).Select(comment => comment.Id), cancel);
        if (rows.Count == 0)
            return comments;
        var wordings = await Wordings.Of(database, rows, cancel);
        var quoted = rows.Exists(row => row.Article is null) ? await database.QuotedIn(rows, cancel) : new Dictionary<long, QuotedComment>();
        return With(comments, rows.ToLookup(
            row => row.Comment,
            row => row.Target.Comment is { } comment ? OfComment(row, comment, quoted.GetValueOrDefault(row.Id), prefix) : OfArticle(row, page, wordings)));
    }

    public static async Task<CommentView> In(Database database, CommentView comment, string page, string prefix, CancellationToken cancel) =>
        (await In(database, [comment], page, prefix, cancel))[0];

    private static QuoteView OfComment(QuoteRow row, CommentId comment, QuotedComment? quoted, string prefix)
    {
        if (quoted is not { IsRead: true })
            return new QuoteView { Words = row.Words, Comment = comment, Fate = QuoteFate.Gone };
        var said = StillSaid(quoted, row.Range);
        return new QuoteView
        {
            Words = row.Words,
            Comment = comment,
            Fate = said is null ? QuoteFate.Changed : QuoteFate.Same,
            Path = $"{prefix}/comments/{comment}",
            Then = row.Words.IsEmpty && said is not null ? Snippet.Of(said, LongestWording) : null,
        };
    }

    /// <summary>The quoted words; null where the comment does not say them any more.</summary>
    private static string? StillSaid(QuotedComment quoted, TextRange range)
    {
        if (quoted.Html is null)
            return "";
        var now = ShownText.Of(SafeHtml.FromStore(quoted.Html)).Text;
        var then = quoted.IsSame ? now : quoted.Quoted is { } source ? ShownText.Of(Markup.Render(source).Html).Text : "";
        return range.End <= then.Length && now.Contains(range.Of(then), StringComparison.Ordinal) ? range.Of(then) : null;
    }

    private static QuoteView OfArticle(QuoteRow row, string page, Wordings wordings)
    {
        var place = row.Place;
        // Only what everybody sees is counted, and only what is counted has a mark in the article to go to.
        var anchor = place.Passage is not { } passage ? null : row.Visible ? new SentenceName(passage, place.Sentence).Anchor : $"p-{passage}";
        return new QuoteView
        {
            Words = row.Words,
            Fate = place.Fate,
            Path = anchor is null ? null : $"{page}#{anchor}",
            Then = place.Fate != QuoteFate.Same || row.Words.IsEmpty ? wordings.Then(row) : null,
            Now = place.Fate == QuoteFate.Changed ? wordings.Now(row) : null,
        };
    }

    private static IReadOnlyList<CommentView> With(IReadOnlyList<CommentView> comments, ILookup<CommentId, QuoteView> quotes) =>
        [.. comments.Select(comment => comment with { Quotes = comment.HasWords ? [.. quotes[comment.Id]] : [], Replies = With(comment.Replies, quotes) })];

    private static IEnumerable<CommentView> All(IEnumerable<CommentView> comments) => comments.SelectMany(comment => All(comment.Replies).Prepend(comment));

    /// <summary>What the article said and says, read only where a comment does not say it itself.</summary>
    private sealed class Wordings(int current, IReadOnlyDictionary<int, ArticleRevision> revisions)
    {
        public static async Task<Wordings> Of(Database database, List<QuoteRow> rows, CancellationToken cancel)
        {
            var needed = rows.Where(row => row.Article is not null && (row.Place.Fate != QuoteFate.Same || row.Words.IsEmpty)).ToList();
            if (needed is not [{ Article: { } article }, ..] || await database.RevisionNumber(article, cancel) is not { } current)
                return new(0, new Dictionary<int, ArticleRevision>());
            return new(current, await database.Revisions(article, needed.Select(row => row.Target.Revision).Append(current), cancel));
        }

        public string Then(QuoteRow row) => At(row.Target.Revision, row.Target.Passage, row.Range) ?? "";

        public string? Now(QuoteRow row) => At(current, row.Place.Passage, row.Place.Range);

        private string? At(int revision, PassageId? passage, TextRange range) =>
            revisions.GetValueOrDefault(revision)?.Passages.FirstOrDefault(other => other.Id == passage) is { } found && !range.IsEmpty && range.End <= found.Text.Length
                ? Snippet.Of(range.Of(found.Text), LongestWording)
                : null;
    }
}
