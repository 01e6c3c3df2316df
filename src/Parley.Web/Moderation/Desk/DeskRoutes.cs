using Parley.Web.Site;

namespace Parley.Web.Moderation.Desk;

internal static class DeskRoutes
{
    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk").ExcludeFromDescription();
        desk.MapGet("", ShowQueue.Start).Allow(Who.Moderator, Limit.Read);
        desk.MapGet("/queue/{tab}", ShowQueue.Page).Allow(Who.Moderator, Limit.Read);
        desk.MapGet("/items/{comment:long}", ShowItem.Page).Allow(Who.Moderator, Limit.Read);
    }
}
