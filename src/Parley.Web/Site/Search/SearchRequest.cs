using System.Globalization;
using Parley.Core.Articles;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Site.Search;

namespace Parley.Web.Site.Search;

internal enum SearchPlace
{
    All,
    Articles,
    Comments,
}

/// <summary>What somebody asked for, read and bounded; what cannot be read is named.</summary>
internal sealed record SearchRequest(string Text, SearchQueryOutcome Outcome, SearchPlace Place, string? Language, long? Before)
{
    /// <summary>Null with the name of the field that is wrong.</summary>
    public static SearchRequest? Read(string? q, string? @in, string? language, string? before, out string wrong)
    {
        wrong = "";
        var (place, spoken, cursor) = (SearchPlace.All, (string?)null, (long?)null);
        if (!string.IsNullOrEmpty(@in) && (!Enum.TryParse(@in, ignoreCase: true, out place) || !Enum.IsDefined(place) || char.IsAsciiDigit(@in[0])))
            wrong = "in";
        if (!string.IsNullOrEmpty(language) && (spoken = Core.Articles.Language.Parse(language)) is null)
            wrong = "language";
        if (!string.IsNullOrEmpty(before))
        {
            // A page goes on in one list.
            if (long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && place != SearchPlace.All)
                cursor = id;
            else
                wrong = "before";
        }

        return wrong.Length > 0 ? null : new SearchRequest(q ?? "", SearchQuery.Parse(q), place, spoken is null ? null : ArticleTerm.PrimaryLanguage(spoken), cursor);
    }

    /// <summary>What readers may see of it; two empty lists where nothing was asked.</summary>
    public async Task<(Found<FoundArticle> Articles, Found<FoundComment> Comments)> Find(
        Database database, CurrentSite asked, int mostArticles, int mostComments, CancellationToken cancel)
    {
        var query = Outcome is SearchQueryOutcome.Words words ? words.Query : null;
        return (
            query is null || Place == SearchPlace.Comments
                ? new([], null)
                : await database.SearchArticles(asked.Site.Id, query, Language, Before, mostArticles, cancel),
            query is null || Place == SearchPlace.Articles
                ? new([], null)
                : await database.SearchComments(asked.Site.Id, query, Language, Before, mostComments, cancel));
    }
}
