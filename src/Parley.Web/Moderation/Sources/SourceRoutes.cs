using Parley.Web.Site;

namespace Parley.Web.Moderation.Sources;

internal static class SourceRoutes
{
    public static void MapSources(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/comments/{id:long}/ask-source", AskForSource.HandlePage).Allow(Who.Anyone, Limit.Read);
        pages.MapPost("/comments/{id:long}/ask-source", AskForSource.HandleForm).Allow(Who.Account, Limit.Write);
        pages.MapPost("/comments/{id:long}/close-source", CloseQuestion.HandleForm).Allow(Who.Account, Limit.Write);
        pages.MapGet("/articles/{slug}/quotations/{passage}/ask-source", AskForQuotation.HandlePage).Allow(Who.Anyone, Limit.Read);
        pages.MapPost("/articles/{slug}/quotations/{passage}/ask-source", AskForQuotation.HandleForm).Allow(Who.Account, Limit.Write);
        pages.MapGet("/desk/sources", ShowQuestions.Page).Allow(Who.Editor, Limit.Read);
        pages.MapPost("/desk/sources/{id:long}", CloseQuestion.HandleDeskForm).Allow(Who.Editor, Limit.Write);

        var api = routes.MapGroup("/api/v1");
        api.MapPut("/comments/{id:long}/ask-source", AskForSource.Handle).Allow(Who.Account, Limit.Write).WithTags("Comments")
            .WithSummary("Ask where a comment has something from, or ask no more");
        api.MapPut("/articles/{slug}/quotations/{passage}/ask-source", AskForQuotation.Handle).Allow(Who.Account, Limit.Write).WithTags("Articles")
            .WithSummary("Ask where a quotation of an article is from, or ask no more");
    }
}
