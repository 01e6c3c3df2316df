namespace Parley.Web.Site.Maps;

internal static class MapRoutes
{
    public static void MapMaps(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sitemap.xml", ShowSiteMap.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/sitemaps/{name}.xml", ShowSiteMap.HandleMap).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/news-sitemap.xml", ShowNewsMap.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/robots.txt", ShowRobots.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
    }
}
