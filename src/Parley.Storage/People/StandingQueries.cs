using System.Data.Common;
using System.Text.Json;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.People;

/// <summary>How people stand with a site: from what staff decided, and from what stands of theirs.</summary>
public static class StandingQueries
{
    /// <summary>Older comments say nothing more about somebody, and counting costs what is counted.</summary>
    private const int Looked = 500;

    /// <param name="database">Reads.</param>
    /// <param name="site">Where they would write.</param>
    /// <param name="account">Null for guests.</param>
    /// <param name="guest">Null for accounts, and for a guest who comes for the first time.</param>
    /// <param name="email">As a guest gives it with a comment; what an account or guest gave before is known.</param>
    /// <param name="addressHash">The keyed hash of the address they come from, where the site keeps any.</param>
    /// <param name="now">The moment that is asked about.</param>
    /// <param name="cancel">Of the request.</param>
    /// <param name="trust">From when the site trusts people by itself.</param>
    public static async Task<Standing> StandingOf(
        this Database database, SiteId site, AccountId? account, GuestId? guest, string? email, byte[]? addressHash, DateTimeOffset now, CancellationToken cancel,
        Trust? trust = null)
    {
        var facts = await database.Facts(site, account, guest, cancel);
        var known = account is { } id ? PersonKey.Of(id) : guest is { } visitor ? PersonKey.Of(visitor) : (PersonKey?)null;
        List<PersonKey> keys = known is { } person ? [person] : [];
        // Whoever blocks the house's own domain or address shuts nobody of the house out.
        if (facts is not { IsStaff: true })
        {
            keys.AddRange([.. PersonKey.DomainsOf(email), .. PersonKey.DomainsOf(facts?.EmailKey)]);
            if (addressHash is not null)
                keys.Add(PersonKey.OfAddress(addressHash));
        }

        return keys.Count == 0
            ? Standing.Nobody
            : Standing.Of(await database.MeasuresOn(site, keys, cancel), facts?.Posted ?? 0, facts?.Since, trust ?? Trust.Usual, now);
    }

    /// <summary>What holds on the site about any of these, over or not.</summary>
    public static Task<List<Measure>> MeasuresOn(this Database database, SiteId site, IEnumerable<PersonKey> keys, CancellationToken cancel) =>
        database.Query(
            $"""
            SELECT s.who, s.site, s.kind, s.since, s.until, s.reason, s.ledger_site, s.ledger_number
            FROM {database.JsonRows} JOIN standings s ON s.who = value ->> 0 AND s.site IN (0, @site)
            """,
            row => Read(row, 0), cancel, ("@site", site.Value), ("@rows", JsonSerializer.Serialize(keys.Distinct().Select(key => new[] { key.Text }))));

    internal static Measure Read(DbDataReader row, int first) => new(
        PersonKey.Parse(row.GetString(first)) ?? default, new SiteId(row.GetInt64(first + 1)), (MeasureKind)row.GetInt32(first + 2), row.Time(first + 3),
        row.TimeOrNull(first + 4), row.StringOrNull(first + 5), new SiteId(row.GetInt64(first + 6)), row.GetInt64(first + 7));

    private static async Task<PersonFacts?> Facts(this Database database, SiteId site, AccountId? account, GuestId? guest, CancellationToken cancel)
    {
        var (table, comments, isStaff, id) = account is { } one
            ? ("accounts", "c.account = @id ORDER BY c.id DESC", "EXISTS (SELECT 1 FROM staff st WHERE st.account = p.id)", one.Value)
            : ("guests", "c.guest = @id", "FALSE", guest?.Value ?? 0);
        return id == 0 ? null : await database.QueryOne(
            $"""
            SELECT p.email_key, p.created_at, (SELECT count(*) FROM (
                SELECT 1 FROM (SELECT c.site, c.state, c.visible FROM comments c WHERE {comments} LIMIT {Looked}) AS newest
                WHERE newest.site = @site AND newest.state = @posted AND newest.visible = @yes LIMIT {Standing.MostCounted}) AS counted),
                {isStaff}
            FROM {table} p WHERE p.id = @id
            """,
            row => new PersonFacts(row.StringOrNull(0), row.Time(1), (int)row.GetInt64(2), row.GetBoolean(3)), cancel,
            ("@id", id), ("@site", site.Value), ("@posted", CommentState.Posted), ("@yes", true));
    }

    private sealed record PersonFacts(string? EmailKey, DateTimeOffset Since, int Posted, bool IsStaff);
}
