using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Notifications;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Notifications;

/// <summary><c>GET /notifications</c> and <c>GET /api/v1/notifications</c>: what I was told, newest first.</summary>
internal static class ShowNotifications
{
    private const int OnPage = 30;
    private const int MostOnPage = 100;
    private const int WordsShown = 160;

    /// <param name="Unread">100 stands for that many and more.</param>
    /// <param name="Next">The cursor of the older ones, or null.</param>
    internal sealed record Answer(int Unread, IReadOnlyList<AnswerLine> Notifications, string? Next);

    /// <param name="Kind"><c>reply</c>, <c>mention</c>, <c>followed</c>, <c>correction</c>, <c>approved</c>, <c>removed</c>, <c>restored</c>, <c>held</c>, <c>decided</c> or <c>roleGiven</c>.</param>
    /// <param name="Text">In a sentence, in my language.</param>
    /// <param name="Path">Where it leads, root-relative.</param>
    internal sealed record AnswerLine(string Id, string Kind, string Text, string Path, string? CommentId, string? DiscussionId, DateTimeOffset At, bool Read);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        int? limit, string? cursor, HttpContext http, CurrentReader reader, CurrentSite site, SiteDirectory sites, Database database, CancellationToken cancel)
    {
        PersonalAnswer.MarkPrivate(http);
        var words = http.Words();
        if (limit is < 1 or > MostOnPage) return PeopleProblems.BadField("limit", $"1…{MostOnPage}");
        if (cursor is not null && Before(cursor) is null) return PeopleProblems.BadField("cursor", words["error.400.heading"]);
        var (rows, unread, next) = await Read(reader, site, Before(cursor), limit ?? OnPage, database, cancel);
        return TypedResults.Ok(new Answer(
            unread,
            [
                .. Views(rows, words, site, sites).Zip(rows, (view, row) => new AnswerLine(
                    view.Id.ToString(CultureInfo.InvariantCulture), JsonName(row), view.Sentence, view.Path, row.Comment?.ToString(), row.Discussion?.ToString(),
                    view.At, view.IsRead)),
            ],
            next?.ToString(CultureInfo.InvariantCulture)));
    }

    public static async Task<HtmlPage> Page(
        string? before, HttpContext http, CurrentReader reader, CurrentSite site, SiteDirectory sites, Database database, CancellationToken cancel)
    {
        var (rows, unread, next) = await Read(reader, site, Before(before), OnPage, database, cancel);
        var frame = AccountFrame.Of(http, "notices.heading");
        return HtmlPage.Personal<NotificationsPage>(new NotificationsView
        {
            Frame = frame with { Reader = frame.Reader is { } line ? line with { Unread = unread } : null },
            Notices = Views(rows, frame.Words, site, sites),
            Unread = unread,
            OlderPath = next is { } older ? frame.Link($"/notifications?before={older.ToString(CultureInfo.InvariantCulture)}") : null,
        });
    }

    /// <summary>Of a site that the request names only its own are shown.</summary>
    public static SiteId? Only(CurrentSite site) => site.Named ? site.Site.Id : null;

    public static IReadOnlyList<NoticeView> Views(IReadOnlyList<NoticeRow> rows, Words words, CurrentSite asked, SiteDirectory sites) =>
    [
        .. rows.Select(row =>
        {
            var owner = sites.ById(row.Site) ?? asked.Site;
            return new NoticeView(
                row.Id, row.Kind, NoticeText.Sentence(words, row, owner.Name), Markup.Snippet(row.Source, WordsShown), asked.Prefix(owner) + NoticeText.Path(row), row.At,
                row.IsRead);
        }),
    ];

    private static async Task<(List<NoticeRow> Rows, int Unread, long? Next)> Read(
        CurrentReader reader, CurrentSite site, long? before, int most, Database database, CancellationToken cancel)
    {
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        await using var snapshot = await database.Snapshot(cancel);
        var rows = await database.NotificationsOf(account, Only(site), before, most + 1, cancel);
        var unread = await database.UnreadOf(account, Only(site), cancel);
        return rows.Count > most ? (rows[..most], unread, rows[most - 1].Id) : (rows, unread, null);
    }

    private static long? Before(string? cursor) => long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string JsonName(NoticeRow row)
    {
        var name = row.Kind.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
