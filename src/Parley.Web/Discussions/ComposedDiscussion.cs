using Parley.Core.Discussions;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary>What every page of a discussion begins with.</summary>
internal static class ComposedDiscussion
{
    /// <summary>The discussion and its site where it may be seen from here; the page then shows both.</summary>
    public static Task<(DiscussionRow Discussion, Publication Owner)?> Discussion(
        this Composition composition, DiscussionId id, CurrentSite asked, CancellationToken cancel) =>
        composition.Seen(composition.Database.Discussion(id, cancel), asked, cancel);

    public static async Task<(DiscussionRow Discussion, Publication Owner)?> Seen(
        this Composition composition, Task<DiscussionRow?> reading, CurrentSite asked, CancellationToken cancel)
    {
        if (await reading is not { IsPublic: true } discussion || !asked.Shows(discussion) || await composition.Site(discussion.Site, cancel) is not { } owner)
            return null;
        composition.Shows(discussion);
        return (discussion, owner);
    }
}
