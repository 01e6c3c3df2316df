using Parley.Web.Site;

namespace Parley.Web.Articles;

internal static class ArticleRoutes
{
    public static void MapArticles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", ShowFront.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/feed.atom", ArticleFeed.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/articles/{slug}", ShowArticle.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/articles/{slug}/comments.atom", CommentFeed.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/corrections", ShowCorrections.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/files/{hash}", ShowFile.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
    }
}
