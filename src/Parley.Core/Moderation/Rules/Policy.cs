using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>
/// What holds for one comment: the program's own defaults, over them what is set for the site, the section, the article and the person.
/// </summary>
public sealed record Policy
{
    public static readonly Policy Default = new();

    /// <summary>Every comment waits for a moderator before it is seen.</summary>
    public bool HoldFirst { get; init; }

    /// <summary>So many first comments of a person wait; 0 for none.</summary>
    public int HoldNewcomers { get; init; }

    /// <summary>All comments of those wait whom staff do not trust yet.</summary>
    public bool HoldUntilTrusted { get; init; }

    /// <summary>A guest's comment that came without a form's token waits.</summary>
    public bool HoldGuestsWithoutForm { get; init; }

    /// <summary>A comment with more links waits. Two are a claim with its sources; link lists have more.</summary>
    public int MostLinks { get; init; } = 2;

    /// <summary>Words in capitals all over.</summary>
    public bool HoldShouting { get; init; } = true;

    /// <summary>Letters of two scripts in one word, signs without width between letters.</summary>
    public bool HoldDisguise { get; init; } = true;

    /// <summary>The same or nearly the same text again.</summary>
    public bool HoldRepeats { get; init; } = true;

    /// <summary>In ten minutes, of one person; 0 for any number. Nobody answers a dozen others thoughtfully in that time.</summary>
    public int FloodOfAuthor { get; init; } = 12;

    /// <summary>In ten minutes, in one discussion; 0 for any number.</summary>
    public int FloodOfDiscussion { get; init; }

    /// <summary>Between two comments of one person in one discussion; 0 for none.</summary>
    public int SlowSeconds { get; init; }

    /// <summary>Whoever had so many comments removed in thirty days is read first; 0 for never.</summary>
    public int RemovalsBeforeHold { get; init; } = 3;

    /// <summary>A comment with a banned word is refused with its reason; else it waits.</summary>
    public bool RefuseBannedWords { get; init; }

    /// <summary>What is looked for in the words: the site's own lists and the starter lists it chose.</summary>
    public IReadOnlyList<WordList> Words { get; init; } = [];

    /// <summary>What an import brings waits where the rules hold it; else it is only noted.</summary>
    public bool HoldImports { get; init; } = true;

    /// <summary>From this risk on a comment waits, even if no single rule asks for it.</summary>
    public int HoldAtRisk { get; init; } = 60;

    /// <summary>What is set further in goes over what is set further out; an unset term leaves it.</summary>
    /// <param name="words">The lists of these terms: they come beside those set further out.</param>
    internal Policy With(PolicyTerms terms, WordList words) => this with
    {
        HoldFirst = terms.HoldFirst ?? HoldFirst,
        HoldNewcomers = terms.HoldNewcomers ?? HoldNewcomers,
        HoldUntilTrusted = terms.HoldUntilTrusted ?? HoldUntilTrusted,
        HoldGuestsWithoutForm = terms.HoldGuestsWithoutForm ?? HoldGuestsWithoutForm,
        MostLinks = terms.MostLinks ?? MostLinks,
        HoldShouting = terms.HoldShouting ?? HoldShouting,
        HoldDisguise = terms.HoldDisguise ?? HoldDisguise,
        HoldRepeats = terms.HoldRepeats ?? HoldRepeats,
        FloodOfAuthor = terms.FloodOfAuthor ?? FloodOfAuthor,
        FloodOfDiscussion = terms.FloodOfDiscussion ?? FloodOfDiscussion,
        SlowSeconds = terms.SlowSeconds ?? SlowSeconds,
        RemovalsBeforeHold = terms.RemovalsBeforeHold ?? RemovalsBeforeHold,
        RefuseBannedWords = terms.RefuseBannedWords ?? RefuseBannedWords,
        HoldImports = terms.HoldImports ?? HoldImports,
        HoldAtRisk = terms.HoldAtRisk ?? HoldAtRisk,
        Words = words.Count == 0 ? Words : [.. Words, words],
    };
}

/// <summary>What somebody set for one scope; null leaves what is set further out.</summary>
public sealed record PolicyTerms
{
    public bool? HoldFirst { get; init; }
    public int? HoldNewcomers { get; init; }
    public bool? HoldUntilTrusted { get; init; }
    public bool? HoldGuestsWithoutForm { get; init; }
    public int? MostLinks { get; init; }
    public bool? HoldShouting { get; init; }
    public bool? HoldDisguise { get; init; }
    public bool? HoldRepeats { get; init; }
    public int? FloodOfAuthor { get; init; }
    public int? FloodOfDiscussion { get; init; }
    public int? SlowSeconds { get; init; }
    public int? RemovalsBeforeHold { get; init; }
    public bool? RefuseBannedWords { get; init; }
    public bool? HoldImports { get; init; }
    public int? HoldAtRisk { get; init; }

    /// <summary>Languages of the starter lists in use; only of a site.</summary>
    public IReadOnlyList<string>? Starters { get; init; }

    /// <summary>Patterns, see <see cref="WordEntry"/>; each scope's come beside those of the others.</summary>
    public IReadOnlyList<string>? Banned { get; init; }

    public IReadOnlyList<string>? Suspect { get; init; }

    /// <summary>What never counts, whatever another list says.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    internal WordList Lists() => WordList.Of(
    [
        .. (Banned ?? []).Select(pattern => new WordEntry(pattern, WordGroup.Banned)),
        .. (Suspect ?? []).Select(pattern => new WordEntry(pattern, WordGroup.Suspect)),
        .. (Allowed ?? []).Select(pattern => new WordEntry(pattern, WordGroup.Allowed)),
    ]);
}
