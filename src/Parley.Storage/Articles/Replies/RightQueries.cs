using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.Articles.Replies;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.Articles.Replies;

/// <summary>What a quoted person answers, as everybody reads it.</summary>
/// <param name="ArticleRevision">The one that it was written under.</param>
public sealed record QuotedReply(
    RightId Id, IReadOnlyList<PassageId> Passages, string Name, string Source, int Revision, int ArticleRevision, DateTimeOffset WrittenAt, DateTimeOffset? EditedAt);

/// <summary>A right as staff see it, with the headline and address of its article.</summary>
public sealed record RightLine(RightOfReply Right, string Headline, string Slug, ArticleState ArticleState, string? InvitedBy);

public static class RightQueries
{
    /// <summary>The published replies beside an article's quotations, in the order in which they came.</summary>
    public static Task<List<QuotedReply>> RepliesOf(this Database database, ArticleId article, CancellationToken cancel) => database.Query(
        """
        SELECT id, passages, name, source, revision, article_revision, written_at, edited_at FROM rights_of_reply
        WHERE article = @article AND state = @verified AND reply = @published ORDER BY written_at, id
        """,
        row => new QuotedReply(
            new RightId(row.GetInt64(0)), ArticleJson.ReadIds(row.GetString(1)), row.GetString(2), row.GetString(3), row.GetInt32(4), row.GetInt32(5), row.Time(6),
            row.TimeOrNull(7)),
        cancel, ("@article", article.Value), ("@verified", RightState.Verified), ("@published", ReplyState.Published));

    /// <summary>Those of a site for its desk: what waits to be read first, then the newest.</summary>
    public static Task<List<RightLine>> RightsOf(this Database database, SiteId site, int most, CancellationToken cancel) =>
        database.Lines(database.RightsOfReply.Where(row => row.Site == site).OrderByDescending(row => row.State == RightState.Verified && row.Reply == ReplyState.Held)
            .ThenByDescending(row => row.Id).Take(most)).ToListAsync(cancel);

    public static Task<RightLine?> Right(this Database database, SiteId site, RightId id, CancellationToken cancel) =>
        database.Lines(database.RightsOfReply.Where(row => row.Site == site && row.Id == id)).SingleOrDefaultAsync(cancel);

    /// <summary>For whoever has it.</summary>
    public static Task<RightLine?> RightOf(this Database database, AccountId account, RightId id, CancellationToken cancel) =>
        database.Lines(database.RightsOfReply.Where(row => row.Account == account && row.Id == id)).SingleOrDefaultAsync(cancel);

    public static Task<RightLine?> RightByLink(this Database database, byte[] linkHash, CancellationToken cancel) =>
        database.Lines(database.RightsOfReply.Where(row => row.LinkHash == linkHash)).SingleOrDefaultAsync(cancel);

    private static IQueryable<RightLine> Lines(this Database database, IQueryable<RightOfReply> rights) =>
        rights.AsNoTracking().Join(database.Articles, right => right.Article, article => article.Id, (right, article) => new RightLine(
            right, article.Headline, article.Slug, article.State, database.Accounts.Where(row => row.Id == right.InvitedBy).Select(row => row.Name).SingleOrDefault()));
}
