using System.Reflection;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Web.People;

/// <summary>Who asks, found at most once a request; a handler takes it as a parameter.</summary>
internal sealed record CurrentReader
{
    public static readonly CurrentReader Nobody = new();

    public AccountId? Account { get; init; }

    /// <summary>Null for whoever is signed in, even with a guest's cookie from before.</summary>
    public GuestId? Guest { get; init; }

    /// <summary>As shown beside comments; null for nobody.</summary>
    public string? Name { get; init; }

    /// <summary>Of pages for this reader alone; null for the site's.</summary>
    public string? Language { get; init; }

    /// <summary>False while the account still has the neutral name it was made with.</summary>
    public bool HasChosenName { get; init; }

    /// <summary>Number of the session row; null without one.</summary>
    public long? Session { get; init; }

    /// <summary>When the session began; null without one.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>What keeps this reader from writing, on one site or all; some of it may be over.</summary>
    public IReadOnlyList<Measure> Bars { get; init; } = [];

    /// <summary>
    /// What keeps this reader from writing on the request's own site. Whoever is suspended or banned is nobody to all routes but those that are open to them
    /// (<see cref="OpenToBarred"/>).
    /// </summary>
    public Measure? Bar { get; init; }

    public IReadOnlyDictionary<SiteId, Role> Roles { get; init; } = new Dictionary<SiteId, Role>();

    /// <summary>Null for nobody.</summary>
    public PersonKey? Key => Account is { } account ? PersonKey.Of(account) : Guest is { } guest ? PersonKey.Of(guest) : null;

    public bool IsKnown => Account is not null || Guest is not null;

    /// <summary>What keeps them from writing on this site; a bare number may lead to another one than the request's.</summary>
    public Measure? BarAt(SiteId site, DateTimeOffset now) => Bars.Count == 0
        ? null
        : Standing.Of(Bars.Where(bar => bar.Site == site || bar.Site == Measure.AllSites), 0, null, Trust.Usual, now).Bar;

    public Role RoleAt(SiteId site) => Roles.GetValueOrDefault(site);

    public static async ValueTask<CurrentReader> Of(HttpContext context)
    {
        if (context.Features.Get<CurrentReader>() is { } known) return known;
        var find = context.RequestServices.GetService<FindReader>();
        var reader = find is null ? Nobody : await find(context);
        context.Features.Set(reader);
        return reader;
    }

    public static async ValueTask<CurrentReader?> BindAsync(HttpContext context, ParameterInfo parameter) => await Of(context);
}

/// <summary>Finds the reader by the request's cookie or bearer; answers <see cref="CurrentReader.Nobody"/> rather than null.</summary>
internal delegate ValueTask<CurrentReader> FindReader(HttpContext context);
