using Parley.Web.Moderation;
using Parley.Web.Moderation.Surges;
using Parley.Web.Notifications.Webhooks;
using Parley.Web.Site.OwnPages;
using Parley.Web.Site.Pictures;
using Parley.Web.Site.Settings;
using Parley.Web.Site.Staff;

namespace Parley.Web.Site;

internal static class SiteRoutes
{
    public static void MapSite(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/site-colours/{name}", SiteColours.Handle).Allow(Who.Anyone, Limit.Read);
        pages.MapGet("/favicon.ico", ShowFavicon.Handle).Allow(Who.Anyone, Limit.Read);
        pages.MapGet("/rules", ShowSitePage.Rules).Allow(Who.Anyone, Limit.Read);
        pages.MapGet("/pages/{slug}", ShowSitePage.Handle).Allow(Who.Anyone, Limit.Read);
        pages.MapGet("/pages/{slug}/versions/{number:int}", ShowSitePage.Version).Allow(Who.Anyone, Limit.Read);
        pages.MapGet("/invitation", TakeInvitation.Page).Allow(Who.Anyone, Limit.Read);
        pages.MapPost("/invitation", TakeInvitation.HandleForm).Allow(Who.Account, Limit.SignIn);

        var settings = routes.MapGroup("/site").ExcludeFromDescription();
        settings.MapGet("", ShowSettings.Page).Allow(Who.Owner, Limit.Read);
        settings.MapGet("/start", SetUpSite.Page).Allow(Who.Owner, Limit.Read);
        settings.MapPost("/start", SetUpSite.HandleForm).Allow(Who.Owner, Limit.Write);
        settings.MapGet("/history", ShowSettingHistory.Page).Allow(Who.Owner, Limit.Read);
        settings.MapGet("/sections", ChangeSections.Page).Allow(Who.Owner, Limit.Read);
        settings.MapPost("/sections", ChangeSections.HandleForm).Allow(Who.Owner, Limit.Write);
        settings.MapGet("/pictures", ChangeSitePicture.Page).Allow(Who.Owner, Limit.Read);
        settings.MapPost("/pictures/masthead", ChangeSitePicture.Masthead).WithPicture(PictureUse.Masthead).Allow(Who.Owner, Limit.Picture);
        settings.MapPost("/pictures/favicon", ChangeSitePicture.Favicon).WithPicture(PictureUse.Favicon).Allow(Who.Owner, Limit.Picture);
        settings.MapPost("/pictures/share-image", ChangeSitePicture.ShareImage).WithPicture(PictureUse.Masthead).Allow(Who.Owner, Limit.Picture);
        settings.MapGet("/mail", ChangeMail.Page).Allow(Who.Owner, Limit.Read);
        settings.MapPost("/mail", ChangeMail.HandleForm).Allow(Who.Owner, Limit.Write);
        settings.MapPost("/mail/test", ChangeMail.Test).Allow(Who.Owner, Limit.SignIn);
        settings.MapGet("/staff", StaffDesk.Page).Allow(Who.Owner, Limit.Read);
        settings.MapPost("/staff/invite", StaffDesk.Invite).Allow(Who.Owner, Limit.SignIn);
        settings.MapPost("/staff/withdraw", StaffDesk.Withdraw).Allow(Who.Owner, Limit.Write);
        settings.MapPost("/staff/role", StaffDesk.ChangeRole).Allow(Who.Owner, Limit.Write);
        settings.MapGet("/policy", ChangePolicy.Page).Allow(Who.Owner, Limit.Read);
        settings.MapPost("/policy", ChangePolicy.HandleForm).Allow(Who.Owner, Limit.Write).Repeats("starters").WithMetadata(new TakesLongForm());
        settings.MapGet("/policy/find", ChangePolicy.Find).Allow(Who.Owner, Limit.Read);
        settings.MapPost("/policy/try", TryPolicy.HandleForm).Allow(Who.Owner, Limit.Write);
        settings.MapGet("/pages", EditSitePages.List).Allow(Who.Owner, Limit.Read);
        settings.MapGet("/pages/edit", EditSitePages.Form).Allow(Who.Owner, Limit.Read);
        settings.MapPost("/pages/edit", EditSitePages.HandleForm).Allow(Who.Owner, Limit.Write);
        settings.MapGet("/webhooks", WebhookDesk.Page).Allow(Who.Owner, Limit.Read);
        settings.MapPost("/webhooks", WebhookDesk.Add).Allow(Who.Owner, Limit.Write);
        settings.MapGet("/webhooks/{id:long}", WebhookDesk.ShowOne).Allow(Who.Owner, Limit.Read);
        settings.MapPost("/webhooks/{id:long}", WebhookDesk.Act).Allow(Who.Owner, Limit.Write);
        settings.MapGet("/surge", ChangeSurge.Page).Allow(Who.Moderator, Limit.Read);
        settings.MapPost("/surge", ChangeSurge.HandleForm).Allow(Who.Moderator, Limit.Write);
        settings.MapGet("/{group}", ChangeSettings.Page).Allow(Who.Owner, Limit.Read);
        settings.MapPost("/{group}", ChangeSettings.HandleForm).Allow(Who.Owner, Limit.Write).Repeats("languages");
    }
}
