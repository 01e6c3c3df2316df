using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Moderation.Desk;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Desk;

/// <summary>What every page of the desk shares: its place among the others, and how much waits.</summary>
/// <param name="Frame">Of the page.</param>
/// <param name="Current">The address below <c>/desk/</c>: <c>queue/</c> and a tab, or a name in <see cref="Pages"/>.</param>
/// <param name="Counts">By tab.</param>
/// <param name="Open">By page.</param>
/// <param name="Role">Of who reads: owners have pages of their own.</param>
public sealed record DeskFrame(PageFrame Frame, string Current, QueueCounts Counts, OpenCounts Open, Role Role)
{
    /// <summary>The pages beside the queue; each is the last part of its address, its word is <c>desk.page.NAME</c>.</summary>
    public static readonly IReadOnlyList<(string Name, Role Least)> Pages =
    [
        ("people", Role.Moderator), ("articles", Role.Moderator), ("reasons", Role.Moderator), ("appeals", Role.Moderator), ("notices", Role.Moderator),
        ("corrections", Role.Editor), ("sources", Role.Editor), ("replies", Role.Editor), ("log", Role.Owner),
    ];

    internal static async Task<DeskFrame> Of(
        HttpContext context, string current, string title, CurrentReader reader, Database database, CancellationToken cancel, params IReadOnlyList<PageNotice> notices)
    {
        var site = CurrentSite.In(context).Site;
        var frame = Frames.Personal(context, site, title, reader);
        return new DeskFrame(
            frame.WithNotices(notices) with { Sheets = ["staff.css", "desk.css"] }, current, await database.QueueCounts(site.Id, cancel),
            await database.OpenCounts(site.Id, cancel), reader.RoleAt(site.Id));
    }

    public string Tab(string name) => Frame.Link($"/desk/queue/{name}");
}
