using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.Site;

namespace Parley.Web.People.Providers;

/// <summary>Joins a login that waits in this browser to the account whose owner has shown up, or takes one away.</summary>
internal static class ChangeLogin
{
    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        [FromForm] string? answer, CurrentReader reader, SignInProviders providers, Database database, HttpContext context, CancellationToken cancel)
    {
        var waiting = providers.Waiting(context);
        SealedCookies.End(context, SignInProviders.WaitingName);
        if (answer == "no" || waiting is null) return PersonalAnswer.GoTo(context, $"{context.Request.PathBase}/account/security#logins");
        if (!FreshSession.Is(reader, context)) return FreshSession.Prove(context, "/account/security");
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        var now = context.Now();
        return await database.Write((job, stop) => job.AddLogin(new ExternalLogin(waiting.Issuer, waiting.Subject, account, waiting.Email, now), stop), cancel)
            ? ShowSecurity.Saved(context, "logins")
            : await ShowSecurity.Show(
                context, reader, context.Words().Fill("login.taken", ("label", providers.LabelOf(waiting.Issuer) ?? waiting.Issuer)), StatusCodes.Status409Conflict, cancel);
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage>> Remove(
        long id, CurrentReader reader, Database database, HttpContext context, CancellationToken cancel)
    {
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        return await database.Write((job, stop) => job.RemoveLogin(account, id, stop), cancel) switch
        {
            WayRemoval.Removed => ShowSecurity.Saved(context, "logins"),
            WayRemoval.LastWayIn => await ShowSecurity.Show(context, reader, context.Words()["security.last_way"], StatusCodes.Status409Conflict, cancel),
            _ => await ShowSecurity.Show(context, reader, context.Words()["security.not_there"], StatusCodes.Status404NotFound, cancel),
        };
    }
}
