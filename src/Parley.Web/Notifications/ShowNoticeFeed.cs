using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parley.Storage;
using Parley.Storage.Notifications;
using Parley.Storage.People;
using Parley.Web.Articles.Feeds;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Notifications;

/// <summary><c>GET /notifications/feed/{token}</c>: what somebody was told, for their feed reader. Whoever knows the address reads it, so it can be closed.</summary>
internal static class ShowNoticeFeed
{
    private const int Most = 50;

    public static async Task<Results<FileContentHttpResult, NotFound>> Handle(
        string token, HttpContext http, CurrentSite site, SiteDirectory sites, Database database, CancellationToken cancel)
    {
        PersonalAnswer.MarkPrivate(http);
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (!Tokens.HasForm(token) || await database.AccountOfFeed(Tokens.Hash(token), cancel) is not { } account) return TypedResults.NotFound();
        var language = await database.Accounts.Where(row => row.Id == account).Select(row => row.Language).SingleAsync(cancel) ?? site.Site.Language;
        var words = Words.For(language);
        var rows = await database.NotificationsOf(account, ShowNotifications.Only(site), null, Most, cancel);
        var page = site.Origin + site.PathBase + "/notifications";
        // Its own address stays out of it: readers show and share what stands in a feed.
        var feed = new Feed
        {
            Url = page,
            Page = page,
            Title = words.Fill("page.title", ("title", words["notices.heading"]), ("site", site.Site.Name)),
            Language = words.Language,
            Updated = rows.Count > 0 ? rows[0].At : http.Now(),
            Entries = [.. ShowNotifications.Views(rows, words, site, sites).Select(Entry)],
        };
        var body = feed.In(FeedFormat.Atom);
        return TypedResults.Bytes(body.Bytes, body.Type);

        FeedEntry Entry(NoticeView notice) => new()
        {
            Url = $"{site.AbsoluteUrl(notice.Path)}#notice-{notice.Id}",
            Title = notice.Sentence,
            Updated = notice.At,
            Summary = notice.Words.Length > 0 ? notice.Words : null,
        };
    }
}
