using Parley.Core.Moderation.Rules;
using Parley.Core.Site;
using Parley.Storage;

namespace Parley.Testing;

/// <summary>The policy of sites on which tests write fast, much, and often the same, since screening is not what they are about.</summary>
public static class Leniency
{
    public static readonly PolicyTerms Terms = new() { Starters = [], FloodOfAuthor = 0, HoldRepeats = false, HoldDisguise = false, HoldShouting = false, MostLinks = 100 };

    /// <param name="terms">Others than <see cref="Terms"/>.</param>
    public static Task LetAllPass(this Database job, SiteId site, CancellationToken cancel, PolicyTerms? terms = null) => job.InsertMany(
        "policies", ["site", "scope", "key", "terms"], [[site.Value, (int)PolicyScope.Site, "", ScreeningJson.Write(terms ?? Terms)]], cancel);
}
