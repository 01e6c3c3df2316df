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
internal sealed class Postbox(IMailer installation, MailOptions options, Store store, KeyFile keys, SiteDirectory sites)
{
    /// <summary>True where the operator has set the server: owners then read it and change nothing of it.</summary>
    public bool IsSetByOperator => options.Host is not null;

    public MailOptions Operator => options;

    /// <param name="site">
    /// Null for letters that open an account. They are the installation's and go by the first site's server, whichever site they were asked
    /// for at: else another site's owner could have one sent for anybody's address and read it at their own server.
    /// </param>
    /// <param name="cancel">Of the sending.</param>
    public async Task<MailWay> Way(long? site, CancellationToken cancel)
    {
        if ((site ?? sites.First?.Id.Value) is not { } id)
            return new MailWay(installation, options.From);
        await using var database = store.Context();
        var way = Way(await database.SiteMail(new SiteId(id), keys, cancel));
        return site is null ? way with { SenderName = null, ReplyTo = null } : way;
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
