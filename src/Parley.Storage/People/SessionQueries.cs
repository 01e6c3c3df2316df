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
}

public sealed record KnownGuest(GuestId Id, string Name);

/// <summary>Asked at every personal request: one statement each, by hand.</summary>
public static class SessionQueries
{
    /// <summary>The session of this token's hash, living or over, with the person's name and roles; null when there is none.</summary>
    public static async Task<SignedIn?> SignedIn(this Database database, byte[] tokenHash, bool isBearer, CancellationToken cancel)
    {
        var rows = await database.Query(
            """
            SELECT s.id, s.account, a.name, a.has_chosen_name, s.created_at, s.seen_at, st.site, st.role, s.expires_at, a.language
            FROM sessions s JOIN accounts a ON a.id = s.account LEFT JOIN staff st ON st.account = s.account
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
                },
                Site = row.LongOrNull(6),
                Role = row.IsDBNull(7) ? Role.None : (Role)row.GetInt32(7),
            },
            cancel, ("@hash", tokenHash), ("@bearer", isBearer));
        if (rows.Count == 0)
            return null;

        var roles = rows.Where(row => row.Site is not null).ToDictionary(row => new SiteId(row.Site ?? 0), row => row.Role);
        return rows[0].Reader with { Roles = roles };
    }

    public static Task<KnownGuest?> GuestByToken(this Database database, byte[] tokenHash, CancellationToken cancel) =>
        database.QueryOne(
            "SELECT id, name FROM guests WHERE token_hash = @hash",
            row => new KnownGuest(new GuestId(row.GetInt64(0)), row.GetString(1)), cancel, ("@hash", tokenHash));

    private static readonly IReadOnlyDictionary<SiteId, Role> NoRoles = new Dictionary<SiteId, Role>();
}
