using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>One number or switch of a policy, with what it may be; a switch is 0 or 1.</summary>
/// <param name="Code">Its name in files and forms.</param>
/// <param name="Of">What holds.</param>
/// <param name="Read">What is set; null where nothing is.</param>
/// <param name="Write">The same terms with another value.</param>
public sealed record PolicyTerm(
    string Code, int Least, int Most, Func<Policy, int> Of, Func<PolicyTerms, int?> Read, Func<PolicyTerms, int?, PolicyTerms> Write)
{
    public bool IsSwitch => (Least, Most) == (0, 1);

    /// <summary>In the order in which one thinks about them.</summary>
    public static readonly IReadOnlyList<PolicyTerm> All =
    [
        Switch("holdFirst", policy => policy.HoldFirst, terms => terms.HoldFirst, (terms, on) => terms with { HoldFirst = on }),
        new("holdNewcomers", 0, 50, policy => policy.HoldNewcomers, terms => terms.HoldNewcomers, (terms, value) => terms with { HoldNewcomers = value }),
        Switch("holdUntilTrusted", policy => policy.HoldUntilTrusted, terms => terms.HoldUntilTrusted, (terms, on) => terms with { HoldUntilTrusted = on }),
        Switch("holdGuestsWithoutForm", policy => policy.HoldGuestsWithoutForm, terms => terms.HoldGuestsWithoutForm, (terms, on) => terms with { HoldGuestsWithoutForm = on }),
        new("mostLinks", 0, 100, policy => policy.MostLinks, terms => terms.MostLinks, (terms, value) => terms with { MostLinks = value }),
        new("slowSeconds", 0, 3_600, policy => policy.SlowSeconds, terms => terms.SlowSeconds, (terms, value) => terms with { SlowSeconds = value }),
        new("floodOfAuthor", 0, AuthorFacts.Most, policy => policy.FloodOfAuthor, terms => terms.FloodOfAuthor, (terms, value) => terms with { FloodOfAuthor = value }),
        new("floodOfDiscussion", 0, 40, policy => policy.FloodOfDiscussion, terms => terms.FloodOfDiscussion, (terms, value) => terms with { FloodOfDiscussion = value }),
        new("removalsBeforeHold", 0, 20, policy => policy.RemovalsBeforeHold, terms => terms.RemovalsBeforeHold, (terms, value) => terms with { RemovalsBeforeHold = value }),
        Switch("holdRepeats", policy => policy.HoldRepeats, terms => terms.HoldRepeats, (terms, on) => terms with { HoldRepeats = on }),
        Switch("holdDisguise", policy => policy.HoldDisguise, terms => terms.HoldDisguise, (terms, on) => terms with { HoldDisguise = on }),
        Switch("holdShouting", policy => policy.HoldShouting, terms => terms.HoldShouting, (terms, on) => terms with { HoldShouting = on }),
        Switch("refuseBannedWords", policy => policy.RefuseBannedWords, terms => terms.RefuseBannedWords, (terms, on) => terms with { RefuseBannedWords = on }),
        Switch("holdImports", policy => policy.HoldImports, terms => terms.HoldImports, (terms, on) => terms with { HoldImports = on }),
        new("holdAtRisk", 1, 100, policy => policy.HoldAtRisk, terms => terms.HoldAtRisk, (terms, value) => terms with { HoldAtRisk = value }),
    ];

    private static PolicyTerm Switch(string code, Func<Policy, bool> of, Func<PolicyTerms, bool?> read, Func<PolicyTerms, bool?, PolicyTerms> write) => new(
        code, 0, 1, policy => of(policy) ? 1 : 0, terms => read(terms) is { } on ? (on ? 1 : 0) : null,
        (terms, value) => write(terms, value is { } number ? number == 1 : null));
}

/// <summary>What is wrong with terms that somebody wants to set.</summary>
/// <param name="Code">Of the term or list.</param>
public abstract record PolicyFault(string Code)
{
    public sealed record OutOfRange(string Code, int Least, int Most) : PolicyFault(Code);

    /// <summary>A pattern in which nothing can be looked for.</summary>
    public sealed record BadPattern(string Code, string Pattern) : PolicyFault(Code);

    public sealed record TooManyWords(string Code, int Most) : PolicyFault(Code);

    public sealed record NoSuchList(string Code, string Language) : PolicyFault(Code);

    /// <summary>Set elsewhere: whether the whole site holds first is one of its settings, starter lists are the site's.</summary>
    public sealed record NotHere(string Code) : PolicyFault(Code);

    /// <summary>Of one list in one scope: more are no list that anybody looks after.</summary>
    public const int MostWords = 5_000;

    /// <summary>All that is wrong with them, in the order of the terms.</summary>
    public static IReadOnlyList<PolicyFault> In(PolicyScope scope, PolicyTerms terms)
    {
        List<PolicyFault> faults = [.. PolicyTerm.All.Where(term => term.Read(terms) is { } value && (value < term.Least || value > term.Most))
            .Select(term => new OutOfRange(term.Code, term.Least, term.Most))];
        if (scope == PolicyScope.Site ? terms.HoldFirst is not null : terms.Starters is not null)
            faults.Add(new NotHere(scope == PolicyScope.Site ? "holdFirst" : "starters"));
        faults.AddRange((terms.Starters ?? []).Where(language => !StarterLists.Languages.Contains(language, StringComparer.Ordinal))
            .Select(language => new NoSuchList("starters", language)));
        foreach (var (code, list) in ((string, IReadOnlyList<string>?)[])[("banned", terms.Banned), ("suspect", terms.Suspect), ("allowed", terms.Allowed)])
        {
            if (list is { Count: > MostWords })
                faults.Add(new TooManyWords(code, MostWords));
            else
                faults.AddRange((list ?? []).Where(pattern => pattern is null || new WordEntry(pattern, WordGroup.Banned).Folded is null).Take(1)
                    .Select(pattern => new BadPattern(code, pattern ?? "null")));
        }

        return faults;
    }
}
