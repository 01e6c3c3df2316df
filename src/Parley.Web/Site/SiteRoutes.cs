namespace Parley.Web.Site;

internal static class SiteRoutes
{
    public static void MapSite(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/site-colours/{name}", SiteColours.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
}
