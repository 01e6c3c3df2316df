using Parley.Core.Moderation.Words;
using Parley.Core.Site;

namespace Parley.Core.Moderation.Rules;

/// <summary>What terms are set for, from the outermost in.</summary>
public enum PolicyScope
{
    Site = 0,
    Section = 1,
    Article = 2,
    Person = 3,
}

/// <summary>Terms that are set for something of a site.</summary>
/// <param name="Key">The section's slug, the article's or the account's id; empty for the site.</param>
public sealed record ScopedTerms(PolicyScope Scope, string Key, PolicyTerms Terms);

/// <summary>All that one site has set, ready to answer what holds for a comment.</summary>
public sealed class PolicyBook
{
    private readonly Policy site;
    private readonly Dictionary<(PolicyScope, string), (PolicyTerms Terms, WordList Words)> inner;

    public PolicyBook(Publication publication, IEnumerable<ScopedTerms> set)
    {
        var all = set.ToList();
        var own = all.Find(terms => terms.Scope == PolicyScope.Site)?.Terms ?? new PolicyTerms();
        var starters = (own.Starters ?? StarterLists.For(publication.Language)).Select(StarterLists.Of).OfType<WordList>();
        site = (Policy.Default with { HoldFirst = publication.HoldFirst, Words = [.. starters] }).With(own, own.Lists());
        inner = all.Where(terms => terms.Scope != PolicyScope.Site).ToDictionary(terms => (terms.Scope, terms.Key), terms => (terms.Terms, terms.Terms.Lists()));
    }

    /// <summary>Most scopes of one site that may have terms of their own: all of them are kept in memory.</summary>
    public const int MostScopes = 1_000;

    public Policy Of(string? section, string? article, string? person)
    {
        if (inner.Count == 0)
            return site;
        var policy = site;
        foreach (var (scope, key) in (ReadOnlySpan<(PolicyScope, string?)>)[(PolicyScope.Section, section), (PolicyScope.Article, article), (PolicyScope.Person, person)])
        {
            if (key is not null && inner.TryGetValue((scope, key), out var terms))
                policy = policy.With(terms.Terms, terms.Words);
        }

        return policy;
    }
}
