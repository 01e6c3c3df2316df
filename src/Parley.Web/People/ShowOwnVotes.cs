using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.Notifications;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary><c>GET /account/votes</c>: what I voted on.</summary>
internal static class ShowOwnVotes
{
    private const int OnPage = 20;

    /// <param name="after">Discussion and comment of the last one on the page before, with a hyphen between them.</param>
    public static async Task<HtmlPage> Page(string? after, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        var voted = await database.VotedBy(account, ShowNotifications.Only(site), Place(after), OnPage + 1, cancel);
        var votes = voted.Take(OnPage).ToDictionary(vote => vote.Comment.Id, vote => vote.Vote);
        List<Storage.Discussions.CommentRow> shown = [.. voted.Take(OnPage).Select(vote => vote.Comment)];
        var frame = AccountFrame.Of(http, "own.votes");
        return HtmlPage.Personal<OwnPage>(new OwnView
        {
            Frame = frame,
            Path = "/account/votes",
            Lines = [.. (await ShowPerson.Views(shown, http, database, cancel)).Select(comment => new OwnLine(comment, votes[comment.Id]))],
            OlderPath = voted.Count > OnPage ? frame.Link($"/account/votes?after={shown[^1].Discussion}-{shown[^1].Id}") : null,
        });
    }

    private static VotePlace? Place(string? after) =>
        after?.Split('-') is [var discussion, var comment] && CommentId.Parse(discussion) is { } where && CommentId.Parse(comment) is { } id
            ? new VotePlace(new DiscussionId(where.Value), id)
            : null;
}
