using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.People;

/// <summary>A signed-in person as each personal request needs them.</summary>
public sealed record SignedIn
{
    public required long Session { get; init; }
    public required AccountId Account { get; init; }
    public required string Name { get; init; }

    /// <summary>Chosen for pages of their own; null for the site's.</summary>
    public required string? Language { get; init; }
    public required bool HasChosenName { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset SeenAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public required IReadOnlyDictionary<SiteId, Role> Roles { get; init; }

    /// <summary>What keeps them from writing, on one site or all; some of it may be over.</summary>
    public required IReadOnlyList<Measure> Bars { get; init; }
}

public sealed record KnownGuest(GuestId Id, string Name, IReadOnlyList<Measure> Bars);

/// <summary>Asked at every personal request: one statement each, by hand.</summary>
public static class SessionQueries
{
    /// <summary>The session of this token's hash, living or over, with the person's name and roles; null when there is none.</summary>
    public static async Task<SignedIn?> SignedIn(this Database database, byte[] tokenHash, bool isBearer, CancellationToken cancel)
    {
        var rows = await database.Query(
            """
            SELECT s.id, s.account, a.name, a.has_chosen_name, s.created_at, s.seen_at, st.site, st.role, s.expires_at, a.language, b.who, b.site, b.kind, b.since, b.until, b.reason, b.ledger_site, b.ledger_number
            FROM sessions s JOIN accounts a ON a.id = s.account LEFT JOIN staff st ON st.account = s.account
            LEFT JOIN standings b ON b.who = 'a:' || s.account AND b.kind IN (2, 3, 4)
            WHERE s.token_hash = @hash AND s.is_bearer = @bearer
            """,
            row => new
            {
                Reader = new SignedIn
                {
                    Session = row.GetInt64(0),
                    Account = new AccountId(row.GetInt64(1)),
                    Name = row.GetString(2),
                    Language = row.StringOrNull(9),
                    HasChosenName = row.GetBoolean(3),
                    CreatedAt = row.Time(4),
                    SeenAt = row.Time(5),
                    ExpiresAt = row.Time(8),
                    Roles = NoRoles,
                    Bars = [],
                },
                Bar = row.IsDBNull(10) ? null : StandingQueries.Read(row, 10),
                Site = row.LongOrNull(6),
                Role = row.IsDBNull(7) ? Role.None : (Role)row.GetInt32(7),
            },
            cancel, ("@hash", tokenHash), ("@bearer", isBearer));
        if (rows.Count == 0)
            return null;

        // Each role comes with each bar.
        var roles = rows.Where(row => row.Site is not null).DistinctBy(row => row.Site).ToDictionary(row => new SiteId(row.Site ?? 0), row => row.Role);
        return rows[0].Reader with { Roles = roles, Bars = [.. rows.Select(row => row.Bar).OfType<Measure>().DistinctBy(bar => (bar.Site, bar.Kind))] };
    }

    /// <summary>Whose session this is, and the number that rises when theirs end; null when there is none.</summary>
    public static async Task<(AccountId Account, long Number)?> SessionNumber(this Database database, byte[] tokenHash, CancellationToken cancel)
    {
        var rows = await database.Query(
            "SELECT a.id, a.version FROM sessions s JOIN accounts a ON a.id = s.account WHERE s.token_hash = @hash",
            row => (new AccountId(row.GetInt64(0)), row.GetInt64(1)), cancel, ("@hash", tokenHash));
        return rows.Count == 0 ? null : rows[0];
    }

    public static async Task<KnownGuest?> GuestByToken(this Database database, byte[] tokenHash, CancellationToken cancel)
    {
        var rows = await database.Query(
            """
            SELECT g.id, g.name, b.who, b.site, b.kind, b.since, b.until, b.reason, b.ledger_site, b.ledger_number
            FROM guests g LEFT JOIN standings b ON b.who = 'g:' || g.id AND b.kind IN (2, 3, 4) WHERE g.token_hash = @hash
            """,
            row => (Id: new GuestId(row.GetInt64(0)), Name: row.GetString(1), Bar: row.IsDBNull(2) ? null : StandingQueries.Read(row, 2)), cancel,
            ("@hash", tokenHash));
        return rows.Count == 0 ? null : new KnownGuest(rows[0].Id, rows[0].Name, [.. rows.Select(row => row.Bar).OfType<Measure>()]);
    }

    private static readonly IReadOnlyDictionary<SiteId, Role> NoRoles = new Dictionary<SiteId, Role>();
}
