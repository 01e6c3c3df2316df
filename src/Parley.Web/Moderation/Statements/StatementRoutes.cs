using Parley.Web.Moderation.Appeals;
using Parley.Web.Moderation.Record;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Statements;

internal static class StatementRoutes
{
    public static void MapStatements(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/account/statements", ShowOwnStatements.Page).Allow(Who.Account, Limit.Read).EvenIfBarred();
        pages.MapGet("/statements/{id}", ShowStatement.Page).Allow(Who.Reader, Limit.Read).EvenIfBarred();
        pages.MapPost("/statements/{id}/appeal", MakeAppeal.HandleForm).Allow(Who.Reader, Limit.Write).EvenIfBarred();
        pages.MapGet("/desk/appeals", ListAppeals.Page).Allow(Who.Moderator, Limit.Read);
        pages.MapGet("/desk/appeals/{id:long}", AnswerAppeal.Page).Allow(Who.Moderator, Limit.Read);
        pages.MapPost("/desk/appeals/{id:long}", AnswerAppeal.HandleForm).Allow(Who.Moderator, Limit.Write);

        pages.MapGet("/desk/log", ShowLedger.Page).Allow(Who.Owner, Limit.Read);
        pages.MapGet("/moderation-log", ShowModerationLog.Page).Allow(Who.Anyone, Limit.Read);

        var api = routes.MapGroup("/api/v1").WithTags("Moderation");
        api.MapGet("/statements/{id}", ReadStatement.Handle).Allow(Who.Reader, Limit.Read).EvenIfBarred().WithSummary("A decision about me, in the fields of the EU's transparency database");
        api.MapPost("/statements/{id}/appeal", MakeAppeal.Handle).Allow(Who.Reader, Limit.Write).EvenIfBarred().WithSummary("Object to a decision about me");
        api.MapPost("/appeals/{id:long}", AnswerAppeal.Handle).Allow(Who.Moderator, Limit.Write).WithSummary("Answer an objection");
    }
}
