using Parley.Web.Articles.Feeds;
using Parley.Web.Articles.Lists;
using Parley.Web.Articles.Passages;
using Parley.Web.Site;

namespace Parley.Web.Articles;

internal static class ArticleRoutes
{
    public static void MapArticles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", ShowFront.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/articles/{slug}", ShowArticle.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/articles/{slug}/passages/{sentence}", ShowPassage.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/corrections", ShowCorrections.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/files/{hash}", ShowFile.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        MapLists(routes);
        foreach (var format in FeedFormat.All)
            MapFeeds(routes, format.Name);
    }

    private static void MapLists(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sections/{slug}", ShowList.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/tags/{slug}", ShowList.HandleTag).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/authors/{slug}", ShowList.HandleAuthor).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/archive", ShowArchive.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/archive/{year:int}/{month:int}", ShowArchive.HandleMonth).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
    }

    private static void MapFeeds(IEndpointRouteBuilder routes, string format)
    {
        routes.MapGet($"/feed.{format}", ArticleFeed.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet($"/sections/{{slug}}/feed.{format}", ArticleFeed.HandleSection).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet($"/tags/{{slug}}/feed.{format}", ArticleFeed.HandleTag).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet($"/authors/{{slug}}/feed.{format}", ArticleFeed.HandleAuthor).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet($"/corrections/feed.{format}", CorrectionFeed.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet($"/articles/{{slug}}/comments.{format}", CommentFeed.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
    }
}
