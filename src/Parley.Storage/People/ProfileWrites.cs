using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.People;

/// <summary>An account or guest who wrote from the same address, as far as the site keeps any.</summary>
public sealed record SharedAddress(PersonKey Who, string Name, DateTimeOffset SeenAt);

/// <summary>What was shown of somebody's addresses, after it was noted that it was.</summary>
public sealed record ShownAddresses(string? Email, IReadOnlyList<SharedAddress> Shared);

/// <summary>Notes on people, and looking at what is private of them; inside write jobs.</summary>
public static class ProfileWrites
{
    private const int MostShared = 50;

    /// <summary>False when there are as many as there may be.</summary>
    public static async Task<bool> AddNote(this Database job, PersonNote note, CancellationToken cancel)
    {
        if (await job.QueryNumber("SELECT count(*) FROM person_notes WHERE who = @who AND site = @site", cancel, ("@who", note.Who), ("@site", note.Site.Value)) >= PersonNote.Most)
            return false;
        job.PersonNotes.Add(note);
        await job.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Notes who looks before it shows anything.</summary>
    public static async Task<ShownAddresses> ReadAddresses(this Database job, PersonReading reading, CancellationToken cancel)
    {
        job.PersonReadings.Add(reading);
        await job.SaveChangesAsync(cancel);
        var who = PersonKey.Parse(reading.Who) ?? default;
        var email = await job.QueryOne(
            $"SELECT email FROM {(who.Account is null ? "guests" : "accounts")} WHERE id = @id AND email IS NOT NULL", row => row.GetString(0), cancel,
            ("@id", who.Account?.Value ?? who.Guest?.Value ?? 0L));
        return new ShownAddresses(email, await job.Query(
            $"""
            SELECT other.who, COALESCE(a.name, g.name, ''), max(other.seen_at) FROM address_marks mine
            JOIN address_marks other ON other.site = mine.site AND other.hash = mine.hash AND other.who <> mine.who
            LEFT JOIN accounts a ON a.id = {PersonColumns.Account("other.who")} LEFT JOIN guests g ON g.id = {PersonColumns.Guest("other.who")}
            WHERE mine.site = @site AND mine.who = @who GROUP BY other.who, a.name, g.name ORDER BY 3 DESC LIMIT {MostShared}
            """,
            row => new SharedAddress(PersonKey.Parse(row.GetString(0)) ?? default, row.GetString(1), row.Time(2)), cancel,
            ("@site", reading.Site.Value), ("@who", reading.Who)));
    }

    /// <summary>Marks that somebody wrote from an address; the mark goes with the last of its days.</summary>
    public static Task<int> MarkAddress(
        this Database job, SiteId site, PersonKey who, byte[] hash, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancel) => job.Execute(
        """
        INSERT INTO address_marks (site, who, hash, seen_at, expires_at) VALUES (@site, @who, @hash, @now, @until)
        ON CONFLICT (site, who, hash) DO UPDATE SET seen_at = excluded.seen_at, expires_at = excluded.expires_at
        """, cancel, ("@site", site.Value), ("@who", who.Text), ("@hash", hash), ("@now", now), ("@until", expiresAt));

    /// <summary>The newest address that somebody wrote from, as far as it is kept.</summary>
    public static async Task<byte[]?> NewestAddress(this Database database, SiteId site, PersonKey who, DateTimeOffset now, CancellationToken cancel) =>
        await database.QueryOne(
            "SELECT hash FROM address_marks WHERE site = @site AND who = @who AND expires_at > @now ORDER BY seen_at DESC LIMIT 1", row => (byte[])row.GetValue(0), cancel,
            ("@site", site.Value), ("@who", who.Text), ("@now", now));
}
