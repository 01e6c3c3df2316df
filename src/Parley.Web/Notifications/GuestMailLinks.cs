using System.Buffers.Binary;
using System.Buffers.Text;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Notifications;
using Parley.Storage.Site;
using Parley.Web.Site;

namespace Parley.Web.Notifications;

/// <summary>
/// <c>/notifications/confirm</c> and <c>/notifications/stop</c>: what the links in a guest's letters open. Programs look at links, so only
/// the form does anything, or for ending it the mail program's own button (RFC 8058).
/// </summary>
internal static class GuestMailLinks
{
    private const string Confirming = "guest mail confirm";
    private const string Stopping = "guest mail stop";

    public static string Confirm(string root, KeyFile keys, GuestAddress to) => $"{root}/notifications/confirm?token={Token(keys, to, Confirming)}";

    public static string Stop(string root, KeyFile keys, GuestAddress to) => $"{root}/notifications/stop?token={Token(keys, to, Stopping)}";

    public static HtmlPage ConfirmPage(string? token, HttpContext http, KeyFile keys) => Show(http, "confirm", Read(keys, token, Confirming) is null ? null : token, isDone: false);

    public static HtmlPage StopPage(string? token, HttpContext http, KeyFile keys) => Show(http, "stop", Read(keys, token, Stopping) is null ? null : token, isDone: false);

    public static async Task<HtmlPage> HandleConfirm(string? token, HttpContext http, KeyFile keys, Database database, CancellationToken cancel) => Show(
        http, "confirm", null,
        Read(keys, token, Confirming) is var (site, guest) && await database.Write((job, stop) => job.ConfirmGuestMail(site, guest, http.Now(), stop), cancel));

    public static async Task<HtmlPage> HandleStop(string? token, HttpContext http, KeyFile keys, Database database, CancellationToken cancel) => Show(
        http, "stop", null,
        Read(keys, token, Stopping) is var (site, guest) && await database.Write((job, stop) => job.StopGuestMail(site, guest, http.Now(), stop), cancel));

    /// <summary>Sealed, each for its own deed, so that nobody makes one for another.</summary>
    private static string Token(KeyFile keys, GuestAddress to, string purpose)
    {
        Span<byte> plain = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(plain, to.Site.Value);
        BinaryPrimitives.WriteInt64BigEndian(plain[8..], to.Guest.Value);
        return Base64Url.EncodeToString(keys.Seal(plain, purpose));
    }

    private static (SiteId Site, GuestId Guest)? Read(KeyFile keys, string? token, string purpose)
    {
        var box = new byte[96];
        return token is null or { Length: > 96 } || !Base64Url.IsValid(token) || !Base64Url.TryDecodeFromChars(token, box, out var length) || keys.Unseal(box.AsSpan(0, length), purpose) is not { Length: 16 } plain
            ? null
            : (new SiteId(BinaryPrimitives.ReadInt64BigEndian(plain)), new GuestId(BinaryPrimitives.ReadInt64BigEndian(plain.AsSpan(8))));
    }

    private static HtmlPage Show(HttpContext http, string deed, string? token, bool isDone) => HtmlPage.Personal<GuestMailPage>(
        new GuestMailView
        {
            Frame = Frames.Personal(http, $"guest_mail.{deed}.heading"),
            Deed = deed,
            Action = token is null ? null : $"{http.Request.PathBase}/notifications/{deed}?token={token}",
            IsDone = isDone,
        },
        token is null && !isDone ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
}

/// <summary>What a link in a guest's letter opens; posts to its own address.</summary>
public sealed record GuestMailView
{
    public required PageFrame Frame { get; init; }

    /// <summary><c>confirm</c> or <c>stop</c>.</summary>
    public required string Deed { get; init; }

    /// <summary>Null when it was done, or for a link that is not ours.</summary>
    public string? Action { get; init; }
    public bool IsDone { get; init; }
}
