using System.Text;
using System.Text.Json;
using MimeKit;
using MimeKit.Text;
using Parley.Core.Notifications;
using Parley.Storage.Notifications;
using Parley.Storage.Site;

namespace Parley.Web.Notifications;

/// <summary>A mail to one person, written in full when its cause is stored, so that sending it needs nothing more.</summary>
internal sealed record Letter
{
    public const string Kind = "mail";
    private const string SealedFor = "outbox letter";

    /// <summary>An address as <see cref="Core.Text.EmailAddress"/> reads it.</summary>
    public required string To { get; init; }

    /// <summary>The site that sends it, by its own way; null for what opens an account, see <see cref="Postbox.Way(long?, CancellationToken)"/>.</summary>
    public long? Site { get; init; }

    /// <summary>The publication in whose name it is sent.</summary>
    public required string FromName { get; init; }

    public required string Subject { get; init; }

    /// <summary>Plain text, lines ended by LF.</summary>
    public required string Text { get; init; }

    /// <summary>Where whoever gets it ends this sort of mail; null where it was asked for.</summary>
    public string? StopAddress { get; init; }

    /// <summary>When nobody has a use for it any more; it is then dropped unsent.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>As an outbox row, sealed: it may hold a link that signs in.</summary>
    public OutboxMessage ToOutbox(KeyFile keys, DateTimeOffset now) =>
        new(Kind, Convert.ToBase64String(keys.Seal(JsonSerializer.SerializeToUtf8Bytes(this), SealedFor)), now);

    /// <summary>Null when the row was sealed with another key file.</summary>
    public static Letter? From(ClaimedMessage message, KeyFile keys) =>
        keys.Unseal(Convert.FromBase64String(message.Payload), SealedFor) is { } plain ? JsonSerializer.Deserialize<Letter>(plain) : null;

    /// <param name="message">Its row, which gives it a lasting Message-ID, so that a receiver knows a second sending.</param>
    /// <param name="sender">The address it comes from.</param>
    public MimeMessage ToMime(ClaimedMessage message, string sender) => ToMime(message.Id, message.CreatedAt, sender, null, null);

    public MimeMessage ToMime(ClaimedMessage message, MailWay way) => ToMime(message.Id, message.CreatedAt, way.From, way.SenderName, way.ReplyTo);

    /// <summary>As it is sent at once, without a row.</summary>
    public MimeMessage ToMime(DateTimeOffset now, MailWay way) => ToMime(0, now, way.From, way.SenderName, way.ReplyTo);

    private MimeMessage ToMime(long id, DateTimeOffset createdAt, string sender, string? senderName, string? replyTo)
    {
        var from = MailboxAddress.Parse(sender);
        var mime = new MimeMessage
        {
            Date = createdAt,
            MessageId = $"parley-{id}-{createdAt.ToUnixTimeMilliseconds()}@{from.Domain}",
            Subject = OneLine(Subject),
            Body = Plain(Text),
        };
        mime.From.Add(new MailboxAddress(Encoding.UTF8, OneLine(senderName ?? FromName), from.Address));
        if (replyTo is not null) mime.ReplyTo.Add(MailboxAddress.Parse(replyTo));
        mime.To.Add(new MailboxAddress(Encoding.UTF8, null, To));
        // Vacation notices and list software leave such mail alone (RFC 3834).
        mime.Headers.Add("Auto-Submitted", "auto-generated");
        if (StopAddress is not null)
        {
            // A mail program may offer it as its own button, which posts there (RFC 8058).
            mime.Headers.Add(HeaderId.ListUnsubscribe, $"<{StopAddress}>");
            mime.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        return mime;
    }

    /// <summary>Readable as it lies in the pickup folder: quoted-printable would break links.</summary>
    private static TextPart Plain(string text) => new(TextFormat.Plain)
    {
        Text = text,
        ContentTransferEncoding = Ascii.IsValid(text) ? ContentEncoding.SevenBit : ContentEncoding.EightBit,
    };

    /// <summary>A header holds one line, whatever a name or a title tries.</summary>
    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var sign in text) line.Append(char.IsControl(sign) || sign is '\u2028' or '\u2029' ? ' ' : sign);
        return line.ToString().Trim();
    }
}
