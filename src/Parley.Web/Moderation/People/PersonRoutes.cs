using Parley.Web.Site;

namespace Parley.Web.Moderation.People;

internal static class PersonRoutes
{
    public static void MapPeopleAtDesk(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/people").ExcludeFromDescription();
        desk.MapGet("", ListMeasures.Page).Allow(Who.Moderator, Limit.Read);
        desk.MapPost("/domains", BlockDomain.HandleForm).Allow(Who.Editor, Limit.Write);
        desk.MapPost("/end", EndMeasure.HandleForm).Allow(Who.Moderator, Limit.Write);
        foreach (var kind in (string[])["", "/guests"])
        {
            desk.MapGet(kind + "/{id:long}", ShowProfile.Page).Allow(Who.Moderator, Limit.Read);
            desk.MapPost(kind + "/{id:long}/measures", DecideMeasure.HandleForm).Allow(Who.Moderator, Limit.Write);
            desk.MapPost(kind + "/{id:long}/notes", WriteNote.HandleForm).Allow(Who.Moderator, Limit.Write);
            desk.MapPost(kind + "/{id:long}/addresses", ShowAddresses.HandleForm).Allow(Who.Moderator, Limit.Write);
        }

        var api = routes.MapGroup("/api/v1").WithTags("Moderation");
        api.MapPost("/people/{id:long}/measures", DecideMeasure.Handle).Allow(Who.Moderator, Limit.Write)
            .WithSummary("Staff warn, mute, suspend, ban or trust somebody, or hold all from them");
        api.MapPost("/guests/{id:long}/measures", DecideMeasure.HandleGuest).Allow(Who.Moderator, Limit.Write)
            .WithSummary("The same about a guest");
        api.MapPost("/people/measures/end", EndMeasure.Handle).Allow(Who.Moderator, Limit.Write)
            .WithSummary("Staff end a measure before its time");
    }
}
