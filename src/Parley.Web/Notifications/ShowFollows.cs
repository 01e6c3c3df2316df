using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Notifications;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Notifications;

/// <summary><c>GET /account/follows</c>: what I follow, each to be ended.</summary>
internal static class ShowFollows
{
    private const int WordsShown = 100;

    public static Task<HtmlPage> Page(HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        Show(http, reader, site, database, StatusCodes.Status200OK, cancel);

    public static async Task<HtmlPage> Show(
        HttpContext http, CurrentReader reader, CurrentSite site, Database database, int status, CancellationToken cancel, string? problem = null)
    {
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        var sites = http.RequestServices.GetRequiredService<SiteDirectory>();
        var rows = await database.FollowsOf(account, ShowNotifications.Only(site), cancel);
        return HtmlPage.Personal<ListPage>(new ListView
        {
            Frame = AccountFrame.Of(http, "follows.heading", problem is null ? [] : [new PageNotice(NoticeKind.Problem, problem)]),
            Path = "/account/follows",
            Empty = "follows.empty",
            End = "follows.end",
            Lines = [.. rows.Select(Line)],
        }, status);

        ListLine Line(FollowRow row)
        {
            var prefix = site.Prefix(sites.ById(row.Site) ?? site.Site);
            var thing = row.Comment is { } comment ? $"{prefix}/comments/{comment}" : $"{prefix}/discussions/{row.Discussion}";
            return new ListLine(
                row.Title, row.Comment is null ? thing + "/comments" : thing, row.Comment is null ? null : $"{row.Author} {Markup.Snippet(row.Source, WordsShown)}".Trim(), row.Since,
                thing + "/follow");
        }
    }
}
