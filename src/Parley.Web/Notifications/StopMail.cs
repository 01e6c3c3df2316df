using System.Buffers.Binary;
using System.Buffers.Text;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Notifications;
using Parley.Storage.Site;
using Parley.Web.Site;

namespace Parley.Web.Notifications;

/// <summary>
/// <c>/notifications/unsubscribe</c>: ends a sort of mail for whoever holds a letter (RFC 8058). Programs look at links, so only the
/// form, or the mail program's own button, does it.
/// </summary>
internal static class StopMail
{
    private const string SealedFor = "unsubscribe";

    /// <summary>Which mail a letter belongs to: one sort, or both.</summary>
    [Flags]
    internal enum Sorts : byte
    {
        AboutMe = 1,
        Followed = 2,
    }

    public static HtmlPage Page(string? token, HttpContext http, KeyFile keys) => Show(http, Read(keys, token) is null ? null : Action(http, token), isDone: false);

    public static async Task<HtmlPage> HandleForm(string? token, HttpContext http, KeyFile keys, Database database, CancellationToken cancel)
    {
        if (Read(keys, token) is not var (account, sorts)) return Show(http, null, isDone: false);
        await database.Write(async (job, stop) =>
        {
            if (sorts.HasFlag(Sorts.AboutMe)) await job.StopMail(account, aboutMe: true, stop);
            if (sorts.HasFlag(Sorts.Followed)) await job.StopMail(account, aboutMe: false, stop);
            return 0;
        }, cancel);
        return Show(http, null, isDone: true);
    }

    /// <summary>Sealed, so that nobody makes one for another; it does nothing but end mail, so it need not expire.</summary>
    public static string Token(KeyFile keys, AccountId account, Sorts sorts)
    {
        Span<byte> plain = stackalloc byte[9];
        BinaryPrimitives.WriteInt64BigEndian(plain, account.Value);
        plain[8] = (byte)sorts;
        return Base64Url.EncodeToString(keys.Seal(plain, SealedFor));
    }

    private static (AccountId Account, Sorts Sorts)? Read(KeyFile keys, string? token)
    {
        var box = new byte[64];
        if (token is null or { Length: > 64 } || !Base64Url.IsValid(token) || !Base64Url.TryDecodeFromChars(token, box, out var length)
            || keys.Unseal(box.AsSpan(0, length), SealedFor) is not { Length: 9 } plain)
            return null;
        return (new AccountId(BinaryPrimitives.ReadInt64BigEndian(plain)), (Sorts)plain[8]);
    }

    private static string Action(HttpContext http, string? token) => $"{http.Request.PathBase}/notifications/unsubscribe?token={token}";

    private static HtmlPage Show(HttpContext http, string? action, bool isDone) => HtmlPage.Personal<StopMailPage>(
        new StopMailView { Frame = Frames.Personal(http, "stop_mail.heading"), Action = action, IsDone = isDone },
        action is null && !isDone ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
}
