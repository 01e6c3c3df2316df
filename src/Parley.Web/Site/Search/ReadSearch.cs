using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Web.Discussions;
using Parley.Web.Discussions.Quotes;

namespace Parley.Web.Site.Search;

/// <summary><c>GET /api/v1/search?q=&amp;in=&amp;language=&amp;before=</c>: as the search page, for programs.</summary>
internal static class ReadSearch
{
    private const int Most = 20;

    public static async Task<Results<Ok<SearchJson>, ProblemHttpResult>> Handle(
        string? q, string? @in, string? language, string? before, CurrentSite asked, Database database, CancellationToken cancel)
    {
        if (SearchRequest.Read(q, @in, language, before, out var wrong) is not { } request)
            return Refusal.BadField(wrong, wrong switch
            {
                "in" => "it is all, articles or comments",
                "language" => "it is no language tag",
                _ => "it is a number that was given out here, for articles or for comments",
            }).AsProblem();
        if (Explain(request.Outcome) is { } problem)
            return Refusal.BadField("q", problem).AsProblem();
        await using var moment = await database.Snapshot(cancel);
        var (articles, comments) = await request.Find(database, asked, Most, Most, cancel);
        var quotes = await QuotesJson.Read(database, comments.Things.Select(found => found.Comment.Id), asked.PathBase, null, cancel);
        return TypedResults.Ok(new SearchJson(
            [.. articles.Things.Select(found => new FoundArticleJson(
                asked.Origin + asked.PathBase + SiteLinks.Article(found.Article.Slug), found.Content.Headline, found.Content.Dek, found.Content.Language, found.Article.PublishedAt))],
            articles.Next?.ToString(CultureInfo.InvariantCulture),
            [.. comments.Things.Select(found => new FoundCommentJson(
                asked.AbsoluteUrl($"{asked.PathBase}/comments/{found.Comment.Id}"), asked.AbsoluteUrl(asked.Page(asked.Site, found.Discussion)), found.Discussion.Title,
                CommentJson.Of(found.Comment, quotes with { Page = asked.Page(asked.Site, found.Discussion) })))],
            comments.Next?.ToString(CultureInfo.InvariantCulture)));
    }

    private static string? Explain(SearchQueryOutcome outcome) => outcome switch
    {
        SearchQueryOutcome.Words => null,
        SearchQueryOutcome.TooLong(var length) => string.Create(CultureInfo.InvariantCulture, $"it has {length} characters; at most {SearchQuery.MaxLength}"),
        SearchQueryOutcome.TooManyWords(var count) => string.Create(CultureInfo.InvariantCulture, $"it has {count} different words; at most {SearchQuery.MaxWords}"),
        _ => "it holds no word",
    };
}

/// <summary>Newest first. <c>…Next</c> is the <c>before</c> of the next page in that list; null at the end.</summary>
internal sealed record SearchJson(
    IReadOnlyList<FoundArticleJson> Articles, string? ArticlesNext, IReadOnlyList<FoundCommentJson> Comments, string? CommentsNext);

internal sealed record FoundArticleJson(string Url, string Headline, string? Dek, string Language, DateTimeOffset? PublishedAt);

/// <param name="Url">Of the comment's own page.</param>
/// <param name="PageUrl">Of the page it stands under.</param>
/// <param name="PageTitle">Its headline.</param>
/// <param name="Comment">As other answers show it, without its replies.</param>
internal sealed record FoundCommentJson(string Url, string PageUrl, string PageTitle, CommentJson Comment);
