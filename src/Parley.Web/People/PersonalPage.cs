using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>A page for one reader: never kept on the way, never found by search engines.</summary>
internal static class PersonalPage
{
    /// <param name="context">Its site gives name and language, its reader the line at the head.</param>
    /// <param name="title">A key of the catalogue.</param>
    /// <param name="notices">What is said at the head of the page.</param>
    public static PageFrame Frame(HttpContext context, string title, params IReadOnlyList<PageNotice> notices)
    {
        var site = SiteOf(context);
        var words = Words.For(site.Language);
        var reader = context.Features.Get<CurrentReader>();
        return new PageFrame
        {
            SiteName = site.Name,
            Tagline = site.Tagline,
            BasePath = context.Request.PathBase.Value ?? "",
            Words = words,
            Title = words[title],
            NoIndex = true,
            Notices = notices,
            Reader = reader is { Name: { } name } ? new ReaderLine(name, reader.Account is null) : null,
        };
    }

    /// <summary>The whole page, with the component's parameter <c>Page</c>.</summary>
    public static async Task<ContentHttpResult> Show<TPage>(HttpContext context, object view, int status = StatusCodes.Status200OK) where TPage : IComponent
    {
        MarkPrivate(context);
        var html = await context.RequestServices.GetRequiredService<PageRenderer>().Render<TPage>(view);
        return TypedResults.Text(html, "text/html", System.Text.Encoding.UTF8, status);
    }

    /// <summary>Goes on to a page of our own; <paramref name="path"/> is root-relative.</summary>
    public static RedirectHttpResult GoTo(HttpContext context, string path)
    {
        MarkPrivate(context);
        return TypedResults.LocalRedirect(path);
    }

    public static Words WordsOf(HttpContext context) => Words.For(SiteOf(context).Language);

    /// <summary>Marks an answer as nobody's but this reader's.</summary>
    public static void MarkPrivate(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
    }

    private static Core.Site.Publication SiteOf(HttpContext context) =>
        CurrentSite.Of(context)?.Site ?? throw new InvalidOperationException("The edge lets no page be asked for without a site.");
}
