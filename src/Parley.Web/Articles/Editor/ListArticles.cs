using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Editor;

/// <summary><c>GET /editor?state=&amp;q=&amp;below=</c>: the site's articles in every state, those changed last first.</summary>
internal static class ListArticles
{
    private const int OnPage = 40;
    private const int LongestSearch = 200;

    public static async Task<Results<HtmlPage, NotFound>> HandlePage(
        string? state, string? q, string? below, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        ArticleState? only = Enum.TryParse<ArticleState>(state, ignoreCase: true, out var named) && Enum.IsDefined(named) && !char.IsAsciiDigit(state[0]) ? named : null;
        var cursor = ArticleLineCursor.Parse(below);
        if ((state is not null && only is null) || (below is not null && cursor is null) || q?.Length > LongestSearch)
            return TypedResults.NotFound();
        var lines = await database.ArticleLines(site.Site.Id, only, q, OnPage + 1, cursor, cancel);
        var last = lines.Count > OnPage ? lines[OnPage - 1] : null;
        return HtmlPage.Personal<ListArticlesPage>(new ListArticlesView
        {
            Frame = Frames.Personal(http, site.Site, http.Words()["editor.heading"], reader),
            Lines = [.. lines.Take(OnPage)],
            Counts = await database.ArticleCounts(site.Site.Id, cancel),
            State = only,
            Search = q,
            OlderPath = last is null ? null : Path(site, only, q) + $"below={new ArticleLineCursor(last.UpdatedAt, last.Id)}",
        });
    }

    private static string Path(CurrentSite site, ArticleState? state, string? search) =>
        $"{site.PathBase}/editor?{(state is null ? "" : $"state={state.ToString()?.ToLowerInvariant()}&")}{(string.IsNullOrWhiteSpace(search) ? "" : $"q={Uri.EscapeDataString(search)}&")}";
}

/// <summary>The editors' list.</summary>
public sealed record ListArticlesView
{
    public required PageFrame Frame { get; init; }
    public required IReadOnlyList<ArticleLine> Lines { get; init; }
    public required IReadOnlyDictionary<ArticleState, long> Counts { get; init; }

    /// <summary>Only those; null shows all.</summary>
    public required ArticleState? State { get; init; }
    public required string? Search { get; init; }
    public required string? OlderPath { get; init; }
}
