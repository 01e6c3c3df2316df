using Parley.Core.Moderation;
using Parley.Core.Moderation.Reports;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.People;
using Parley.Storage.Site;

namespace Parley.Storage.Moderation.Reports;

/// <summary>Somebody was warned or suspended; whoever has no account is written to.</summary>
public sealed record MisuseMeasure(string Who, MisuseAnswer Answer, DateTimeOffset? Until, string? Email, string? Language);

/// <summary>Who reports without ground again and again is warned, then for a time not listened to; inside write jobs.</summary>
public static class MisuseWrites
{
    public const string Reason = "unfounded-reports";

    /// <summary>Looks at these reporters anew after something of theirs was found to have no ground.</summary>
    /// <param name="facts">Puts the four criteria into words, for the record and for the person.</param>
    public static async Task<IReadOnlyList<MisuseMeasure>> JudgeReporters(
        this Database job, SiteId site, IEnumerable<string> reporters, AccountId actor, Func<Misuse, string> facts, KeyFile keys, DateTimeOffset at, CancellationToken cancel)
    {
        List<MisuseMeasure> taken = [];
        foreach (var who in reporters.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            // An address of the net is nobody in particular.
            if (who.StartsWith("n:", StringComparison.Ordinal) || who.StartsWith("x:", StringComparison.Ordinal) || await job.SuspendedUntil(site, who, at, cancel) is not null)
                continue;
            var person = PersonKey.Parse(who);
            var misuse = await job.MisuseOf(site, who, at, cancel);
            // As with every measure, nobody acts on staff of their own level or above.
            if (misuse.Answer == MisuseAnswer.None || (person is { Account: not null } reporter && !await job.MayActOn(actor, reporter, site, onAllSites: false, cancel)))
                continue;
            var until = misuse.Answer == MisuseAnswer.Suspend ? at + Misuse.Suspension : (DateTimeOffset?)null;
            await job.AppendToLedger(
                new LedgerEntry(site, until is null ? LedgerAct.Warned : LedgerAct.ReportingSuspended, null, null, person?.Account, actor, Reason, at)
                {
                    Guest = person?.Guest,
                    Ground = Ground.HouseRule,
                    Until = until,
                }, new VerdictWords(Facts: facts(misuse)).Write(), keys, cancel);
            await job.InsertMany(
                "reporting_limits", ["id", "site", "who", "at", "until"],
                [[(await job.TakeIds("reporting_limits", 1, cancel))[0], site.Value, who, at.ToUnixTimeMilliseconds(), until?.ToUnixTimeMilliseconds()]], cancel);
            var notifier = await job.QueryOne(
                "SELECT email, language FROM legal_notices WHERE site = @site AND who = @who ORDER BY id DESC LIMIT 1",
                row => new { Email = row.StringOrNull(0), Language = row.GetString(1) }, cancel, ("@site", site.Value), ("@who", who));
            taken.Add(new MisuseMeasure(who, misuse.Answer, until, notifier?.Email, notifier?.Language));
        }

        return taken;
    }

    private static async Task<Misuse> MisuseOf(this Database job, SiteId site, string who, DateTimeOffset at, CancellationToken cancel)
    {
        var warned = await job.QueryNumber(
            "SELECT max(at) FROM reporting_limits WHERE site = @site AND who = @who AND until IS NULL AND at > @after", cancel,
            ("@site", site.Value), ("@who", who), ("@after", at - Misuse.Lately));
        var counts = await job.QueryOne(
            $"""
            SELECT (SELECT count(*) FROM reports WHERE site = @site AND who = @who AND made_at > @after AND outcome = {(int)ReportOutcome.Unfounded}),
                (SELECT count(*) FROM legal_notices WHERE site = @site AND who = @who AND made_at > @after AND is_unfounded = TRUE),
                (SELECT count(*) FROM reports WHERE site = @site AND who = @who AND made_at > @after AND settled_at IS NOT NULL),
                (SELECT count(*) FROM legal_notices WHERE site = @site AND who = @who AND made_at > @after AND completed_at IS NOT NULL),
                (SELECT count(*) FROM reports WHERE site = @site AND who = @who AND made_at > @warned AND outcome = {(int)ReportOutcome.Unfounded}),
                (SELECT count(*) FROM legal_notices WHERE site = @site AND who = @who AND made_at > @warned AND is_unfounded = TRUE)
            """,
            row => new { Reports = row.GetInt32(0), Notices = row.GetInt32(1), AllReports = row.GetInt32(2), AllNotices = row.GetInt32(3), Since = row.GetInt32(4) + row.GetInt32(5) },
            cancel, ("@site", site.Value), ("@who", who), ("@after", at - Misuse.Lately), ("@warned", warned ?? at.ToUnixTimeMilliseconds()));
        return counts is null
            ? new Misuse(0, 0, 0, null, 0)
            : new Misuse(
                counts.Reports + counts.Notices, counts.AllReports + counts.AllNotices, counts.Notices,
                warned is { } moment ? DateTimeOffset.FromUnixTimeMilliseconds(moment) : null, warned is null ? 0 : counts.Since);
    }
}
