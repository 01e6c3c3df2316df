using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage.Site;

namespace Parley.Web.Site.OwnPages;

/// <summary><c>GET /pages/{slug}</c> and <c>/pages/{slug}/versions/{number}</c>, <c>GET /rules</c>: what a site says of itself, as it is and as it was.</summary>
internal static class ShowSitePage
{
    public static async Task<Results<FinishedPage, RedirectHttpResult, NotFound>> Handle(string slug, CurrentSite asked, PageCache pages, CancellationToken cancel) =>
        slug == SitePage.Rules
            ? TypedResults.LocalRedirect(asked.PathBase + "/rules", permanent: true)
            : await Show(asked, slug, null, pages, cancel) is { } page ? page : TypedResults.NotFound();

    public static async Task<Results<FinishedPage, NotFound>> Version(string slug, int number, CurrentSite asked, PageCache pages, CancellationToken cancel) =>
        await Show(asked, slug, number, pages, cancel) is { } page ? page : TypedResults.NotFound();

    public static async Task<Results<FinishedPage, NotFound>> Rules(CurrentSite asked, PageCache pages, CancellationToken cancel) =>
        await pages.Get(new PageKey(PageKind.Rules, asked), null, (composition, stop) => ComposeRules(asked, composition, stop), cancel) is { } page
            ? page
            : TypedResults.NotFound();

    public static string Path(string slug) => slug == SitePage.Rules ? "/rules" : $"/pages/{Uri.EscapeDataString(slug)}";

    public static string VersionPath(string slug, int number) => $"/pages/{Uri.EscapeDataString(slug)}/versions/{number.ToString(CultureInfo.InvariantCulture)}";

    private static ValueTask<FinishedPage?> Show(CurrentSite asked, string slug, int? number, PageCache pages, CancellationToken cancel) =>
        pages.Get(
            new PageKey(PageKind.SitePage, asked) { Text = slug, Id = number ?? 0 }, null,
            (composition, stop) => Compose(asked, slug, number, composition, stop), cancel);

    private static async Task<PageBody?> Compose(CurrentSite asked, string slug, int? number, Composition composition, CancellationToken cancel)
    {
        if (await composition.Site(asked.Site.Id, cancel) is not { } site || await View(asked, site, slug, number, composition, cancel) is not { } view)
            return null;
        return await composition.Pages.Body<SitePagePage>(view.Frame, view);
    }

    /// <summary>The rules that decisions name stand here always; the site's own words come before them.</summary>
    private static async Task<PageBody?> ComposeRules(CurrentSite asked, Composition composition, CancellationToken cancel)
    {
        if (await composition.Site(asked.Site.Id, cancel) is not { } site)
            return null;
        var frame = Frames.Frame(asked, site, Words.For(site.Language)["page.rules"]);
        var view = new RulesView { Frame = frame, Own = await View(asked, site, SitePage.Rules, null, composition, cancel) };
        return await composition.Pages.Body<RulesPage>(frame, view);
    }

    private static async Task<SitePageView?> View(CurrentSite asked, Publication site, string slug, int? number, Composition composition, CancellationToken cancel)
    {
        if (await composition.Database.PublishedPage(site.Id, slug, number, cancel) is not { } version || PageText.Parse(version.Source) is not PageTextOutcome.Read read)
            return null;
        var versions = await composition.Database.PageVersions(site.Id, slug, cancel);
        var current = versions[0].Number;
        var path = asked.PathBase + Path(slug);
        var before = versions.FirstOrDefault(one => one.Number < version.Number).Number;
        return new SitePageView
        {
            Frame = Frames.Frame(asked, site, version.Title) with
            {
                Canonical = asked.AbsoluteUrl(path),
                NoIndex = version.Number != current,
                Sheets = number is null ? [] : ["staff.css"],
            },
            Title = version.Title,
            Blocks = read.Blocks,
            At = version.PublishedAt,
            CurrentPath = version.Number == current ? null : path,
            Contact = slug == SitePage.Contact && version.Number == current ? site.Contact : null,
            ChangesPath = before > 0 && number is null ? asked.PathBase + VersionPath(slug, version.Number) + "#changes" : null,
            Changes = before > 0 && number is not null && await composition.Database.PublishedPage(site.Id, slug, before, cancel) is { } former
                ? TextDifference.Between(former.Source, version.Source)
                : null,
            Versions =
            [
                .. versions.Where(one => one.Number != version.Number)
                    .Select(one => new SitePageVersionLink(one.At, one.Number == current ? path : asked.PathBase + VersionPath(slug, one.Number))),
            ],
        };
    }
}

public sealed record SitePageView
{
    public required PageFrame Frame { get; init; }
    public required string Title { get; init; }
    public required IReadOnlyList<LaidBlock> Blocks { get; init; }

    /// <summary>When this version was published.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The page of now; null where this is it.</summary>
    public string? CurrentPath { get; init; }

    /// <summary>As the settings have it, on the page that is about it.</summary>
    public SiteContact? Contact { get; init; }

    /// <summary>Where it is shown what this version changed; null where it is shown here, or where this is the first.</summary>
    public string? ChangesPath { get; init; }

    /// <summary>Against the version before.</summary>
    public IReadOnlyList<DifferencePart>? Changes { get; init; }

    /// <summary>The others, the newest first.</summary>
    public IReadOnlyList<SitePageVersionLink> Versions { get; init; } = [];
}

public sealed record SitePageVersionLink(DateTimeOffset At, string Path);

public sealed record RulesView
{
    public required PageFrame Frame { get; init; }

    /// <summary>What the site says itself; null where it has published nothing.</summary>
    public SitePageView? Own { get; init; }
}
