using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Site;

namespace Parley.Storage.Moderation.Surges;

/// <summary>A site, or with a discussion that one alone.</summary>
public readonly record struct SurgePlace(SiteId Site, DiscussionId Discussion)
{
    public bool IsSite => Discussion == default;
}

/// <summary>How one of them stands, and what holds there.</summary>
public sealed record StandingSurge(SurgePlace Place, Surge Surge, SurgeLevel InForce);

public sealed record SurgingDiscussion(DiscussionId Id, string Title, SurgeLevel Level);

/// <summary>One change as the ledger has it.</summary>
/// <param name="Level">Its word.</param>
/// <param name="Actor">Null where the measures did it.</param>
/// <param name="Title">Of the discussion; null for the whole site.</param>
public sealed record SurgeEntry(DateTimeOffset At, string Level, string? Actor, string? Title);

public static class SurgeQueries
{
    /// <summary>Newest comments that are counted, over all sites: a rush of more shows in fewer.</summary>
    private const int MostComments = 3000;
    private const int MostReports = 1000;
    private static readonly TimeSpan Newcomer = TimeSpan.FromDays(1);

    public static Task<List<StandingSurge>> Surges(this Database database, CancellationToken cancel) => database.Query(
        "SELECT site, discussion, level, calm_since, set_level, set_until, in_force FROM surges",
        row => new StandingSurge(
            new SurgePlace(new SiteId(row.GetInt64(0)), new DiscussionId(row.GetInt64(1))),
            new Surge((SurgeLevel)row.GetInt32(2), row.TimeOrNull(3), row.IsDBNull(4) ? null : (SurgeLevel)row.GetInt32(4), row.TimeOrNull(5)),
            (SurgeLevel)row.GetInt32(6)),
        cancel);

    public static Task<List<SurgingDiscussion>> SurgingDiscussions(this Database database, SiteId site, CancellationToken cancel) => database.Query(
        "SELECT d.id, d.title, u.in_force FROM surges u JOIN discussions d ON d.id = u.discussion WHERE u.site = @site AND u.in_force > 0 ORDER BY u.in_force DESC, d.id LIMIT 50",
        row => new SurgingDiscussion(new DiscussionId(row.GetInt64(0)), row.GetString(1), (SurgeLevel)row.GetInt32(2)), cancel, ("@site", site.Value));

    public static Task<List<SurgeEntry>> SurgeLog(this Database database, SiteId site, int most, CancellationToken cancel) => database.Query(
        $"""
        SELECT l.at, l.reason, a.name, d.title FROM ledger l LEFT JOIN accounts a ON a.id = l.actor LEFT JOIN discussions d ON d.id = l.discussion
        WHERE l.site = @site AND l.act BETWEEN {(int)LedgerAct.SurgeRaised} AND {(int)LedgerAct.SurgeSet} ORDER BY l.number DESC LIMIT @most
        """,
        row => new SurgeEntry(row.Time(0), row.StringOrNull(1) ?? "", row.StringOrNull(2), row.StringOrNull(3)), cancel, ("@site", site.Value), ("@most", most));

    /// <summary>
    /// What the last minutes brought, for each site and discussion where there was anything. It walks the newest comments by their ids and
    /// never more of them than fixed, so that looking costs the same in a rush as in the night.
    /// </summary>
    public static async Task<Dictionary<SurgePlace, SurgeCounts>> SurgeCounts(this Database database, DateTimeOffset now, CancellationToken cancel)
    {
        Dictionary<SurgePlace, SurgeCounts> counts = [];
        var comments = await database.Query(
            """
            SELECT c.site, c.discussion, COALESCE(a.created_at, g.created_at, 0) > @young
            FROM (SELECT site, discussion, account, guest, author_kind, stored_at FROM comments ORDER BY id DESC LIMIT @most) c
            LEFT JOIN accounts a ON a.id = c.account LEFT JOIN guests g ON g.id = c.guest
            WHERE c.stored_at > @since AND c.author_kind IN (1, 2)
            """,
            row => (Place: Place(row.GetInt64(0), row.GetInt64(1)), IsNew: row.GetBoolean(2)), cancel,
            ("@young", now - Newcomer), ("@most", MostComments), ("@since", now - Surge.Window));
        foreach (var (place, isNew) in comments)
            Add(place, one => one with { Comments = one.Comments + 1, Newcomers = one.Newcomers + (isNew ? 1 : 0) });
        var reports = await database.Query(
            "SELECT r.site, r.discussion FROM (SELECT site, discussion, made_at FROM reports ORDER BY id DESC LIMIT @most) r WHERE r.made_at > @since",
            row => Place(row.GetInt64(0), row.GetInt64(1)), cancel, ("@most", MostReports), ("@since", now - Surge.Window));
        foreach (var place in reports)
            Add(place, one => one with { Reports = one.Reports + 1 });
        var waiting = await database.Query(
            "SELECT s.id, (SELECT min(q.since) FROM queue q WHERE q.site = s.id) FROM sites s",
            row => (Site: row.GetInt64(0), Since: row.TimeOrNull(1)), cancel);
        foreach (var (site, since) in waiting)
        {
            if (since is { } oldest && oldest < now)
                counts[Place(site, 0)] = counts.GetValueOrDefault(Place(site, 0)) with { OldestWaiting = now - oldest };
        }

        return counts;

        void Add(SurgePlace place, Func<SurgeCounts, SurgeCounts> more)
        {
            foreach (var one in (SurgePlace[])[place, place with { Discussion = default }])
                counts[one] = more(counts.GetValueOrDefault(one));
        }
    }

    private static SurgePlace Place(long site, long discussion) => new(new SiteId(site), new DiscussionId(discussion));
}
