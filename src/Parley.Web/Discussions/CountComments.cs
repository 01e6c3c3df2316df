using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using Parley.Storage.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>GET /api/v1/counts?url=…&amp;url=…</c>: visible comments under pages; 0 where there is no discussion.</summary>
internal static class CountComments
{
    public const int Most = 100;

    public static async Task<Results<Ok<CountsJson>, ProblemHttpResult>> Handle(
        HttpContext http, CurrentSite asked, PageSites sites, PageCache pages, CancellationToken cancel)
    {
        var urls = http.Request.Query["url"];
        if (StringValues.IsNullOrEmpty(urls))
            return Refusal.BadField("url", "name one page or several").AsProblem();
        if (urls.Count > Most)
            return Refusal.BadField("url", $"at most {Most} pages at once").AsProblem();

        List<CountJson> counts = [];
        foreach (var url in urls)
        {
            switch (sites.Find(url ?? "", asked, http.Request.Host.Host))
            {
                case PageSites.Found found:
                    counts.Add(new CountJson(url ?? "", await Count(found, asked, pages, cancel)));
                    break;
                case PageSites.OtherSite other:
                    return Refusal.BadField("url", $"{url} belongs to the site {other.ShortName}, not to the one this address names").AsProblem();
                default:
                    return Refusal.BadField("url", $"{url} is no address of a page").AsProblem();
            }
        }

        return TypedResults.Ok(new CountsJson(counts));
    }

    /// <summary>Each is kept by itself: a hundred pages may be asked for in any order.</summary>
    private static async Task<long> Count(PageSites.Found found, CurrentSite asked, PageCache pages, CancellationToken cancel)
    {
        var key = new PageKey(PageKind.Count, asked.Site.Id.Value, asked.Named, "", "") { Id = found.Site.Id.Value, Text = found.Key };
        return await pages.Get(key, null, (composition, stop) => Compose(found, asked, pages, composition, stop), cancel) is { } count
            ? JsonSerializer.Deserialize<long>(count.Bytes)
            : 0;
    }

    private static async Task<PageBody?> Compose(
        PageSites.Found found, CurrentSite asked, PageCache pages, Composition composition, CancellationToken cancel)
    {
        if (await composition.Seen(composition.Database.DiscussionAt(found.Site.Id, found.Key, cancel), asked, cancel) is var (discussion, _))
            return PageBody.Json(discussion.CommentCount, pages.Json);
        // None is kept too, until its site publishes something: a list of a hundred pages without comments is asked for as often as any.
        return await composition.Site(found.Site.Id, cancel) is null ? null : PageBody.Json(0L, pages.Json);
    }
}

internal sealed record CountsJson(IReadOnlyList<CountJson> Counts);

/// <param name="Url">As it was asked.</param>
internal sealed record CountJson(string Url, long Count);
