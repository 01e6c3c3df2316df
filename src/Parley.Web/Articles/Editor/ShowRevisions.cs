using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Editor;

/// <summary><c>GET /editor/articles/{id}/revisions?below=</c>: what an article has been, who made it so and when.</summary>
internal static class ShowRevisions
{
    private const int OnPage = 50;

    public static async Task<Results<HtmlPage, NotFound>> HandlePage(
        long id, int? below, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await OpenedArticle.Find(id, http, reader, site, database, cancel) is not { } opened)
            return TypedResults.NotFound();
        var lines = await database.RevisionLines(opened.Id, OnPage + 1, below, cancel);
        List<AsideLine> aside = [];
        foreach (var copy in await database.CopiesAside(opened.Id, cancel))
            aside.Add(new AsideLine(copy.Number, copy.Form.Headline, copy.At, await EditArticle.Name(opened, copy, cancel)));
        return HtmlPage.Personal<RevisionsPage>(new RevisionsView
        {
            Frame = opened.Frame(http.Words()["editor.revisions"]),
            Path = opened.Path,
            Article = opened.Article,
            Lines = [.. lines.Take(OnPage)],
            Aside = below is null ? aside : [],
            HasCopy = await database.CurrentCopy(opened.Id, cancel) is not null,
            OlderPath = lines.Count > OnPage ? $"{opened.Path}/revisions?below={lines[OnPage - 1].Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : null,
        });
    }
}

public sealed record RevisionsView
{
    public required PageFrame Frame { get; init; }
    public required string Path { get; init; }
    public required Article Article { get; init; }
    public required IReadOnlyList<RevisionLine> Lines { get; init; }

    /// <summary>Copies that were set aside when two edited at once.</summary>
    public required IReadOnlyList<AsideLine> Aside { get; init; }

    /// <summary>While something is typed and not published, no revision is brought back over it.</summary>
    public required bool HasCopy { get; init; }
    public required string? OlderPath { get; init; }
}

public sealed record AsideLine(int Number, string Headline, DateTimeOffset At, string? By);
