using System.Globalization;
using Parley.Core.Live;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Live;
using Parley.Storage.Site;

namespace Parley.Storage.Moderation.Surges;

/// <summary>Raises and lowers what protects sites and discussions from a rush; inside write jobs.</summary>
public static class SurgeWrites
{
    /// <summary>The longest that staff set a level for: a level that nobody remembers is a closed site.</summary>
    public static readonly TimeSpan LongestSet = TimeSpan.FromDays(7);

    /// <summary>How each would stand after this look; none where nothing changes, so that nothing need be written.</summary>
    public static List<(StandingSurge Before, Surge After, SurgeCounts Counts)> Due(
        IReadOnlyList<StandingSurge> standing, IReadOnlyDictionary<SurgePlace, SurgeCounts> counts, Func<SiteId, SurgeLimits?> limitsOf, DateTimeOffset now)
    {
        var known = standing.ToDictionary(one => one.Place);
        List<(StandingSurge, Surge, SurgeCounts)> due = [];
        foreach (var place in known.Keys.Union(counts.Keys))
        {
            if (limitsOf(place.Site) is not { } limits)
                continue;
            // A discussion protects itself before its whole site has to; the queue is the site's.
            var own = place.IsSite ? limits : limits with { CommentsAMinute = Math.Max(1, limits.CommentsAMinute / 2), QueueMinutes = 0 };
            var before = known.GetValueOrDefault(place) ?? new StandingSurge(place, Surge.None, SurgeLevel.None);
            var after = before.Surge.Next(counts.GetValueOrDefault(place), own, now);
            if (after != before.Surge || after.InForce(now) != before.InForce)
                due.Add((before, after, counts.GetValueOrDefault(place)));
        }

        return due;
    }

    /// <summary>Looks and writes what is due, one node after the other. Returns how many levels changed.</summary>
    public static async Task<int> LookForSurges(this Database database, Func<SiteId, SurgeLimits?> limitsOf, KeyFile keys, DateTimeOffset now, CancellationToken cancel)
    {
        await database.TakeTurn("surges", cancel);
        var changed = 0;
        foreach (var (before, after, counts) in Due(await database.Surges(cancel), await database.SurgeCounts(now, cancel), limitsOf, now))
        {
            await database.Keep(before.Place, after, now, cancel);
            var (was, level) = (before.InForce, after.InForce(now));
            if (was == level)
                continue;
            changed++;
            await database.Tell(before.Place, level > was ? LedgerAct.SurgeRaised : LedgerAct.SurgeLowered, level, null, Words(counts), keys, now, cancel);
        }

        return changed;
    }

    /// <summary>Staff choose a level until a time, or with null leave it to the measures again.</summary>
    public static async Task SetSurge(
        this Database database, SurgePlace place, SurgeLevel? level, DateTimeOffset until, AccountId actor, KeyFile keys, DateTimeOffset now, CancellationToken cancel)
    {
        await database.TakeTurn("surges", cancel);
        var before = (await database.Surges(cancel)).SingleOrDefault(one => one.Place == place) ?? new StandingSurge(place, Surge.None, SurgeLevel.None);
        var after = before.Surge with { Set = level, SetUntil = level is null ? null : until };
        if (after == before.Surge)
            return;
        await database.Keep(place, after, now, cancel);
        await database.Tell(place, LedgerAct.SurgeSet, after.InForce(now), actor, null, keys, now, cancel, level is null ? null : until);
    }

    /// <summary>The word of a level: on the ledger, in forms and in the keys of the catalogues.</summary>
    public static string Word(this SurgeLevel level) => level switch
    {
        SurgeLevel.Slow => "slow",
        SurgeLevel.HoldNewcomers => "hold-newcomers",
        SurgeLevel.ReadOnly => "read-only",
        _ => "none",
    };

    private static async Task Keep(this Database database, SurgePlace place, Surge surge, DateTimeOffset now, CancellationToken cancel)
    {
        await database.Execute(
            "DELETE FROM surges WHERE site = @site AND discussion = @discussion", cancel, ("@site", place.Site.Value), ("@discussion", place.Discussion.Value));
        if (surge != Surge.None)
            await database.InsertMany(
                "surges", ["site", "discussion", "level", "calm_since", "set_level", "set_until", "in_force"],
                [
                    [
                        place.Site.Value, place.Discussion.Value, (int)surge.Level, surge.CalmSince?.ToUnixTimeMilliseconds(), (int?)surge.Set,
                        surge.SetUntil?.ToUnixTimeMilliseconds(), (int)surge.InForce(now),
                    ],
                ], cancel);
    }

    private static async Task Tell(
        this Database database, SurgePlace place, LedgerAct act, SurgeLevel level, AccountId? actor, string? words, KeyFile keys, DateTimeOffset now,
        CancellationToken cancel, DateTimeOffset? until = null)
    {
        if (place.IsSite)
            await database.Announce(place.Site, EventKind.SiteChanged, null, now, cancel);
        else
            await database.Announce(place.Discussion, EventKind.SurgeChanged, null, now, cancel);
        await database.AppendToLedger(
            new LedgerEntry(place.Site, act, place.IsSite ? null : place.Discussion, null, null, actor, level.Word(), now)
            {
                Origin = actor is null ? Origin.Rule : Origin.OwnInitiative,
                FoundByRule = actor is null,
                DecidedByRule = actor is null,
                Until = until,
            }, new VerdictWords(words).Write(), keys, cancel);
    }

    private static string Words(SurgeCounts counts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{counts.Comments} comments in {Surge.Window.TotalMinutes:0} minutes, {counts.Newcomers} of them by newcomers; {counts.Reports} reports; the oldest waits {counts.OldestWaiting.TotalMinutes:0} minutes");
}
