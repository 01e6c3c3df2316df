using Parley.Storage;
using Parley.Storage.Notifications;
using Parley.Storage.People;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Notifications;

/// <summary><c>GET /account/muted</c>: whom I have muted, each to be heard again.</summary>
internal static class ShowMuted
{
    public static Task<HtmlPage> Page(HttpContext http, CurrentReader reader, Database database, CancellationToken cancel) =>
        Show(http, reader, database, StatusCodes.Status200OK, cancel);

    public static async Task<HtmlPage> Show(
        HttpContext http, CurrentReader reader, Database database, int status, CancellationToken cancel, string? problem = null)
    {
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        var frame = AccountFrame.Of(http, "muted.heading", problem is null ? [] : [new PageNotice(NoticeKind.Problem, problem)]);
        return HtmlPage.Personal<ListPage>(new ListView
        {
            Frame = frame,
            Path = "/account/muted",
            Empty = "muted.empty",
            End = "muted.end",
            Lines =
            [
                .. (await database.MutesOf(account, cancel)).Select(row => new ListLine(
                    row.Name, frame.Link($"/people/{row.Account}"), null, row.Since, frame.Link($"/people/{row.Account}/mute"))),
                // Guests have no page of their own.
                .. (await database.GuestMutesOf(Core.People.PersonKey.Of(account), cancel)).Select(row => new ListLine(
                    row.Name, null, http.Words()["author.guest"], row.Since, frame.Link($"/people/guests/{row.Muted.Guest}/mute"))),
            ],
        }, status);
    }
}
