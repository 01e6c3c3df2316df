using Parley.Web.Moderation.Statements;
using Parley.Web.Moderation.Threads;
using Parley.Web.Site;

namespace Parley.Web.Moderation;

internal static class ModerationRoutes
{
    public static void MapModeration(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/comments/{id:long}/verdict", GiveVerdict.HandlePage).Allow(Who.Account, Limit.Read).ExcludeFromDescription();
        routes.MapPost("/comments/{id:long}/verdict", GiveVerdict.HandleForm).Allow(Who.Account, Limit.Write).ExcludeFromDescription();
        routes.MapPost("/api/v1/comments/{id:long}/verdict", GiveVerdict.Handle).Allow(Who.Account, Limit.Write).WithTags("Moderation")
            .WithSummary("Staff approve, hold, remove or restore a comment, with a ground");
        routes.MapPost("/comments/{id:long}/verdict/undo", UndoVerdict.HandleForm).Allow(Who.Account, Limit.Write).ExcludeFromDescription();
        routes.MapPost("/api/v1/comments/{id:long}/verdict/undo", UndoVerdict.Handle).Allow(Who.Account, Limit.Write).WithTags("Moderation")
            .WithSummary("Take a verdict of one's own back within ten seconds");
        routes.MapStatements();
        MapThreads(routes);
    }

    private static void MapThreads(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/comments/{id:long}/mark", MarkComment.HandlePage).Allow(Who.Account, Limit.Read);
        pages.MapPost("/comments/{id:long}/mark", MarkComment.HandleForm).Allow(Who.Account, Limit.Write);
        pages.MapPost("/comments/{id:long}/move", MoveBranch.HandleForm).Allow(Who.Account, Limit.Write);
        pages.MapGet("/discussions/{id:long}/state", CloseDiscussion.HandlePage).Allow(Who.Account, Limit.Read);
        pages.MapPost("/discussions/{id:long}/state", CloseDiscussion.HandleForm).Allow(Who.Account, Limit.Write);

        var api = routes.MapGroup("/api/v1").WithTags("Moderation");
        api.MapPost("/comments/{id:long}/mark", MarkComment.Handle).Allow(Who.Account, Limit.Write)
            .WithSummary("Staff feature, pin or lock a comment, or take that back");
        api.MapPost("/comments/{id:long}/move", MoveBranch.Handle).Allow(Who.Account, Limit.Write)
            .WithSummary("Staff move a comment with all below it to another place of the site");
        api.MapPut("/discussions/{id:long}/state", CloseDiscussion.Handle).Allow(Who.Account, Limit.Write)
            .WithSummary("Staff close a discussion or open it again");
    }
}
