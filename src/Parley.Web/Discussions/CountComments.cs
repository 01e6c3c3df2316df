using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>GET /api/v1/counts?url=…&amp;url=…</c>: visible comments under pages; 0 where there is no discussion.</summary>
internal static class CountComments
{
    public const int Most = 100;

    public static async Task<Results<Ok<CountsJson>, ProblemHttpResult>> Handle(
        HttpContext http, CurrentSite site, PageSites sites, Database database, CancellationToken cancel)
    {
        var urls = http.Request.Query["url"];
        if (StringValues.IsNullOrEmpty(urls))
            return Refusal.BadField("url", "name one page or several").AsProblem();
        if (urls.Count > Most)
            return Refusal.BadField("url", $"at most {Most} pages at once").AsProblem();

        List<CountJson> counts = [];
        foreach (var url in urls)
        {
            switch (sites.Find(url ?? "", site, http.Request.Host.Host))
            {
                case PageSites.Found found:
                    var discussion = await database.DiscussionAt(found.Site.Id, found.Key, cancel);
                    counts.Add(new CountJson(url ?? "", discussion is { IsPublic: true } ? discussion.CommentCount : 0));
                    break;
                case PageSites.OtherSite other:
                    return Refusal.BadField("url", $"{url} belongs to the site {other.ShortName}, not to the one this address names").AsProblem();
                default:
                    return Refusal.BadField("url", $"{url} is no address of a page").AsProblem();
            }
        }

        return TypedResults.Ok(new CountsJson(counts));
    }
}

internal sealed record CountsJson(IReadOnlyList<CountJson> Counts);

/// <param name="Url">As it was asked.</param>
internal sealed record CountJson(string Url, long Count);
