using Parley.Web.Site;

namespace Parley.Web.Moderation.Reports;

internal static class ReportRoutes
{
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/comments/{id:long}/report", ReportComment.HandlePage).Allow(Who.Anyone, Limit.Read);
        pages.MapPost("/comments/{id:long}/report", ReportComment.HandleForm).Allow(Who.Anyone, Limit.Report);
        pages.MapGet("/notice", SendNotice.Page).Allow(Who.Anyone, Limit.Read);
        pages.MapPost("/notice", SendNotice.HandleForm).Allow(Who.Anyone, Limit.Notice);
        pages.MapGet("/notices/{reference}", ShowNotice.Handle).Allow(Who.Anyone, Limit.Read);

        var api = routes.MapGroup("/api/v1").WithTags("Moderation");
        api.MapPost("/comments/{id:long}/report", ReportComment.Handle).Allow(Who.Anyone, Limit.Report).WithSummary("Report a comment to the moderators");
        api.MapPost("/notices", SendNotice.Handle).Allow(Who.Anyone, Limit.Notice).WithSummary("Tell the site of illegal content (Digital Services Act, Art. 16)");
    }
}
