using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Parley.Core.People;
using Parley.Storage;
using Parley.Web.Site;

namespace Parley.Web.People.Passkeys;

/// <summary>
/// Both ceremonies of WebAuthn, each in two steps: the browser is asked with a challenge, which it carries in a sealed cookie, and what it
/// brings back is judged by the framework's handler. The handler is made when asked for: no other request pays for it.
/// </summary>
internal sealed class PasskeyDesk(OwnAddress own, SealedCookies cookies)
{
    public const string AddName = "__Host-parley-passkey-add";
    public const string SignInName = "__Host-parley-passkey";

    /// <summary>Time to find the telephone.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    // A credential with its attestation is about 1 kB; those with a chain of certificates stay under this.
    private const int LongestCredential = 32 * 1024;

    /// <summary>False at addresses for which no browser makes passkeys: numbers, and names that are not ours.</summary>
    public bool IsOffered(HttpContext context) =>
        !IPAddress.TryParse(context.Request.Host.Host.Trim('[', ']'), out _)
        && new Uri(own.For(context.Request)).Host.Equals(context.Request.Host.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the browser needs to make a passkey for this account.</summary>
    public async Task<string> AskToAdd(HttpContext context, Account account)
    {
        var asked = await Handler(context).MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email ?? account.Name, DisplayName = account.Name }, context);
        cookies.Set(context, AddName, new Challenge(asked.AttestationState ?? "", account.Id.Value), Lifetime);
        return asked.CreationOptionsJson;
    }

    /// <summary>The passkey that the browser made, not yet stored; null when anything about it is wrong.</summary>
    public async Task<(UserPasskeyInfo Passkey, Carried<Challenge> Asked)?> Added(HttpContext context, AccountId account, string? credential)
    {
        var carried = cookies.Read<Challenge>(context, AddName);
        SealedCookies.End(context, AddName);
        // Begun by one account and ended by another, it would give the second one's device to the first, or the other way round.
        if (carried is null || carried.Value.Account != account.Value || !IsCredential(credential)) return null;
        var result = await Handler(context).PerformAttestationAsync(
            new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential ?? "", AttestationState = carried.Value.State });
        return result.Succeeded && result.UserEntity.Id == account.ToString() ? (result.Passkey, carried) : null;
    }

    /// <summary>What the browser needs to sign in with any passkey that it has for us.</summary>
    public async Task<string> AskToSignIn(HttpContext context)
    {
        var asked = await Handler(context).MakeRequestOptionsAsync(null, context);
        cookies.Set(context, SignInName, new Challenge(asked.AssertionState ?? "", 0), Lifetime);
        return asked.RequestOptionsJson;
    }

    /// <summary>Who signed, and with what; null when anything about it is wrong.</summary>
    public async Task<(Account Account, UserPasskeyInfo Passkey, Carried<Challenge> Asked)?> Signed(HttpContext context, string? credential)
    {
        var carried = cookies.Read<Challenge>(context, SignInName);
        SealedCookies.End(context, SignInName);
        if (carried is null || !IsCredential(credential)) return null;
        var result = await Handler(context).PerformAssertionAsync(
            new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential ?? "", AssertionState = carried.Value.State });
        return result.Succeeded ? (result.User, result.Passkey, carried) : null;
    }

    private static bool IsCredential(string? text)
    {
        if (text is null || text.Length > LongestCredential) return false;
        try
        {
            using var read = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 8 });
            return read.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private PasskeyHandler<Account> Handler(HttpContext context)
    {
        var origin = own.For(context.Request);
        // The people's manager is a part that the handler asks for; ours reads the store and does nothing else.
        var people = new UserManager<Account>(
            new PasskeyStore(context.RequestServices.GetRequiredService<Database>()), Options.Create(new IdentityOptions()), new PasswordHasher<Account>(), [], [],
            new UpperInvariantLookupNormalizer(), new IdentityErrorDescriber(), context.RequestServices, NullLogger<UserManager<Account>>.Instance);
        return new PasskeyHandler<Account>(people, Options.Create(new IdentityPasskeyOptions
        {
            ServerDomain = new Uri(origin).Host,
            ResidentKeyRequirement = "required",
            UserVerificationRequirement = "preferred",
            AuthenticatorTimeout = Lifetime,
            ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && string.Equals(asked.Origin, origin, StringComparison.Ordinal)),
        }));
    }

    /// <param name="State">The handler's own.</param>
    /// <param name="Account">Who asked; 0 for signing in.</param>
    internal sealed record Challenge(string State, long Account);
}
