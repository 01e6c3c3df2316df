using Parley.Core.Live;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Live;

namespace Parley.Storage.People;

/// <summary>A person's name and badges stand beside every comment of theirs: when one changes, the sites where they wrote are told.</summary>
public static class NameWrites
{
    public static async Task AnnounceNameOf(this Database database, AccountId account, DateTimeOffset at, CancellationToken cancel)
    {
        var sites = await database.Query(
            """
            SELECT s.id FROM sites s WHERE EXISTS (SELECT 1 FROM comments c WHERE c.account = @account AND c.site = s.id)
                OR EXISTS (SELECT 1 FROM corrections k WHERE k.credited = @account AND k.site = s.id) ORDER BY s.id
            """,
            row => new SiteId(row.GetInt64(0)), cancel, ("@account", account.Value));
        foreach (var site in sites)
            await database.Announce(site, EventKind.SiteChanged, null, at, cancel);
    }
}
