using Parley.Core.Discussions.Quotes;
using Parley.Web.Site;

namespace Parley.Web.Discussions.Quotes;

/// <summary>What a writer says of quotes: places picked, the one that the whole comment is about, and what is no quote.</summary>
internal sealed record SentQuotes
{
    public const int Most = 20;

    /// <summary>Fields of a form that may stand in it several times.</summary>
    public static readonly string[] Repeated = ["pick", "untie"];

    public static readonly SentQuotes None = new();

    public IReadOnlyList<QuoteRef> Picked { get; init; } = [];
    public QuoteRef? About { get; init; }

    /// <summary>The same, by selectors.</summary>
    public SelectedPlace? Selected { get; init; }
    public IReadOnlyList<QuoteRef> Untied { get; init; } = [];

    public bool IsAbout => About is not null || Selected is not null;

    /// <summary>Reads the fields <c>pick</c>, <c>about</c> and <c>untie</c>, and <c>target</c>, which stands for <c>about</c>.</summary>
    public static (SentQuotes Sent, PostOutcome.Refused? Refused) Read(
        IReadOnlyList<string>? pick, string? about, IReadOnlyList<string>? untie, ResourceJson<string?>? target = null)
    {
        if (Refs(pick) is not { } picked)
            return (None, Wrong("pick"));
        if (Refs(untie) is not { } untied)
            return (None, Wrong("untie"));
        var place = QuoteRef.Parse(about);
        if (place is null && !string.IsNullOrEmpty(about))
            return (None, Wrong("about"));
        var selected = target is null || place is not null ? null : SelectedPlace.Read(target);
        if (target is not null && place is null && selected is null)
            return (None, Wrong("target"));
        return (new SentQuotes { Picked = picked, About = place, Selected = selected, Untied = untied }, null);
    }

    private static List<QuoteRef>? Refs(IReadOnlyList<string>? texts)
    {
        List<QuoteRef> refs = [];
        foreach (var text in texts ?? [])
        {
            if (refs.Count == Most || QuoteRef.Parse(text) is not { } read)
                return null;
            refs.Add(read);
        }

        return refs;
    }

    private static PostOutcome.Refused Wrong(string field) =>
        new(Refusal.BadField(field, field is "about" or "target" ? "it names no place" : $"at most {Most} places, each as p7r3@120-180 or c1099511627776r1@5-40"), null);
}
