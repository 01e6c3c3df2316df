using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Live;
using Parley.Storage.Moderation;
using Parley.Storage.Site;

namespace Parley.Storage.People;

/// <summary>What became of a decision about somebody.</summary>
public abstract record MeasureResult
{
    private MeasureResult() { }

    /// <param name="Number">Of its ledger row.</param>
    public sealed record Done(long Number) : MeasureResult;

    /// <summary>There is no such person, or nothing of the kind holds.</summary>
    public sealed record NotThere : MeasureResult;

    /// <summary>Nobody acts on staff of their own level or above, nor on all sites without being staff of each.</summary>
    public sealed record NotAllowed : MeasureResult;

    /// <summary>Somebody else decided meanwhile.</summary>
    public sealed record OutOfDate : MeasureResult;
}

/// <summary>What staff decide about people: the measure, its ledger row and the end of sessions, in one write job.</summary>
public static class StandingWrites
{
    public static async Task<MeasureResult> Decide(this Database job, MeasureOrder order, KeyFile keys, CancellationToken cancel)
    {
        if (order.WrongField() is { } field)
            throw new ArgumentException($"An order cannot have this {field}.", nameof(order));
        await job.TakeTurn("standing " + order.Who.Text, cancel);
        if (!await job.IsThere(order.Who, cancel))
            return new MeasureResult.NotThere();
        if (!await job.MayActOn(order.Actor, order.Who, order.Site, order.OnAllSites, cancel))
            return new MeasureResult.NotAllowed();
        var before = await job.MeasuresOn(order.Site, [order.Who], cancel);
        if (order.Seen is { } seen && seen != Measure.StateOf(before))
            return new MeasureResult.OutOfDate();

        var site = order.OnAllSites ? Measure.AllSites : order.Site;
        var same = before.Find(measure => measure.Kind == order.Kind && measure.Site == site);
        var number = await job.AppendToLedger(
            new LedgerEntry(order.Site, order.Act, null, null, order.Who.Account, order.Actor, order.Reason, order.At)
            {
                Guest = order.Who.Guest,
                Ground = order.Ground,
                Clause = order.Clause,
                Until = order.Until,
                // A new term of the same measure takes the place of the old one.
                Reverses = same?.LedgerSite == order.Site ? same.LedgerNumber : null,
            }, order.Words.Write(), keys, cancel);
        if (same is not null)
            await job.Forget(same.LedgerSite, same.LedgerNumber, cancel);
        job.Measures.Add(new Measure(order.Who, site, order.Kind, order.At, order.Until, order.Reason, order.Site, number));
        if (order is { AddressHash: { } hash, AddressUntil: { } until })
        {
            var address = PersonKey.OfAddress(hash);
            await job.Measures.Where(row => row.Who == address.Text && row.Site == site && row.Kind == order.Kind).ExecuteDeleteAsync(cancel);
            job.Measures.Add(new Measure(address, site, order.Kind, order.At, order.Until < until ? order.Until : until, order.Reason, order.Site, number));
        }

        await job.SaveChangesAsync(cancel);
        if (order.Kind is MeasureKind.Suspended or MeasureKind.Banned && order.Who.Account is { } account)
            await job.ShutOut(account, order.OnAllSites, cancel);
        return new MeasureResult.Done(number);
    }

    /// <summary>Ends what holds before its time; a row of the ledger says so.</summary>
    public static async Task<MeasureResult> EndMeasure(
        this Database job, SiteId site, PersonKey who, MeasureKind kind, bool onAllSites, AccountId actor, string? note, KeyFile keys, DateTimeOffset at,
        CancellationToken cancel)
    {
        await job.TakeTurn("standing " + who.Text, cancel);
        var where = onAllSites ? Measure.AllSites : site;
        if (MeasureOrder.EndOf(who, kind) is not { } act
            || (await job.MeasuresOn(site, [who], cancel)).Find(measure => measure.Kind == kind && measure.Site == where) is not { } held)
            return new MeasureResult.NotThere();
        if (!await job.MayActOn(actor, who, site, onAllSites, cancel))
            return new MeasureResult.NotAllowed();
        await job.Forget(held.LedgerSite, held.LedgerNumber, cancel);
        return new MeasureResult.Done(await job.AppendToLedger(
            new LedgerEntry(site, act, null, null, who.Account, actor, held.Reason, at)
            {
                Guest = who.Guest,
                Reverses = held.LedgerSite == site ? held.LedgerNumber : null,
            }, new VerdictWords(who.Domain is { } domain ? note is null ? domain : $"{domain}\n{note}" : note).Write(), keys, cancel));
    }

    /// <summary>Takes back what rests on a row of the ledger, for an appeal that was right. False when nothing rests on it any more.</summary>
    public static async Task<bool> ReverseMeasure(this Database job, SiteId site, long number, CancellationToken cancel) => await job.Forget(site, number, cancel) > 0;

    /// <summary>True where the one may act on the other: a moderator on people who are not staff, everybody else on those below them.</summary>
    public static async Task<bool> MayActOn(this Database database, AccountId actor, PersonKey who, SiteId site, bool onAllSites, CancellationToken cancel)
    {
        var roles = await database.Query(
            """
            SELECT COALESCE(mine.role, 0), COALESCE(theirs.role, 0) FROM sites s
            LEFT JOIN staff mine ON mine.site = s.id AND mine.account = @actor LEFT JOIN staff theirs ON theirs.site = s.id AND theirs.account = @person
            WHERE @site = 0 OR s.id = @site
            """,
            row => (Mine: (Role)row.GetInt32(0), Theirs: (Role)row.GetInt32(1)), cancel,
            ("@actor", actor.Value), ("@person", who.Account?.Value ?? 0L), ("@site", onAllSites ? 0L : site.Value));
        var least = who.Domain is null ? Role.Moderator : Role.Editor;
        return roles.Count > 0 && roles.TrueForAll(one => one.Mine >= least && one.Mine > one.Theirs);
    }

    /// <summary>Ends the sessions of whoever may come nowhere any more. On a site among several it is the site that no longer knows them.</summary>
    private static async Task ShutOut(this Database job, AccountId account, bool fromAllSites, CancellationToken cancel)
    {
        if (fromAllSites || await job.QueryNumber("SELECT count(*) FROM sites", cancel) == 1)
            await job.EndAllSessions(account, cancel);
        else
            await job.AnnounceSessions(account, cancel);
    }

    private static async Task<bool> IsThere(this Database database, PersonKey who, CancellationToken cancel) => who switch
    {
        { Account: { } account } => await database.QueryNumber("SELECT 1 FROM accounts WHERE id = @id AND erased_at IS NULL", cancel, ("@id", account.Value)) is not null,
        { Guest: { } guest } => await database.QueryNumber("SELECT 1 FROM guests WHERE id = @id", cancel, ("@id", guest.Value)) is not null,
        _ => who.Domain is not null,
    };

    private static Task<int> Forget(this Database job, SiteId ledgerSite, long number, CancellationToken cancel) => job.Execute(
        "DELETE FROM standings WHERE ledger_site = @site AND ledger_number = @number", cancel, ("@site", ledgerSite.Value), ("@number", number));
}
