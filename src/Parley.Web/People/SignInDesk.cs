using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Storage.Site;
using Parley.Web.Notifications;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>What becomes of somebody who brings a link or a code.</summary>
internal abstract record Arrival
{
    private Arrival() { }

    /// <summary>Signed in; the token is for this browser or program alone.</summary>
    public sealed record SignedIn(string Token, Account Account, string? ReturnPath) : Arrival;

    public sealed record Refused(SpendResult Why) : Arrival;
}

/// <summary>Where letters to sign in are written and where links and codes from them are taken.</summary>
internal sealed class SignInDesk(KeyFile keys, OutboxBell bell, OwnAddress own, RateLimitOptions limits, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>A person who mistypes asks a few times; more would be somebody filling another's mailbox.</summary>
    private const int LettersAnHour = 10;

    // One client may speak for an office: sixty letters at once, then one a minute.
    private readonly Brake lettersOfClient = new(60, TimeSpan.FromMinutes(1), clock);

    /// <summary>
    /// Writes the letter. Whether the address has an account plays no part: it is made when the letter's link or code comes back.
    /// Over its cap it writes nothing and says nothing.
    /// </summary>
    /// <param name="context">The request that asks.</param>
    /// <param name="email">Where it goes.</param>
    /// <param name="returnPath">The page to come back to, checked by <see cref="ReturnPath"/>.</param>
    /// <param name="askToken">The mark of the browser that asks; null for programs.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task Send(HttpContext context, EmailAddress email, string? returnPath, string? askToken, CancellationToken cancel)
    {
        if (limits.Enabled && lettersOfClient.Take(RateLimits.AddressKey(context.Connection.RemoteIpAddress)) > TimeSpan.Zero) return;

        var now = clock.GetUtcNow();
        var site = CurrentSite.Of(context)?.Site;
        var token = Tokens.New();
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var link = $"{own.For(context.Request)}{context.Request.PathBase}/sign-in/link?token={token}";
        var letter = Write(email, site?.Name ?? "", context.Words(), link, code, now).ToOutbox(keys, now);
        var ticket = new SignInTicket(email.Key, email.Value, Tokens.Hash(token), CodeHash(email.Key, code), now, now + Lifetime);
        ticket.AskedFrom(site?.Id ?? default, askToken is null ? null : Tokens.Hash(askToken), returnPath);

        var most = limits.Enabled ? LettersAnHour : int.MaxValue;
        await DatabaseOf(context).Write((job, stop) => job.OpenTicket(ticket, letter, most, stop), cancel);
        bell.Ring();
    }

    public async Task<Arrival> ByLink(HttpContext context, string? token, CancellationToken cancel)
    {
        if (!Tokens.HasForm(token) || token is null) return new Arrival.Refused(new SpendResult.NoGood());
        var (hash, now) = (Tokens.Hash(token), clock.GetUtcNow());
        var visitor = Visitor.Of(context);
        return await Arrive(context, (job, stop) => job.SpendLink(hash, visitor.AskedBy, isForStaff: false, now, stop), visitor, isBearer: false, cancel);
    }

    public async Task<Arrival> ByCode(HttpContext context, EmailAddress email, string code, bool isBearer, CancellationToken cancel)
    {
        var (hash, now) = (CodeHash(email.Key, Digits(code)), clock.GetUtcNow());
        return await Arrive(context, (job, stop) => job.SpendCode(email.Key, hash, now, stop), Visitor.Of(context), isBearer, cancel);
    }

    /// <summary>A session of this account, ready to be stored, and its token.</summary>
    public static (Session Session, string Token) NewSession(AccountId account, bool isBearer, string? device, DateTimeOffset now)
    {
        var token = Tokens.New();
        return (new Session(Tokens.Hash(token), account, isBearer, device, now, now + ReaderSearch.Idle), token);
    }

    /// <summary>A neutral name, for whoever has not chosen one; never a part of the address.</summary>
    public static PersonName NeutralName(Words words, int number) =>
        PersonName.Parse(words.Fill("account.new_name", ("n", number.ToString(CultureInfo.InvariantCulture)))) is NameOutcome.Accepted accepted
            ? accepted.Name
            : throw new InvalidOperationException($"The catalogue {words.Language} has no usable account.new_name.");

    private async Task<Arrival> Arrive(
        HttpContext context, Func<Database, CancellationToken, Task<SpendResult>> spend, Visitor visitor, bool isBearer, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var words = context.Words();
        return await DatabaseOf(context).Write<Arrival>(async (job, stop) =>
        {
            var result = await spend(job, stop);
            if (result is not SpendResult.Spent { Ticket: var ticket }) return new Arrival.Refused(result);
            var account = await job.AccountOf(ticket.Email, ticket.EmailKey, number => NeutralName(words, number), now, stop);
            var (session, token) = NewSession(account.Id, isBearer, visitor.Device, now);
            await job.BeginSession(session, isBearer ? null : visitor.FormerToken, stop);
            return new Arrival.SignedIn(token, account, ticket.ReturnPath);
        }, cancel);
    }

    private static Letter Write(EmailAddress email, string site, Words words, string link, string code, DateTimeOffset now) => new()
    {
        To = email.Value,
        FromName = site,
        Subject = words.Fill("mail.sign_in.subject", ("site", site)),
        Text = words.Fill("mail.sign_in.text", ("site", site), ("link", link), ("code", code)),
        NotAfter = now + Lifetime,
    };

    /// <summary>Keyed, since six digits alone are found again by trying them all.</summary>
    private byte[] CodeHash(string emailKey, string code) => HMACSHA256.HashData(keys.Hashing, Encoding.UTF8.GetBytes($"code {emailKey} {code}"));

    /// <summary>People type codes with blanks.</summary>
    private static string Digits(string code) => string.Concat(code.Where(char.IsAsciiDigit));

    private static Database DatabaseOf(HttpContext context) => context.RequestServices.GetRequiredService<Database>();
}
