using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Discussions;

namespace Parley.Storage.People;

/// <summary>Where a list of one's votes goes on.</summary>
public readonly record struct VotePlace(DiscussionId Discussion, CommentId Comment);

/// <summary>What a person did, as they themselves may see it.</summary>
public static class OwnQueries
{
    /// <summary>All they wrote and whatever became of it, newest first.</summary>
    /// <param name="site">Null for all sites.</param>
    /// <param name="before">The last one of the page before; null for the newest.</param>
    public static Task<List<CommentRow>> AllBy(
        this Database database, AccountId account, SiteId? site, CommentId? before, int limit, CancellationToken cancel) =>
        database.Query(
            $"SELECT {CommentRow.Columns} FROM comments c {CommentRow.Joins} WHERE c.account = @account AND (@site = 0 OR c.site = @site) AND c.id < @before " +
            "ORDER BY c.id DESC LIMIT @limit",
            CommentRow.Read, cancel,
            ("@account", account.Value), ("@site", site?.Value ?? 0L), ("@before", before?.Value ?? long.MaxValue), ("@limit", limit));

    /// <summary>The comments they voted on that are still to be seen, with the vote: newest discussion first, and in it the newest comment.</summary>
    public static async Task<List<(CommentRow Comment, int Vote)>> VotedBy(
        this Database database, AccountId account, SiteId? site, VotePlace? after, int limit, CancellationToken cancel)
    {
        var votes = await database.Query(
            """
            SELECT v.comment, v.value FROM votes v JOIN comments c ON c.id = v.comment JOIN discussions d ON d.id = v.discussion LEFT JOIN articles ar ON ar.id = d.article
            WHERE v.account = @account AND (v.discussion < @discussion OR (v.discussion = @discussion AND v.comment < @before)) AND c.visible = TRUE AND c.state = 0
                AND (@site = 0 OR c.site = @site) AND (ar.state IS NULL OR ar.state = 1)
            ORDER BY v.discussion DESC, v.comment DESC LIMIT @limit
            """, row => (Comment: new CommentId(row.GetInt64(0)), Vote: row.GetInt32(1)), cancel,
            ("@account", account.Value), ("@discussion", after?.Discussion.Value ?? long.MaxValue), ("@before", after?.Comment.Value ?? long.MaxValue),
            ("@site", site?.Value ?? 0L), ("@limit", limit));
        var comments = (await database.Comments(votes.Select(vote => vote.Comment), cancel)).ToDictionary(row => row.Id);
        return [.. votes.Where(vote => comments.ContainsKey(vote.Comment)).Select(vote => (comments[vote.Comment], vote.Vote))];
    }
}
