using System.Globalization;
using Parley.Core.Live;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Rules;
using Parley.Core.Site;
using Parley.Storage.Live;
using Parley.Storage.Site;

namespace Parley.Storage.Moderation;

public static class PolicyWrites
{
    /// <summary>
    /// Sets terms for something of a site, inside a write job, with a row on the ledger; terms that set nothing are taken away. False when
    /// they are as they were, or the site has as many as it may have.
    /// </summary>
    public static async Task<bool> SetPolicy(this Database job, SiteId site, ScopedTerms set, SettingAuthor by, CancellationToken cancel)
    {
        await job.LockSite(site, cancel);
        var all = await job.PolicyTerms(site, cancel);
        var before = all.FirstOrDefault(terms => terms.Scope == set.Scope && terms.Key == set.Key)?.Terms ?? new PolicyTerms();
        var (old, terms) = (ScreeningJson.Write(before), ScreeningJson.Write(set.Terms));
        if (old == terms || all.Count >= PolicyBook.MostScopes)
            return false;

        await job.Execute(
            "DELETE FROM policies WHERE site = @site AND scope = @scope AND key = @key", cancel, ("@site", site.Value), ("@scope", set.Scope), ("@key", set.Key));
        if (terms != ScreeningJson.Write(new PolicyTerms()))
            await job.InsertMany("policies", ["site", "scope", "key", "terms"], [[site.Value, (int)set.Scope, set.Key, terms]], cancel);
        await job.AppendToLedger(
            new LedgerEntry(
                site, LedgerAct.PolicyChanged, null, null, set.Scope == PolicyScope.Person ? new(long.Parse(set.Key, CultureInfo.InvariantCulture)) : null, by.Account,
                set.Scope.ToString().ToLowerInvariant(), by.At),
            SettingWrites.Words(old, terms), by.Keys, cancel);
        await job.Announce(site, EventKind.SiteChanged, null, by.At, cancel);
        return true;
    }
}
