using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>What the pages of one's own account share beside their line of links.</summary>
internal static class AccountFrame
{
    public const string Sheet = "account.css";

    /// <param name="context">The request.</param>
    /// <param name="heading">A key of the catalogue.</param>
    /// <param name="notices">What is said at the head of the page.</param>
    public static PageFrame Of(HttpContext context, string heading, params IReadOnlyList<PageNotice> notices)
    {
        var frame = Frames.Personal(context, heading, notices);
        return frame with { Sheets = [.. frame.Sheets, Sheet] };
    }
}
