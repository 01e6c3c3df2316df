using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>Another address to sign in with. Both addresses have to agree; the old one may stop it.</summary>
internal static class ChangeEmail
{
    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        [FromForm] string? email, CurrentReader reader, EmailChangeDesk desk, Database database, HttpContext context, CancellationToken cancel)
    {
        if (!FreshSession.Is(reader, context)) return FreshSession.Prove(context, "/account/security");
        var words = context.Words();
        var account = await database.Accounts.AsNoTracking().SingleAsync(row => row.Id == reader.Account, cancel);
        if (EmailAddress.Parse(email) is not { } address) return await Again("sign_in.bad_email", StatusCodes.Status422UnprocessableEntity);
        if (address.Key == account.EmailKey) return await Again("email.same", StatusCodes.Status422UnprocessableEntity);
        var isTaken = await database.Accounts.AnyAsync(row => row.EmailKey == address.Key, cancel);
        return await desk.Ask(context, account, reader.Session ?? 0, address, isTaken, cancel)
            ? ShowSecurity.Saved(context, "email")
            : await Again("email.too_often", StatusCodes.Status429TooManyRequests);

        Task<HtmlPage> Again(string why, int status) => ShowSecurity.Show(context, reader, words[why], status, cancel);
    }

    /// <summary>The account's owner thinks better of it.</summary>
    public static async Task<RedirectHttpResult> Cancel(CurrentReader reader, Database database, HttpContext context, CancellationToken cancel)
    {
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        await database.Write((job, stop) => job.EndEmailChanges(account, stop), cancel);
        return ShowSecurity.Saved(context, "email");
    }

    /// <summary>What a letter's link opens: it shows what is about to happen and changes nothing.</summary>
    public static async Task<HtmlPage> ConfirmPage(string? token, Database database, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (!Tokens.HasForm(token) || token is null || await database.EmailChangeByLink(Tokens.Hash(token), clock.GetUtcNow(), cancel) is not { } change)
            return NoGood(context);
        return HtmlPage.Personal<ConfirmEmailPage>(new ConfirmEmailView
        {
            Frame = Frames.Personal(context, "email.heading"),
            Email = change.Email,
            IsOld = change.OldHash is { } old && old.AsSpan().SequenceEqual(Tokens.Hash(token)),
            Action = $"{context.Request.PathBase}/account/email/confirm?token={token}",
        });
    }

    public static async Task<HtmlPage> ConfirmForm(
        string? token, [FromForm] string? answer, Database database, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (!Tokens.HasForm(token) || token is null) return NoGood(context);
        var (hash, now) = (Tokens.Hash(token), clock.GetUtcNow());
        var done = answer == "no"
            ? await database.Write(async (job, stop) =>
            {
                // Only the old address has a say against it: the new one simply does not answer.
                if (await job.EmailChangeByLink(hash, now, stop) is not { OldHash: { } old } change || !old.AsSpan().SequenceEqual(hash)) return (bool?)null;
                await job.EndEmailChanges(change.Account, stop);
                return false;
            }, cancel)
            : await database.Write((job, stop) => job.AgreeToEmailChange(hash, now, stop), cancel);
        var words = context.Words();
        return done is { } isDone
            ? HtmlPage.Personal<ConfirmEmailPage>(new ConfirmEmailView
            {
                Frame = Frames.Personal(
                    context, "email.heading", new PageNotice(NoticeKind.Good, words[answer == "no" ? "email.stopped" : isDone ? "email.done" : "email.half"])),
            })
            : NoGood(context);
    }

    private static HtmlPage NoGood(HttpContext context) => HtmlPage.Personal<ConfirmEmailPage>(
        new ConfirmEmailView { Frame = Frames.Personal(context, "email.heading", new PageNotice(NoticeKind.Warning, context.Words()["email.spent"])) }, StatusCodes.Status410Gone);
}
