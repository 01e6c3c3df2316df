using Parley.Core.Articles;
using Parley.Core.Articles.Replies;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Articles.Replies;
using Parley.Web.Moderation.Desk;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Replies;

/// <summary><c>GET /desk/replies?search=</c>: who was asked to answer beside a quotation and what became of it, and articles in which somebody can be asked.</summary>
internal static class ListRights
{
    private const int Most = 200;
    private const int MostArticles = 12;
    private const int LongestSearch = 200;

    public static async Task<HtmlPage> Page(
        string? search, string? done, CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel)
    {
        var words = http.Words();
        IReadOnlyList<PageNotice> notices = done is "invited" or "ended" ? [new PageNotice(NoticeKind.Good, words[$"right.desk.{done}"])] : [];
        var looked = search is { Length: <= LongestSearch } ? search : null;
        return HtmlPage.Personal<RightsPage>(new RightsView
        {
            Desk = await DeskFrame.Of(http, "replies", words["desk.page.replies"], reader, database, cancel, notices),
            Rights = await database.RightsOf(asked.Site.Id, Most, cancel),
            Now = http.Now(),
            Search = looked ?? "",
            Articles = await database.ArticleLines(asked.Site.Id, ArticleState.Published, looked, MostArticles, null, cancel),
        });
    }

    /// <summary>Where a right stands, as a key of the catalogue.</summary>
    public static string State(RightOfReply right, DateTimeOffset now) => right switch
    {
        { State: RightState.Invited } => right.IsOpen(now) ? "right.state.invited" : "right.state.expired",
        { State: RightState.Verified, Reply: ReplyState.None } => "right.state.verified",
        { State: RightState.Verified } => $"right.state.{right.Reply.ToString().ToLowerInvariant()}",
        _ => $"right.state.{right.State.ToString().ToLowerInvariant()}",
    };
}

public sealed record RightsView
{
    public required DeskFrame Desk { get; init; }
    public required IReadOnlyList<RightLine> Rights { get; init; }
    public required DateTimeOffset Now { get; init; }
    public required string Search { get; init; }

    /// <summary>Published ones, for the next invitation.</summary>
    public required IReadOnlyList<ArticleLine> Articles { get; init; }
}
