using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Site;
using Parley.Web.People;
using Parley.Web.Site.Pictures;

namespace Parley.Web.Site.Settings;

/// <summary><c>/site/pictures</c>: the masthead, the sign in the tab, and what others show beside a link; each by a form of its own.</summary>
internal static class ChangeSitePicture
{
    /// <summary>What each is called everywhere, and where it stands.</summary>
    private static readonly Dictionary<string, (Func<Publication, Picture?> Read, Action<Publication, Picture?> Write)> Places =
        new(StringComparer.Ordinal)
        {
            ["masthead"] = (site => site.Masthead, (site, picture) => site.SetPictures(picture, site.Favicon, site.ShareImage)),
            ["favicon"] = (site => site.Favicon, (site, picture) => site.SetPictures(site.Masthead, picture, site.ShareImage)),
            ["share-image"] = (site => site.ShareImage, (site, picture) => site.SetPictures(site.Masthead, site.Favicon, picture)),
        };

    public static async Task<HtmlPage> Page(string? saved, CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        IReadOnlyList<PageNotice> notices = saved is null ? [] : [new PageNotice(NoticeKind.Good, context.Words()["site.saved"])];
        return Show(context, reader, await ChangeSettings.Stored(database, asked.Site.Id, cancel), null, null, StatusCodes.Status200OK, notices);
    }

    public static Task<Results<RedirectHttpResult, HtmlPage>> Masthead(
        CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, PictureDesk desk, HttpContext context, CancellationToken cancel) =>
        Change("masthead", PictureUse.Masthead, reader, asked, database, keys, desk, context, cancel);

    public static Task<Results<RedirectHttpResult, HtmlPage>> Favicon(
        CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, PictureDesk desk, HttpContext context, CancellationToken cancel) =>
        Change("favicon", PictureUse.Favicon, reader, asked, database, keys, desk, context, cancel);

    public static Task<Results<RedirectHttpResult, HtmlPage>> ShareImage(
        CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, PictureDesk desk, HttpContext context, CancellationToken cancel) =>
        Change("share-image", PictureUse.Masthead, reader, asked, database, keys, desk, context, cancel);

    private static async Task<Results<RedirectHttpResult, HtmlPage>> Change(
        string place, PictureUse use, CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, PictureDesk desk, HttpContext context,
        CancellationToken cancel)
    {
        var form = await context.Request.ReadFormAsync(cancel);
        var isRemoved = form["remove"] == "yes";
        var (taken, why) = isRemoved ? (null, null) : await Take(desk, use, context, cancel);
        if (why is not null)
        {
            var refusal = PictureFaults.Refusal(asked.Words(), why);
            return Show(context, reader, await ChangeSettings.Stored(database, asked.Site.Id, cancel), place, refusal.Detail, refusal.Status, []);
        }

        var author = new SettingAuthor(reader.Account, keys, context.Now());
        var setting = SiteSettings.Elsewhere.Single(one => one.Code == place);
        await database.Write(
            async (job, stop) =>
            {
                var site = await job.LockSite(asked.Site.Id, stop);
                var before = new Dictionary<string, string>(StringComparer.Ordinal) { [place] = setting.Read(site) };
                await job.KeepFiles(taken?.Files ?? [], stop);
                Places[place].Write(site, taken?.Picture);
                await job.Record(site.Id, SaveSettings.Changes([setting], before, site), author, stop);
                return site.Id;
            }, cancel);
        await context.RequestServices.GetRequiredService<SiteDirectory>().Refresh(cancel);
        return PersonalAnswer.GoTo(context, $"{context.Request.PathBase}/site/pictures?saved=1");
    }

    private static async Task<(PictureOutcome.Taken? Taken, PictureFault? Why)> Take(PictureDesk desk, PictureUse use, HttpContext context, CancellationToken cancel)
    {
        if (SentPicture.Of(context) is not { } sent)
            return (null, new PictureFault.Empty());
        var outcome = await desk.Take(await sent.Bytes(cancel), use, cancel);
        return (outcome as PictureOutcome.Taken, (outcome as PictureOutcome.Refused)?.Why);
    }

    private static HtmlPage Show(
        HttpContext context, CurrentReader reader, Publication site, string? wrongPlace, string? error, int status, IReadOnlyList<PageNotice> notices) =>
        HtmlPage.Personal<SitePicturesPage>(new SitePicturesView
        {
            Settings = SettingsFrame.Of(context, "pictures", reader, notices),
            Places = [.. Places.Select(place => new SitePicturePlace(place.Key, place.Value.Read(site), place.Key == wrongPlace ? error : null))],
        }, status);
}

public sealed record SitePicturesView
{
    public required SettingsFrame Settings { get; init; }
    public required IReadOnlyList<SitePicturePlace> Places { get; init; }
}

public sealed record SitePicturePlace(string Code, Picture? Picture, string? Error);
