using Parley.Web.Site;

namespace Parley.Web.Moderation.Corrections;

internal static class CorrectionRoutes
{
    public static void MapCorrections(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/articles/{slug}/correct", RequestCorrection.HandlePage).Allow(Who.Anyone, Limit.Read);
        pages.MapPost("/articles/{slug}/correct", RequestCorrection.HandleForm).Allow(Who.Anyone, Limit.Report);
        pages.MapGet("/comments/{id:long}/correct", MarkAsCorrection.HandlePage).Allow(Who.Anyone, Limit.Read);
        pages.MapPost("/comments/{id:long}/correct", MarkAsCorrection.HandleForm).Allow(Who.Anyone, Limit.Report);
        pages.MapGet("/corrections/requests/{id:long}", ShowCorrectionRequest.Page).Allow(Who.Reader, Limit.Read);
        pages.MapGet("/desk/corrections", ShowCorrectionRequests.Page).Allow(Who.Editor, Limit.Read);
        pages.MapGet("/desk/corrections/{id:long}", DecideCorrection.Page).Allow(Who.Editor, Limit.Read);
        pages.MapPost("/desk/corrections/{id:long}", DecideCorrection.HandleForm).Allow(Who.Editor, Limit.Write);

        var api = routes.MapGroup("/api/v1").WithTags("Articles");
        api.MapPost("/articles/{slug}/correct", RequestCorrection.Handle).Allow(Who.Anyone, Limit.Report).WithSummary("Tell the editors of a mistake in an article");
        api.MapPost("/comments/{id:long}/correct", MarkAsCorrection.Handle).Allow(Who.Anyone, Limit.Report).WithSummary("Tell the editors that a comment points out a mistake");
    }
}
