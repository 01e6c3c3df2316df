using System.Data.Common;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Site;
using Parley.Core.Text;

namespace Parley.Storage.Discussions.Quotes;

/// <summary>A quote as it was written, and where its words are now.</summary>
/// <param name="Words">The quoting words in the comment's <see cref="ShownText"/>; empty when the whole comment is about the place.</param>
/// <param name="Article">Null when it is a comment's.</param>
/// <param name="Range">In the target as it was quoted.</param>
/// <param name="Certainty">In thousandths.</param>
public sealed record QuoteRow(
    long Id, SiteId Site, DiscussionId Discussion, CommentId Comment, TextRange Words, ArticleId? Article, QuoteTarget Target, TextRange Range, int Certainty,
    bool Visible, QuotePlace Place)
{
    internal const string Columns =
        "q.id, q.site, q.discussion, q.comment, q.start, q.\"end\", q.article, q.passage, q.target, q.revision, q.target_start, q.target_end, q.certainty, q.visible, " +
        "q.fate, q.now_passage, q.now_start, q.now_end, q.sentence";

    internal static QuoteRow Read(DbDataReader row) => new(
        row.GetInt64(0), new SiteId(row.GetInt64(1)), new DiscussionId(row.GetInt64(2)), new CommentId(row.GetInt64(3)), new TextRange(row.GetInt32(4), row.GetInt32(5)),
        row.LongOrNull(6) is { } article ? new ArticleId(article) : null,
        row.LongOrNull(7) is { } passage ? QuoteTarget.Of(new PassageId(passage), row.GetInt32(9)) : QuoteTarget.Of(new CommentId(row.GetInt64(8)), row.GetInt32(9)),
        new TextRange(row.GetInt32(10), row.GetInt32(11)), row.GetInt32(12), row.GetBoolean(13),
        new QuotePlace(
            (QuoteFate)row.GetInt32(14), row.LongOrNull(15) is { } now ? new PassageId(now) : null, new TextRange(row.GetInt32(16), row.GetInt32(17)), row.GetInt32(18)));
}

/// <summary>A sentence of the current revision that posted comments quote.</summary>
/// <param name="Sentence">Where it begins in the passage.</param>
public sealed record MarkRow(PassageId Passage, int Sentence, int Comments);

public static class QuoteQueries
{
    /// <summary>Of the comments of a page, whatever their state, in the order of each comment's words.</summary>
    public static Task<List<QuoteRow>> QuotesOf(this Database database, IEnumerable<CommentId> comments, CancellationToken cancel) => database.Query(
        $"SELECT {QuoteRow.Columns} FROM quotes q WHERE {database.IsListed("q.comment")} ORDER BY q.comment, q.start, q.id", QuoteRow.Read, cancel,
        ("@ids", database.List(comments.Select(comment => comment.Value))));

    /// <summary>All marks of an article, in the order of its passages' ids.</summary>
    public static Task<List<MarkRow>> MarksOf(this Database database, ArticleId article, CancellationToken cancel) => database.Query(
        "SELECT passage, sentence, comments FROM passage_marks WHERE article = @article ORDER BY passage, sentence", ReadMark, cancel, ("@article", article.Value));

    /// <summary>Comments to be seen that quote a sentence of the current revision, the newest first.</summary>
    /// <param name="before">Those older than it; null for the newest.</param>
    public static Task<List<CommentRow>> CommentsQuoting(
        this Database database, ArticleId article, PassageId passage, int sentence, CommentId? before, int limit, CancellationToken cancel) => database.Query(
        $"""
        SELECT {CommentRow.Columns} FROM quotes q JOIN comments c ON c.id = q.comment {CommentRow.Joins}
        WHERE q.article = @article AND q.now_passage = @passage AND q.sentence = @sentence AND q.visible = TRUE AND q.counts = TRUE AND q.comment < @before
        ORDER BY q.comment DESC LIMIT @limit
        """, CommentRow.Read, cancel,
        ("@article", article.Value), ("@passage", passage.Value), ("@sentence", sentence), ("@before", before?.Value ?? long.MaxValue), ("@limit", limit));

    /// <summary>All quotes of an article that are to be seen, in the order of their ids.</summary>
    /// <param name="after">The id of the last one had; 0 for the first.</param>
    public static Task<List<QuoteRow>> QuotesOfArticle(this Database database, ArticleId article, long after, int limit, CancellationToken cancel) => database.Query(
        $"SELECT {QuoteRow.Columns} FROM quotes q WHERE q.article = @article AND q.visible = TRUE AND q.id > @after ORDER BY q.id LIMIT @limit", QuoteRow.Read, cancel,
        ("@article", article.Value), ("@after", after), ("@limit", limit));

    private static MarkRow ReadMark(DbDataReader row) => new(new PassageId(row.GetInt64(0)), row.GetInt32(1), row.GetInt32(2));
}
