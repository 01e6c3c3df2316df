using Parley.Web.Site;

namespace Parley.Web.Moderation.Desk;

internal static class DeskRoutes
{
    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk").ExcludeFromDescription();
        desk.MapGet("", ShowQueue.Start).Allow(Who.Moderator, Limit.Read);
        desk.MapGet("/queue/{tab}", ShowQueue.Page).Allow(Who.Moderator, Limit.Read);
        desk.MapGet("/counts", CountWaiting.Handle).Allow(Who.Moderator, Limit.Read);
        desk.MapGet("/items/{comment:long}", ShowItem.Page).Allow(Who.Moderator, Limit.Read);
        desk.MapPost("/items/{comment:long}", DecideItem.HandleForm).Allow(Who.Moderator, Limit.Write);
        desk.MapPost("/items/{comment:long}/claim", ClaimItem.HandleForm).Allow(Who.Moderator, Limit.Write);
        desk.MapPost("/items/{comment:long}/notes", NoteDown.HandleForm).Allow(Who.Moderator, Limit.Write);
        desk.MapPost("/bulk", DecideMany.Preview).Allow(Who.Moderator, Limit.Preview).Repeats("comment");
        desk.MapPost("/bulk/do", DecideMany.HandleForm).Allow(Who.Moderator, Limit.Write).Repeats("comment");
        desk.MapGet("/articles", WatchArticle.Page).Allow(Who.Moderator, Limit.Read);
        desk.MapPost("/watch", WatchArticle.HandleForm).Allow(Who.Moderator, Limit.Write);
        desk.MapGet("/reasons", EditCannedReasons.Page).Allow(Who.Moderator, Limit.Read);
        desk.MapPost("/reasons", EditCannedReasons.Add).Allow(Who.Moderator, Limit.Write);
        desk.MapPost("/reasons/remove", EditCannedReasons.Remove).Allow(Who.Moderator, Limit.Write);
        desk.MapPost("/undo", UndoAct.HandleForm).Allow(Who.Moderator, Limit.Write);
    }
}
