using System.Globalization;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Parley.Web.Site;

namespace Parley.Web.Notifications;

/// <summary>The way out for mail.</summary>
internal interface IMailer
{
    /// <returns>What whoever took it said.</returns>
    /// <exception cref="MailRefusedException">The receiver will never take it.</exception>
    /// <exception cref="IOException">It did not work this time; the SMTP library has exceptions of its own for that.</exception>
    Task<string> Send(MimeMessage message, CancellationToken cancel);
}

internal sealed class MailRefusedException(string message, Exception inner) : Exception(message, inner);

/// <summary>Hands mail to the publisher's own server, within a time limit.</summary>
internal sealed class SmtpMailer(MailOptions options, string host) : IMailer
{
    private const int SubmissionOverTls = 465;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>An owner named the host: it must be a public one, unless the operator allows others.</summary>
    public bool IsOwners { get; init; }

    private SecureSocketOptions Security => options switch
    {
        { Tls: false } => SecureSocketOptions.None,
        { Port: SubmissionOverTls } => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    public async Task<string> Send(MimeMessage message, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            if (IsOwners) await client.ConnectAsync(await PublicConnection.Open(host, options.Port, options.PrivateHosts, limit.Token), host, options.Port, Security, limit.Token);
            else await client.ConnectAsync(host, options.Port, Security, limit.Token);
            if (options.User is { } user) await client.AuthenticateAsync(user, options.Password ?? "", limit.Token);
            var answer = await client.SendAsync(message, limit.Token);
            await client.DisconnectAsync(quit: true, limit.Token);
            return answer;
        }
        catch (SmtpCommandException refused) when (refused is { ErrorCode: SmtpErrorCode.RecipientNotAccepted, StatusCode: >= (SmtpStatusCode)500 })
        {
            throw new MailRefusedException($"the receiver was refused ({(int)refused.StatusCode})", refused);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new IOException($"the mail server did not answer within {Patience.TotalSeconds:0} s", late);
        }
    }
}

/// <summary>Lays mail into a folder, one file each, for whoever tries the program out or carries mail on by other means.</summary>
internal sealed class PickupMailer(MailOptions options, ILogger<PickupMailer> log) : IMailer
{
    public async Task<string> Send(MimeMessage message, CancellationToken cancel)
    {
        MakeFolder();
        var file = Path.Combine(options.Pickup, FileName(message));
        var part = file + ".part";
        var form = new FormatOptions { NewLineFormat = NewLineFormat.Dos };
        await using (var stream = new FileStream(part, Private()))
            await message.WriteToAsync(form, stream, cancel);
        // Nobody finds half a letter.
        File.Move(part, file, overwrite: true);
        log.LogInformation("A mail was laid into {File}", file);
        return "laid into the folder for mail";
    }

    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private void MakeFolder()
    {
        if (Directory.Exists(options.Pickup)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(options.Pickup);
        else Directory.CreateDirectory(options.Pickup, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Sorts by time; a second sending of the same row replaces the first.</summary>
    private static string FileName(MimeMessage message) =>
        $"{message.Date.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}-{message.MessageId?.Split('@')[0]}.eml";
}
