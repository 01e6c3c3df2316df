using Parley.Web.Site;

namespace Parley.Web.Notifications;

internal static class NotificationRoutes
{
    public static void MapNotifications(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/notifications", ShowNotifications.Page).Allow(Who.Account, Limit.Read);
        pages.MapPost("/notifications/read", MarkRead.HandleForm).Allow(Who.Account, Limit.Write);
        pages.MapGet("/notifications/unsubscribe", StopMail.Page).Allow(Who.Anyone, Limit.Read);
        pages.MapPost("/notifications/unsubscribe", StopMail.HandleForm).Allow(Who.Anyone, Limit.Write);
        pages.MapGet("/notifications/confirm", GuestMailLinks.ConfirmPage).Allow(Who.Anyone, Limit.Read);
        pages.MapPost("/notifications/confirm", GuestMailLinks.HandleConfirm).Allow(Who.Anyone, Limit.Write);
        pages.MapGet("/notifications/stop", GuestMailLinks.StopPage).Allow(Who.Anyone, Limit.Read);
        pages.MapPost("/notifications/stop", GuestMailLinks.HandleStop).Allow(Who.Anyone, Limit.Write);
        pages.MapGet("/notifications/feed/{token}", ShowNoticeFeed.Handle).Allow(Who.Anyone, Limit.Read);
        pages.MapGet("/account/notifications", ChooseMail.Page).Allow(Who.Account, Limit.Read);
        pages.MapPost("/account/notifications", ChooseMail.HandleForm).Allow(Who.Account, Limit.Write);
        pages.MapPost("/account/notifications/feed", OpenFeed.HandleForm).Allow(Who.Account, Limit.Write);
        pages.MapGet("/account/follows", ShowFollows.Page).Allow(Who.Account, Limit.Read);
        pages.MapGet("/account/muted", ShowMuted.Page).Allow(Who.Account, Limit.Read);
        pages.MapPost("/discussions/{id:long}/follow", ChangeFollow.HandleForm).Allow(Who.Account, Limit.Write);
        pages.MapPost("/comments/{id:long}/follow", ChangeFollow.HandleCommentForm).Allow(Who.Account, Limit.Write);
        pages.MapPost("/people/{id:long}/mute", ChangeMute.HandleForm).Allow(Who.Reader, Limit.Write);
        pages.MapPost("/people/guests/{id:long}/mute", ChangeMute.HandleForm).Allow(Who.Reader, Limit.Write);

        var api = routes.MapGroup("/api/v1").WithTags("Notifications");
        api.MapGet("/notifications", ShowNotifications.Handle).Allow(Who.Account, Limit.Read).WithSummary("What I was told, newest first");
        api.MapPost("/notifications/read", MarkRead.Handle).Allow(Who.Account, Limit.Write).WithSummary("Mark notifications as read, all or those named");
        api.MapPut("/discussions/{id:long}/follow", ChangeFollow.Handle).Allow(Who.Account, Limit.Write).WithSummary("Follow a discussion, or follow it no more");
        api.MapPut("/comments/{id:long}/follow", ChangeFollow.HandleComment).Allow(Who.Account, Limit.Write).WithSummary("Follow the replies to a comment, or follow them no more");
        api.MapPut("/people/{id:long}/mute", ChangeMute.Handle).Allow(Who.Reader, Limit.Write).WithSummary("Mute a person, or hear them again");
        api.MapPut("/guests/{id:long}/mute", ChangeMute.Handle).Allow(Who.Reader, Limit.Write).WithSummary("Mute a guest, or hear them again");
    }
}
