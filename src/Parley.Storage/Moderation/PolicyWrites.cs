using System.Globalization;
using Parley.Core.Live;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Rules;
using Parley.Core.Site;
using Parley.Storage.Live;
using Parley.Storage.Site;

namespace Parley.Storage.Moderation;

public enum PolicyOutcome
{
    Set = 0,

    /// <summary>They were so already.</summary>
    Same = 1,

    /// <summary>Somebody else set others since.</summary>
    Overtaken = 2,

    /// <summary>The site has terms for as many things as it may.</summary>
    TooMany = 3,
}

public static class PolicyWrites
{
    /// <summary>
    /// Sets terms for something of a site, inside a write job, with a row on the ledger; terms that set nothing are taken away. Whoever calls
    /// it has made sure that there is nothing wrong with them (<see cref="PolicyFault.In"/>).
    /// </summary>
    /// <param name="seen">The terms that the author saw, as <see cref="ScreeningJson"/> writes them; null where nobody looked.</param>
    public static async Task<PolicyOutcome> SetPolicy(
        this Database job, SiteId site, ScopedTerms set, string? seen, SettingAuthor by, CancellationToken cancel)
    {
        await job.LockSite(site, cancel);
        var all = await job.PolicyTerms(site, cancel);
        var before = all.FirstOrDefault(terms => terms.Scope == set.Scope && terms.Key == set.Key)?.Terms ?? new PolicyTerms();
        var (old, terms) = (ScreeningJson.Write(before), ScreeningJson.Write(set.Terms));
        if (seen is not null && seen != old)
            return PolicyOutcome.Overtaken;
        if (old == terms)
            return PolicyOutcome.Same;
        if (all.Count >= PolicyBook.MostScopes && old == Nothing)
            return PolicyOutcome.TooMany;

        await job.Execute(
            "DELETE FROM policies WHERE site = @site AND scope = @scope AND key = @key", cancel, ("@site", site.Value), ("@scope", set.Scope), ("@key", set.Key));
        if (terms != Nothing)
            await job.InsertMany("policies", ["site", "scope", "key", "terms"], [[site.Value, (int)set.Scope, set.Key, terms]], cancel);
        await job.AppendToLedger(
            new LedgerEntry(
                site, LedgerAct.PolicyChanged, null, null, set.Scope == PolicyScope.Person ? new(long.Parse(set.Key, CultureInfo.InvariantCulture)) : null, by.Account,
                set.Scope.ToString().ToLowerInvariant(), by.At),
            SettingWrites.Words(old, terms), by.Keys, cancel);
        await job.Announce(site, EventKind.SiteChanged, null, by.At, cancel);
        return PolicyOutcome.Set;
    }

    private static string Nothing => ScreeningJson.Write(new PolicyTerms());
}
