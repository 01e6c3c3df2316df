using Parley.Web.People;

namespace Parley.Web.Site.Settings;

/// <summary>What every page of the settings shares: its place among the others.</summary>
public sealed record SettingsFrame(PageFrame Frame, string Current)
{
    /// <summary>In the order in which one sets up a publication; each is the last part of its address.</summary>
    public static readonly IReadOnlyList<string> Parts =
        ["name", "looks", "pictures", "sections", "pages", "discussions", "policy", "surge", "reports", "retention", "contact", "mail", "webhooks", "addresses", "staff", "history"];

    public static string Path(PageFrame frame, string part) => frame.Link("/site/" + part);

    internal static SettingsFrame Of(HttpContext context, string current, CurrentReader reader, params IReadOnlyList<PageNotice> notices)
    {
        var frame = Frames.Personal(context, CurrentSite.In(context).Site, context.Words()[current.Length == 0 ? "site.heading" : $"site.part.{current}"], reader);
        return new SettingsFrame(frame.WithNotices(notices) with { Sheets = ["staff.css"], Modules = current == "looks" ? ["staff/colour.js"] : [] }, current);
    }
}
