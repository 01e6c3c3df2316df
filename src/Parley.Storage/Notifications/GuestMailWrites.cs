using System.Text.Json;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Notifications;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.Notifications;

/// <summary>An address that a guest gave to a site.</summary>
public sealed record GuestAddress(SiteId Site, string EmailKey, string Email, GuestId Guest);

/// <summary>Somebody answered a guest.</summary>
public sealed record GuestReply(GuestAddress To, CommentId Comment, string? Author, string Title);

/// <summary>Staff or a rule decided about a guest's comment.</summary>
public sealed record GuestStatement(GuestAddress To, long Number, LedgerAct Act, string? Reason, string Title);

/// <summary>Mail to guests: asked for once, confirmed by whoever reads there, ended by one click; inside write jobs.</summary>
public static class GuestMailWrites
{
    /// <summary>Questions of one site in an hour: whoever types strangers' addresses by the hundred reaches few of them.</summary>
    public const int MostAskedAnHour = 100;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Notes the addresses of guests whose comments were posted. Returns those that are to be asked, once each.</summary>
    public static Task<List<GuestAddress>> AskGuests(this Database job, IEnumerable<CommentId> posted, DateTimeOffset now, CancellationToken cancel) => job.Query(
        $"""
        INSERT INTO guest_mail (site, email_key, email, guest, asked_at, letters)
        SELECT c.site, g.email_key, min(g.email), max(g.id), @now, 0 FROM comments c JOIN guests g ON g.id = c.guest
        WHERE {job.IsListed("c.id")} AND c.visible = TRUE AND c.state = 0 AND c.account IS NULL AND g.email_key IS NOT NULL AND @most > (
            SELECT count(*) FROM guest_mail m WHERE m.site = c.site AND m.asked_at > @hour AND m.confirmed_at IS NULL AND m.stopped_at IS NULL)
        GROUP BY c.site, g.email_key
        ON CONFLICT (site, email_key) DO UPDATE SET guest = excluded.guest, asked_at = excluded.asked_at
            WHERE guest_mail.confirmed_at IS NULL AND guest_mail.stopped_at IS NULL AND guest_mail.asked_at <= @again
        RETURNING site, email_key, email, guest
        """,
        row => new GuestAddress(new SiteId(row.GetInt64(0)), row.GetString(1), row.GetString(2), new GuestId(row.GetInt64(3))), cancel,
        ("@ids", job.List(posted.Select(id => id.Value))), ("@now", now), ("@most", MostAskedAnHour), ("@hour", now - Hour), ("@again", now - GuestMail.AskedAgainAfter));

    /// <summary>Whoever reads at the address wants the mail. False for a question that is not the newest one.</summary>
    public static async Task<bool> ConfirmGuestMail(this Database job, SiteId site, GuestId guest, DateTimeOffset now, CancellationToken cancel) =>
        await job.Execute($"UPDATE guest_mail SET confirmed_at = COALESCE(confirmed_at, @now), stopped_at = NULL WHERE {OfGuest}", cancel, ("@now", now), ("@site", site.Value), ("@guest", guest.Value)) == 1;

    /// <summary>Whoever reads there wants no mail of this site, now or later.</summary>
    public static async Task<bool> StopGuestMail(this Database job, SiteId site, GuestId guest, DateTimeOffset now, CancellationToken cancel) =>
        await job.Execute($"UPDATE guest_mail SET stopped_at = COALESCE(stopped_at, @now) WHERE {OfGuest}", cancel, ("@now", now), ("@site", site.Value), ("@guest", guest.Value)) == 1;

    /// <summary>Who confirmed and was answered by these comments.</summary>
    public static Task<List<GuestReply>> RepliesToGuests(this Database job, IEnumerable<CommentId> posted, CancellationToken cancel) => job.Query(
        $"""
        SELECT m.site, m.email_key, m.email, m.guest, c.id, COALESCE(a.name, c.author_name), d.title
        FROM comments c JOIN comments p ON p.id = c.parent JOIN discussions d ON d.id = c.discussion LEFT JOIN accounts a ON a.id = c.account {Confirmed("p.guest", "c.site")}
        WHERE {job.IsListed("c.id")} AND c.visible = TRUE AND c.state = 0 AND p.state IN (0, 1) AND p.account IS NULL AND COALESCE(c.guest, 0) <> m.guest ORDER BY c.id
        """,
        row => new GuestReply(Address(row), new CommentId(row.GetInt64(4)), row.StringOrNull(5), row.GetString(6)), cancel, ("@ids", job.List(posted.Select(id => id.Value))));

    /// <summary>Who confirmed and is the subject of these rows of the ledger.</summary>
    public static Task<List<GuestStatement>> StatementsToGuests(this Database job, IEnumerable<(long Site, long Number)> rows, CancellationToken cancel) => job.Query(
        $"""
        SELECT m.site, m.email_key, m.email, m.guest, l.number, l.act, l.reason, d.title
        FROM {job.JsonRows} JOIN ledger l ON l.site = CAST(value ->> 0 AS bigint) AND l.number = CAST(value ->> 1 AS bigint)
        JOIN discussions d ON d.id = l.discussion {Confirmed("l.guest", "l.site")} WHERE l.subject IS NULL ORDER BY l.number
        """,
        row => new GuestStatement(Address(row), row.GetInt64(4), (LedgerAct)row.GetInt32(5), row.StringOrNull(6), row.GetString(7)), cancel,
        ("@rows", JsonSerializer.Serialize(rows.Select(row => new[] { row.Site, row.Number }))));

    /// <summary>Counts a letter about a reply; false when there were enough this hour.</summary>
    public static async Task<bool> TakeGuestLetter(this Database job, GuestAddress to, DateTimeOffset now, CancellationToken cancel) => await job.Execute(
        """
        UPDATE guest_mail SET letters = CASE WHEN letters_since > @hour THEN letters + 1 ELSE 1 END, letters_since = CASE WHEN letters_since > @hour THEN letters_since ELSE @now END
        WHERE site = @site AND email_key = @key AND (letters_since IS NULL OR letters_since <= @hour OR letters < @most)
        """, cancel, ("@hour", now - Hour), ("@now", now), ("@site", to.Site.Value), ("@key", to.EmailKey), ("@most", GuestMail.MostLettersAnHour)) == 1;

    private const string OfGuest = "site = @site AND guest = @guest AND email_key = (SELECT g.email_key FROM guests g WHERE g.id = @guest)";

    private static string Confirmed(string guest, string site) =>
        $"JOIN guests g ON g.id = {guest} JOIN guest_mail m ON m.site = {site} AND m.email_key = g.email_key AND m.guest = g.id AND m.confirmed_at IS NOT NULL AND m.stopped_at IS NULL";

    private static GuestAddress Address(System.Data.Common.DbDataReader row) =>
        new(new SiteId(row.GetInt64(0)), row.GetString(1), row.GetString(2), new GuestId(row.GetInt64(3)));
}
