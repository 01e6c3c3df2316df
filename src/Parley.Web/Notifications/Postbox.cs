using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Site;
using Parley.Web.Site;

namespace Parley.Web.Notifications;

/// <summary>The way that a site's letters take: who carries them, and what they say of their sender.</summary>
internal sealed record MailWay(IMailer Mailer, string From)
{
    /// <summary>Null for the name that the letter gives.</summary>
    public string? SenderName { get; init; }
    public string? ReplyTo { get; init; }
}

/// <summary>
/// Finds it: the operator's server where there is one, else the site owner's, else the installation's folder. Asked anew for every letter, so
/// that what an owner changes holds at once and on every node.
/// </summary>
internal sealed class Postbox(IMailer installation, MailOptions options, Store store, KeyFile keys)
{
    /// <summary>True where the operator has set the server: owners then read it and change nothing of it.</summary>
    public bool IsSetByOperator => options.Host is not null;

    public MailOptions Operator => options;

    /// <param name="site">Null for letters of none.</param>
    /// <param name="cancel">Of the sending.</param>
    public async Task<MailWay> Way(long? site, CancellationToken cancel)
    {
        if (site is not { } id)
            return new MailWay(installation, options.From);
        await using var database = store.Context();
        return Way(await database.SiteMail(new SiteId(id), keys, cancel));
    }

    public MailWay Way(SiteMail mail) => (IsSetByOperator || mail.Host is null ? new MailWay(installation, options.From) : OfOwner(mail, mail.Host)) with
    {
        SenderName = mail.SenderName,
        ReplyTo = mail.ReplyTo,
    };

    /// <summary>False where letters only lie in the folder of whoever tries the program out.</summary>
    public async Task<bool> LeavesTheMachine(SiteId site, CancellationToken cancel)
    {
        if (IsSetByOperator)
            return true;
        await using var database = store.Context();
        return (await database.SiteMail(site, keys, cancel)).Host is not null;
    }

    private MailWay OfOwner(SiteMail mail, string host) => new(
        new SmtpMailer(options with { Host = host, Port = mail.Port, User = mail.User, Password = mail.Password, Tls = mail.Tls }, host) { IsOwners = true },
        mail.From ?? options.From);
}
