using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.Notifications;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary><c>GET /account/comments</c>: all that I wrote, whatever became of it.</summary>
internal static class ShowOwnComments
{
    private const int OnPage = 20;

    public static async Task<HtmlPage> Page(string? before, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        var comments = await database.AllBy(account, ShowNotifications.Only(site), CommentId.Parse(before), OnPage + 1, cancel);
        List<Storage.Discussions.CommentRow> shown = [.. comments.Take(OnPage)];
        var frame = AccountFrame.Of(http, "own.comments");
        return HtmlPage.Personal<OwnPage>(new OwnView
        {
            Frame = frame,
            Path = "/account/comments",
            Lines = [.. (await ShowPerson.Views(shown, http, database, cancel)).Select(comment => new OwnLine(comment))],
            OlderPath = comments.Count > OnPage ? frame.Link($"/account/comments?before={shown[^1].Id}") : null,
        });
    }
}
