namespace Parley.Web.Site.Search;

internal static class SearchRoutes
{
    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/search", ShowSearch.Handle).Allow(Who.Anyone, Limit.Search).ExcludeFromDescription();
        routes.MapGet("/api/v1/search", ReadSearch.Handle).Allow(Who.Anyone, Limit.Search).WithTags("Search")
            .WithSummary("Find articles and comments by their words");
    }
}
