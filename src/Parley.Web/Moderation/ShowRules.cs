using Parley.Web.Site;

namespace Parley.Web.Moderation;

/// <summary><c>GET /rules</c>: the house rules that a removal names.</summary>
internal static class ShowRules
{
    public static HtmlPage Handle(HttpContext http, CurrentSite site) =>
        HtmlPage.Shared<RulesPage>(new RulesView { Frame = Frames.Frame(site, site.Site, site.Words()["page.rules"]) });
}
