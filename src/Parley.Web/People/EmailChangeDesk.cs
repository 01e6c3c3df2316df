using Parley.Core.Notifications;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Storage.Site;
using Parley.Web.Notifications;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>Writes the two letters that a change of address begins with.</summary>
internal sealed class EmailChangeDesk(KeyFile keys, OutboxBell bell, OwnAddress own, RateLimitOptions limits, TimeProvider clock)
{
    /// <summary>People read their old mailbox once a day.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    // Five at once, then five an hour: each is a letter into a mailbox that may be a stranger's.
    private readonly Brake changesOfAccount = new(5, TimeSpan.FromMinutes(12), clock);

    /// <summary>
    /// Asks both addresses. A new one that has an account already gets a letter that says so, and nobody else learns of it.
    /// False when this account has asked too often.
    /// </summary>
    public async Task<bool> Ask(HttpContext context, Account account, long session, EmailAddress email, bool isTaken, CancellationToken cancel)
    {
        if (limits.Enabled && changesOfAccount.Take(account.Id.Value) > TimeSpan.Zero) return false;
        var (now, words, site) = (context.Now(), context.Words(), CurrentSite.In(context).Site.Name);
        var (oldToken, newToken) = (account.Email is null ? null : Tokens.New(), Tokens.New());
        var change = new EmailChange(
            account.Id, session, email.Value, email.Key, oldToken is null ? null : Tokens.Hash(oldToken), Tokens.Hash(newToken), now, now + Lifetime);

        string Link(string token) => $"{own.For(context.Request)}{context.Request.PathBase}/account/email/confirm?token={token}";
        OutboxMessage Letter(string to, string key, string link) => new Letter
        {
            To = to,
            FromName = site,
            Subject = words.Fill($"{key}.subject", ("site", site)),
            Text = words.Fill($"{key}.text", ("site", site), ("email", email.Value), ("link", link)),
            NotAfter = now + Lifetime,
        }.ToOutbox(keys, now);

        List<OutboxMessage> Letters() =>
        [
            isTaken ? Letter(email.Value, "mail.email_taken", $"{own.For(context.Request)}{context.Request.PathBase}/sign-in") : Letter(email.Value, "mail.email_new", Link(newToken)),
            .. account.Email is { } old && oldToken is not null ? [Letter(old, "mail.email_old", Link(oldToken))] : Array.Empty<OutboxMessage>(),
        ];

        await context.RequestServices.GetRequiredService<Database>().Write((job, stop) => job.OpenEmailChange(change, Letters(), stop), cancel);
        bell.Ring();
        return true;
    }
}
