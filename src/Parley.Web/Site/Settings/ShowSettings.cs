using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.People;
using Parley.Storage.Site;
using Parley.Web.Demo;
using Parley.Web.Notifications;
using Parley.Web.People;

namespace Parley.Web.Site.Settings;

/// <summary><c>GET /site</c>: what there is to set, and what a new publication does next, for as long as something of it is open.</summary>
internal static class ShowSettings
{
    public static async Task<HtmlPage> Page(
        int? kept, CurrentReader reader, CurrentSite asked, Database database, Postbox post, HttpContext context, CancellationToken cancel)
    {
        var settings = SettingsFrame.Of(context, "", reader, kept is > 0 ? [new PageNotice(NoticeKind.Plain, context.Words().Count("site.start.kept", kept.Value))] : []);
        var site = asked.Site;
        var hasArticle = await database.HasArticleOfStaff(site.Id, cancel);
        (string Word, string Path, bool IsDone)[] steps =
        [
            ("demo", "/site/start", !await DemoRemoval.IsThere(database, site.Id, cancel)),
            ("article", "/editor", hasArticle),
            ("rules", "/site/pages/edit?page=rules", await database.PublishedPage(site.Id, SitePage.Rules, null, cancel) is not null),
            ("staff", "/site/staff", (await database.StaffOf(site.Id, cancel)).Count > 1),
            ("mail", "/site/mail", await post.LeavesTheMachine(site.Id, cancel)),
        ];
        return HtmlPage.Personal<SettingsStartPage>(new SettingsStartView
        {
            Settings = settings,
            Steps = [.. steps.Where(step => !step.IsDone).Select(step => new PageLink(context.Words()[$"site.next.{step.Word}"], settings.Frame.Link(step.Path)))],
        });
    }
}

public sealed record SettingsStartView
{
    public required SettingsFrame Settings { get; init; }

    /// <summary>What is still to be done; empty when all is.</summary>
    public required IReadOnlyList<PageLink> Steps { get; init; }
}
