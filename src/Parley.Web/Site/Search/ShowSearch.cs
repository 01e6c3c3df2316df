using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Site.Search;

namespace Parley.Web.Site.Search;

/// <summary><c>GET /search?q=&amp;in=&amp;language=&amp;before=</c>: articles and comments that hold all the words. The same for everyone, and asked anew each time.</summary>
internal static class ShowSearch
{
    private const int MostArticles = 5;
    private const int Most = 20;

    public static async Task<Results<HtmlPage, NotFound>> Handle(
        string? q, string? @in, string? language, string? before, CurrentSite asked, Database database, CancellationToken cancel)
    {
        if (SearchRequest.Read(q, @in, language, before, out _) is not { } request)
            return TypedResults.NotFound();
        await using var moment = await database.Snapshot(cancel);
        var (articles, comments) = await request.Find(database, asked, request.Place == SearchPlace.All ? MostArticles : Most, Most, cancel);
        var words = asked.Words();
        var frame = Frames.Frame(asked, asked.Site, words["search.title"]) with { NoIndex = true, Sheets = ["search.css"] };
        var query = (request.Outcome as SearchQueryOutcome.Words)?.Query;
        var view = new SearchView
        {
            Frame = frame,
            // What is far too long is not carried back into the field.
            Query = request.Text[..Math.Min(request.Text.Length, SearchQuery.MaxLength)],
            Place = NameOf(request.Place),
            Language = request.Language,
            Languages = [.. (await database.LanguagesOf(asked.Site.Id, cancel)).Select(tag => (tag, NameOfLanguage(tag)))],
            Problem = Problem(request.Outcome, words),
            HasLooked = query is not null,
            Articles = query is null ? [] : [.. articles.Things.Select(found => Item(found, query, asked))],
            Comments = query is null ? [] : [.. comments.Things.Select(found => Item(found, query, asked))],
            MoreArticles = articles.Next is { } olderArticles ? More(request, SearchPlace.Articles, olderArticles, asked) : null,
            MoreComments = comments.Next is { } olderComments ? More(request, SearchPlace.Comments, olderComments, asked) : null,
        };
        return view.Problem is null ? HtmlPage.Shared<SearchPage>(view) : HtmlPage.Personal<SearchPage>(view, StatusCodes.Status400BadRequest);
    }

    private static string? Problem(SearchQueryOutcome outcome, Words words) => outcome switch
    {
        SearchQueryOutcome.TooLong(var length) => words.Fill("search.too_long", ("length", words.Number(length)), ("most", words.Number(SearchQuery.MaxLength))),
        SearchQueryOutcome.TooManyWords(var count) => words.Fill("search.too_many", ("count", words.Number(count)), ("most", words.Number(SearchQuery.MaxWords))),
        SearchQueryOutcome.NoWords => words["search.no_words"],
        _ => null,
    };

    private static FoundItem Item(FoundArticle found, SearchQuery query, CurrentSite asked) => new()
    {
        Path = asked.PathBase + SiteLinks.Article(found.Article.Slug),
        Heading = FoundText.Mark(found.Content.Headline, query),
        Words = FoundText.Around(Body(found.Content), query),
        Language = found.Content.Language,
        Direction = found.Content.Direction,
        At = found.Article.PublishedAt,
    };

    private static FoundItem Item(FoundComment found, SearchQuery query, CurrentSite asked) => new()
    {
        Path = $"{asked.PathBase}/comments/{found.Comment.Id}",
        Words = FoundText.Around(Markup.CoveredText(found.Comment.Source), query),
        Author = found.Comment.AuthorName,
        At = found.Comment.CreatedAt,
        Under = found.Discussion.Title,
        UnderPath = asked.Page(asked.Site, found.Discussion),
    };

    /// <summary>What stands under the headline.</summary>
    private static string Body(ArticleContent content) => string.Join('\n', ArticleText.Pieces(content).Skip(1).Select(piece => piece.Text));

    private static string More(SearchRequest request, SearchPlace place, long before, CurrentSite asked)
    {
        // From both lists to articles alone begins at their head: only some were shown.
        var from = request.Place == SearchPlace.All && place == SearchPlace.Articles ? "" : string.Create(CultureInfo.InvariantCulture, $"&before={before}");
        var language = request.Language is null ? "" : "&language=" + request.Language;
        return $"{asked.PathBase}/search?q={Uri.EscapeDataString(request.Text)}&in={NameOf(place)}{language}{from}";
    }

    private static string NameOf(SearchPlace place) => place switch
    {
        SearchPlace.Articles => "articles",
        SearchPlace.Comments => "comments",
        _ => "all",
    };

    /// <summary>As its own speakers call it; the tag where that is not known.</summary>
    private static string NameOfLanguage(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).NativeName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
