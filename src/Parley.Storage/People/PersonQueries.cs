using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Discussions;

namespace Parley.Storage.People;

public static class PersonQueries
{
    /// <summary>More are not counted: the number is for orientation, and counting costs what is counted.</summary>
    public const int MostCounted = 10_000;

    private const string Seen =
        "JOIN discussions d ON d.id = c.discussion LEFT JOIN articles ar ON ar.id = d.article " +
        "WHERE c.account = @account AND c.visible = @yes AND c.state = @posted AND (ar.state IS NULL OR ar.state = 1) AND (@site = 0 OR c.site = @site)";

    /// <summary>What the person wrote and everybody may see, newest first.</summary>
    /// <param name="database">Reads.</param>
    /// <param name="account">The person.</param>
    /// <param name="site">Null for all sites.</param>
    /// <param name="before">The last one of the page before; null for the newest.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancel">Of the request.</param>
    public static Task<List<CommentRow>> CommentsBy(
        this Database database, AccountId account, SiteId? site, CommentId? before, int limit, CancellationToken cancel) =>
        database.Query(
            $"SELECT {CommentRow.Columns} FROM comments c {CommentRow.Joins} {Seen} AND c.id < @before ORDER BY c.id DESC LIMIT @limit",
            CommentRow.Read, cancel,
            ("@account", account.Value), ("@yes", true), ("@posted", CommentState.Posted), ("@site", site?.Value ?? 0L),
            ("@before", before?.Value ?? long.MaxValue), ("@limit", limit));

    /// <summary>How many there are, up to <see cref="MostCounted"/>.</summary>
    public static async Task<long> CommentCountBy(this Database database, AccountId account, SiteId? site, CancellationToken cancel) =>
        await database.QueryNumber(
            $"SELECT count(*) FROM (SELECT c.id FROM comments c {Seen} LIMIT @limit) AS counted", cancel,
            ("@account", account.Value), ("@yes", true), ("@posted", CommentState.Posted), ("@site", site?.Value ?? 0L), ("@limit", MostCounted)) ?? 0;
}
