using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.Site;

namespace Parley.Web.People.Providers;

/// <summary>Signs in by another party, or gives one's account such a login.</summary>
internal static class SignInWith
{
    private abstract record Outcome
    {
        public sealed record SignedIn(string Token, Account Account) : Outcome;

        public sealed record Linked : Outcome;

        /// <summary>An account has the address that the provider verified; its owner has to show up before the two are joined.</summary>
        public sealed record HasAccount : Outcome;

        /// <summary>The person belongs to another account.</summary>
        public sealed record Taken : Outcome;

        public sealed record Spent : Outcome;
    }

    /// <summary>
    /// Sends the browser on by a page of ours: the content policy lets no form lead elsewhere, and a reader sees where they are going.
    /// </summary>
    public static async Task<HtmlPage> HandleForm(
        string name, [FromForm] string? returnTo, [FromForm] string? link, CurrentReader reader, SignInProviders providers, HttpContext context,
        ILogger<SignInProviders> log, CancellationToken cancel)
    {
        var words = context.Words();
        if (providers.Find(name) is not { } provider) return Problem(context, words["login.unknown"], StatusCodes.Status404NotFound);
        if (!ReaderCookies.Hold(context)) return Problem(context, words["sign_in.https"], StatusCodes.Status422UnprocessableEntity);
        if (link is not null && !FreshSession.Is(reader, context)) return Problem(context, words["again.why"], StatusCodes.Status422UnprocessableEntity);
        try
        {
            var to = await providers.Begin(context, provider, ReturnPath.OrNull(returnTo), link is null ? null : reader.Session, cancel);
            context.Response.Headers["Refresh"] = $"0; url={to.AbsoluteUri}";
            return HtmlPage.Personal<ProviderPage>(new ProviderPageView { Frame = AccountFrame.Of(context, "sign_in.heading"), Label = provider.Label, Address = to.AbsoluteUri });
        }
        catch (OutgoingException failure)
        {
            log.LogWarning("Signing in by {Provider} does not work: {Why}", provider.Name, failure.Message);
            return Problem(context, words.Fill("login.away", ("label", provider.Label)), StatusCodes.Status502BadGateway);
        }
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage>> Return(
        string name, string? code, string? state, string? iss, string? error, CurrentReader reader, SignInProviders providers, Database database,
        HttpContext context, ILogger<SignInProviders> log, CancellationToken cancel)
    {
        var words = context.Words();
        if (providers.Find(name) is not { } provider) return Problem(context, words["login.unknown"], StatusCodes.Status404NotFound);
        if (providers.AskedBy(context, provider, state) is not { Value: var asked } carried) return Problem(context, words["login.elsewhere"], StatusCodes.Status422UnprocessableEntity);
        if (error is not null || string.IsNullOrEmpty(code)) return Problem(context, words.Fill("login.no", ("label", provider.Label)), StatusCodes.Status422UnprocessableEntity);
        if (asked.Session is { } session && session != reader.Session) return Problem(context, words["login.elsewhere"], StatusCodes.Status422UnprocessableEntity);

        Vouched person;
        try
        {
            person = await providers.Redeem(context, provider, asked, code, iss, context.Now(), cancel);
        }
        catch (OutgoingException failure)
        {
            log.LogWarning("Signing in by {Provider} was refused: {Why}", provider.Name, failure.Message);
            return Problem(context, words.Fill("login.away", ("label", provider.Label)), StatusCodes.Status502BadGateway);
        }

        var linkTo = asked.Session is null ? null : reader.Account;
        switch (await database.Write((job, stop) => Arrive(job, person, linkTo, carried, Visitor.Of(context), words, context.Now(), stop), cancel))
        {
            case Outcome.SignedIn arrived:
                return TypeSignInCode.Welcome(context, new Arrival.SignedIn(arrived.Token, arrived.Account, null), asked.ReturnPath ?? $"{asked.Base}/account");
            case Outcome.Linked:
                return PersonalAnswer.GoTo(context, $"{asked.Base}/account/security?saved=login#logins");
            case Outcome.HasAccount:
                providers.Wait(context, person);
                return PersonalAnswer.GoTo(context, $"{asked.Base}/sign-in?again=login&returnTo={Uri.EscapeDataString($"{asked.Base}/account/security")}");
            case Outcome.Taken:
                return Problem(context, words.Fill("login.taken", ("label", provider.Label)), StatusCodes.Status409Conflict);
            default:
                return Problem(context, words["login.elsewhere"], StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static async Task<Outcome> Arrive(
        Database job, Vouched person, AccountId? linkTo, Carried<SignInProviders.Asked> asked, Visitor visitor, Words words, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await job.SpendOnce(asked.Hash, asked.Until, cancel)) return new Outcome.Spent();
        var known = await job.ExternalLogins.SingleOrDefaultAsync(row => row.Issuer == person.Issuer && row.Subject == person.Subject, cancel);
        if (linkTo is { } owner)
        {
            var isLinked = known is null
                ? await job.AddLogin(new ExternalLogin(person.Issuer, person.Subject, owner, person.Email, now), cancel)
                : known.Account == owner;
            return isLinked ? new Outcome.Linked() : new Outcome.Taken();
        }

        if (known is null && EmailAddress.Parse(person.Email) is { } email && await job.Accounts.AnyAsync(row => row.EmailKey == email.Key, cancel))
            return new Outcome.HasAccount();
        var account = known is null
            ? await job.AccountOf(person.Issuer, person.Subject, person.Email, number => SignInDesk.NeutralName(words, number), now, cancel)
            : await job.Accounts.SingleAsync(row => row.Id == known.Account, cancel);
        known?.Use(now);
        var (session, token) = SignInDesk.NewSession(account.Id, isBearer: false, visitor.Device, now);
        await job.BeginSession(session, visitor.FormerToken, cancel);
        return new Outcome.SignedIn(token, account);
    }

    private static HtmlPage Problem(HttpContext context, string why, int status) => HtmlPage.Personal<ProviderPage>(
        new ProviderPageView { Frame = AccountFrame.Of(context, "sign_in.heading", new PageNotice(NoticeKind.Problem, why)) }, status);
}
