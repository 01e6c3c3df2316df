using System.Data.Common;
using Parley.Core.Discussions;

namespace Parley.Storage.Discussions.Quotes;

/// <summary>A comment that another quotes, as far as it decides whether the quoted words can still be read.</summary>
/// <param name="Quote">The quote's id.</param>
/// <param name="IsRead">Posted and to be seen.</param>
/// <param name="IsSame">Not edited since it was quoted.</param>
/// <param name="Html">Its words now; null where nobody needs them: they are the same, and the other repeats them.</param>
/// <param name="Quoted">Its source as it was quoted, where it was edited since; null where it is no longer kept.</param>
public sealed record QuotedComment(long Quote, bool IsRead, bool IsSame, string? Html, string? Quoted);

public static class QuotedComments
{
    /// <summary>The comments that these quotes are of, by the quote.</summary>
    public static async Task<IReadOnlyDictionary<long, QuotedComment>> QuotedIn(this Database database, IEnumerable<QuoteRow> quotes, CancellationToken cancel) =>
        (await database.Query(
            $"""
            SELECT q.id, c.state, c.visible, c.revision = q.revision, CASE WHEN c.revision <> q.revision OR q.start = q."end" THEN c.html END, r.source
            FROM quotes q JOIN comments c ON c.id = q.target LEFT JOIN comment_revisions r ON r.comment = q.target AND r.number = q.revision AND c.revision <> q.revision
            WHERE {database.IsListed("q.id")}
            """, Read, cancel, ("@ids", database.List(quotes.Where(quote => quote.Target.Comment is not null).Select(quote => quote.Id))))).ToDictionary(quoted => quoted.Quote);

    private static QuotedComment Read(DbDataReader row) => new(
        row.GetInt64(0), (CommentState)row.GetInt32(1) == CommentState.Posted && row.GetBoolean(2), row.GetBoolean(3), row.StringOrNull(4), row.StringOrNull(5));
}
