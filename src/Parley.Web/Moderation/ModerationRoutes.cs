using Parley.Web.Site;

namespace Parley.Web.Moderation;

internal static class ModerationRoutes
{
    public static void MapModeration(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/comments/{id:long}/verdict", GiveVerdict.HandlePage).Allow(Who.Account, Limit.Read).ExcludeFromDescription();
        routes.MapPost("/comments/{id:long}/verdict", GiveVerdict.HandleForm).Allow(Who.Account, Limit.Write).ExcludeFromDescription();
        routes.MapPost("/api/v1/comments/{id:long}/verdict", GiveVerdict.Handle).Allow(Who.Account, Limit.Write).WithTags("Moderation")
            .WithSummary("Staff remove, restore or approve a comment");
    }
}
