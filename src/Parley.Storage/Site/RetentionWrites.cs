using System.Text.Json;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;

namespace Parley.Storage.Site;

/// <summary>One kind of what a site keeps for some time only.</summary>
/// <param name="Name">In settings, ledger and progress.</param>
/// <param name="Table">Its rows are counted by <paramref name="Key"/>.</param>
/// <param name="Condition">Of a row that is too old; <c>@until</c> is the moment before which it is.</param>
/// <param name="Change">What becomes of it; null where it is deleted.</param>
/// <param name="Days">How long it is kept.</param>
public sealed record RetentionPart(string Name, string Table, string Key, string Condition, string? Change, Func<SiteRetention, int> Days);

/// <summary>Erasing what a site keeps no longer, some of it at a time, inside write jobs.</summary>
public static class RetentionWrites
{
    public const int AtOnce = 200;

    /// <summary>Who sent a legal notice may object for six months after the answer, and is then answered by mail.</summary>
    private const int NotifierDays = 200;

    private const string NoOpenAppeal = "NOT EXISTS (SELECT 1 FROM appeals a WHERE a.decided_at IS NULL AND a.{0})";

    public static readonly IReadOnlyList<RetentionPart> Parts =
    [
        new("addresses", "reports", "id", "t.made_at < @until AND t.settled_at IS NOT NULL AND (t.who LIKE 'n:%' OR t.who LIKE 'g:%')", "guest = NULL, who = 'x:' || id", keep => keep.Addresses ?? SiteRetention.UsualAddresses),
        new("addresses", "legal_notices", "id",
            $"t.completed_at < @until AND (t.name IS NOT NULL OR t.email IS NOT NULL OR t.who IS NOT NULL) AND {NoOpenAppeal.Replace("{0}", "notice = t.id", StringComparison.Ordinal)}",
            "name = NULL, email = NULL, email_key = NULL, who = NULL", keep => Math.Max(NotifierDays, keep.Addresses ?? SiteRetention.UsualAddresses)),
        new("words", "comments", "id",
            "t.state = 2 AND t.source <> '' AND " + NoOpenAppeal.Replace("{0}", "comment = t.id", StringComparison.Ordinal) +
            " AND COALESCE((SELECT max(l.at) FROM ledger l WHERE l.comment = t.id AND l.act = 1), t.stored_at) < @until",
            "source = '', html = '', fingerprint = NULL, revision = 1", keep => keep.Words ?? SiteRetention.UsualWords),
        new("notes", "comment_notes", "id", "t.at < @until", null, keep => keep.Notes ?? SiteRetention.UsualNotes),
        new("notes", "person_notes", "id", "t.at < @until", null, keep => keep.Notes ?? SiteRetention.UsualNotes),
        new("audit", "ledger_words", "number", "EXISTS (SELECT 1 FROM ledger l WHERE l.site = t.site AND l.number = t.number AND l.at < @until)", null, keep => keep.Audit ?? SiteRetention.UsualAudit),
        new("audit", "person_readings", "id", "t.at < @until", null, keep => keep.Audit ?? SiteRetention.UsualAudit),
    ];

    /// <summary>How many rows of a part are too old.</summary>
    public static async Task<long> CountOld(this Database database, RetentionPart part, Publication site, DateTimeOffset now, CancellationToken cancel) =>
        await database.QueryNumber($"SELECT count(*) FROM {part.Table} t WHERE t.site = @site AND {part.Condition}", cancel, Values(part, site, now)) ?? 0;

    /// <summary>Erases some of them. Returns how many; fewer than <see cref="AtOnce"/> when none are left.</summary>
    public static async Task<int> EraseOld(this Database job, RetentionPart part, Publication site, DateTimeOffset now, CancellationToken cancel)
    {
        var keys = await job.Query(
            $"SELECT t.{part.Key} FROM {part.Table} t WHERE t.site = @site AND {part.Condition} ORDER BY t.{part.Key} LIMIT {AtOnce}", row => row.GetInt64(0), cancel, Values(part, site, now));
        var ids = job.List(keys);
        if (part.Table == "comments")
        {
            // Nobody brings one back meanwhile.
            await job.LockDiscussions(
                await job.Query($"SELECT discussion FROM comments WHERE {job.IsListed("id")}", row => new DiscussionId(row.GetInt64(0)), cancel, ("@ids", ids)), cancel);
            foreach (var table in (string[])["comment_revisions", "quotes", "screenings", "provenance"])
                await job.Execute($"DELETE FROM {table} WHERE {job.IsListed("comment")} AND EXISTS (SELECT 1 FROM comments c WHERE c.id = {table}.comment AND c.state = 2)", cancel, ("@ids", ids));
        }

        await job.Execute(
            (part.Change is null ? $"DELETE FROM {part.Table}" : $"UPDATE {part.Table} SET {part.Change}") + $" WHERE site = @site AND {job.IsListed(part.Key)}" +
            (part.Table == "comments" ? " AND state = 2" : ""), cancel, ("@site", site.Id.Value), ("@ids", ids));
        return keys.Count;
    }

    public static async Task<long> BeginRun(this Database job, DateTimeOffset now, CancellationToken cancel)
    {
        var id = (await job.TakeIds("retention_runs", 1, cancel))[0];
        await job.InsertMany("retention_runs", ["id", "started_at", "finished_at", "erased"], [[id, now.ToUnixTimeMilliseconds(), null, "{}"]], cancel);
        return id;
    }

    /// <summary>Notes what the run did, and on the ledger of each site what was erased of it.</summary>
    public static async Task FinishRun(
        this Database job, long run, IReadOnlyDictionary<SiteId, Dictionary<string, long>> erased, KeyFile keys, DateTimeOffset now, CancellationToken cancel)
    {
        var all = erased.Values.SelectMany(counts => counts).GroupBy(count => count.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(count => count.Value), StringComparer.Ordinal);
        await job.Execute(
            "UPDATE retention_runs SET finished_at = @now, erased = @erased WHERE id = @id", cancel, ("@now", now), ("@erased", JsonSerializer.Serialize(all)), ("@id", run));
        foreach (var (site, counts) in erased.Where(one => one.Value.Count > 0).OrderBy(one => one.Key.Value))
            await job.AppendToLedger(
                new LedgerEntry(site, LedgerAct.RetentionRun, null, null, null, null, null, now), new VerdictWords(Note: JsonSerializer.Serialize(counts)).Write(), keys, cancel);
    }

    /// <summary>The newest that was finished; null before the first.</summary>
    public static Task<FinishedRun?> LastRun(this Database database, CancellationToken cancel) => database.QueryOne(
        "SELECT finished_at, erased FROM retention_runs WHERE finished_at IS NOT NULL ORDER BY id DESC LIMIT 1",
        row => new FinishedRun(row.Time(0), JsonSerializer.Deserialize<Dictionary<string, long>>(row.GetString(1)) ?? []), cancel);

    private static (string, object?)[] Values(RetentionPart part, Publication site, DateTimeOffset now) =>
        [("@site", site.Id.Value), ("@until", now - TimeSpan.FromDays(part.Days(site.Retention)))];
}

public sealed record FinishedRun(DateTimeOffset At, IReadOnlyDictionary<string, long> Erased);
