using Parley.Web.Site;

namespace Parley.Web.Articles.Replies;

internal static class RightRoutes
{
    public static void MapRights(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/replies").ExcludeFromDescription();
        desk.MapGet("", ListRights.Page).Allow(Who.Editor, Limit.Read);
        desk.MapGet("/invite", InviteQuoted.Page).Allow(Who.Editor, Limit.Read);
        desk.MapPost("/invite", InviteQuoted.HandleForm).Allow(Who.Editor, Limit.Write);
        desk.MapGet("/{id:long}", DecideReply.Page).Allow(Who.Editor, Limit.Read);
        desk.MapPost("/{id:long}", DecideReply.HandleForm).Allow(Who.Editor, Limit.Write);

        // Whom staff keep from commenting, and ask all the same, may answer.
        var right = routes.MapGroup("/right-of-reply").ExcludeFromDescription();
        right.MapGet("", TakeRight.Page).Allow(Who.Anyone, Limit.Read);
        right.MapPost("", TakeRight.HandleForm).Allow(Who.Account, Limit.SignIn).EvenIfBarred();
        right.MapPost("/decline", TakeRight.Decline).Allow(Who.Anyone, Limit.SignIn).EvenIfBarred();
        right.MapGet("/{id:long}", WriteReply.Page).Allow(Who.Account, Limit.Read).EvenIfBarred();
        right.MapPost("/{id:long}", WriteReply.HandleForm).Allow(Who.Account, Limit.Post).EvenIfBarred();
        right.MapPost("/{id:long}/preview", WriteReply.Preview).Allow(Who.Account, Limit.Preview).EvenIfBarred();
        right.MapPost("/{id:long}/withdraw", WriteReply.Withdraw).Allow(Who.Account, Limit.Write).EvenIfBarred();

        routes.MapGet("/api/v1/articles/{id:long}/replies", ReadReplies.Handle).Allow(Who.Anyone, Limit.Read).WithTags("Articles")
            .WithSummary("What people quoted in an article answer");
    }
}
