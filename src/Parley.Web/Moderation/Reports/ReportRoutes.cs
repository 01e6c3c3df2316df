using Parley.Web.Site;

namespace Parley.Web.Moderation.Reports;

internal static class ReportRoutes
{
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/comments/{id:long}/report", ReportComment.HandlePage).Allow(Who.Anyone, Limit.Read);
        pages.MapPost("/comments/{id:long}/report", ReportComment.HandleForm).Allow(Who.Anyone, Limit.Report);
        pages.MapPost("/comments/{id:long}/dismiss-reports", DismissReports.HandleForm).Allow(Who.Account, Limit.Write);
        pages.MapGet("/notice", SendNotice.Page).Allow(Who.Anyone, Limit.Read);
        pages.MapPost("/notice", SendNotice.HandleForm).Allow(Who.Anyone, Limit.Notice).EvenIfBarred();
        pages.MapGet("/notices/{reference}", ShowNotice.Handle).Allow(Who.Anyone, Limit.Read).EvenIfBarred();
        pages.MapPost("/notices/{reference}/appeal", ObjectToNotice.HandleForm).Allow(Who.Anyone, Limit.Notice).EvenIfBarred();
        pages.MapGet("/desk/notices", ShowNotices.Page).Allow(Who.Moderator, Limit.Read);
        pages.MapGet("/desk/notices/{id:long}", DecideNotice.Page).Allow(Who.Moderator, Limit.Read);
        pages.MapPost("/desk/notices/{id:long}", DecideNotice.HandleForm).Allow(Who.Moderator, Limit.Write);
        pages.MapGet("/transparency", ShowTransparency.Page).Allow(Who.Anyone, Limit.Search);
        pages.MapGet("/transparency/figures.csv", ShowTransparency.Csv).Allow(Who.Anyone, Limit.Search);
        pages.MapGet("/transparency/figures.json", ShowTransparency.AsJson).Allow(Who.Anyone, Limit.Search);

        var api = routes.MapGroup("/api/v1").WithTags("Moderation");
        api.MapPost("/comments/{id:long}/report", ReportComment.Handle).Allow(Who.Anyone, Limit.Report).WithSummary("Report a comment to the moderators");
        api.MapPost("/comments/{id:long}/dismiss-reports", DismissReports.Handle).Allow(Who.Account, Limit.Write).WithSummary("Staff leave a comment as it is and close the reports against it");
        api.MapPost("/notices", SendNotice.Handle).Allow(Who.Anyone, Limit.Notice).EvenIfBarred().WithSummary("Tell the site of illegal content (Digital Services Act, Art. 16)");
    }
}
