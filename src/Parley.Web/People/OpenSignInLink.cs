using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>What a letter's link opens: first a page that changes nothing, since mail programs look into links; its button signs in.</summary>
internal static class OpenSignInLink
{
    public static async Task<ContentHttpResult> Page(string? token, Database database, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (!Tokens.HasForm(token) || token is null
            || await database.TicketByLink(Tokens.Hash(token), isForStaff: false, clock.GetUtcNow(), cancel) is not { } ticket)
            return await NoGood(context);
        if (ticket.AskedBy is { } asked && !asked.AsSpan().SequenceEqual(Visitor.Of(context).AskedBy))
            return await OtherBrowser(context);

        return await PersonalPage.Show<ConfirmSignInPage>(context, new ConfirmSignInView
        {
            Frame = PersonalPage.Frame(context, "confirm.heading"),
            Email = ticket.Email,
            Action = $"{context.Request.PathBase}/sign-in/link?token={token}",
        });
    }

    public static async Task<Results<RedirectHttpResult, ContentHttpResult>> HandleForm(
        string? token, SignInDesk desk, HttpContext context, CancellationToken cancel) =>
        await desk.ByLink(context, token, cancel) switch
        {
            Arrival.SignedIn arrived => TypeSignInCode.Welcome(context, arrived, null),
            Arrival.Refused { Why: SpendResult.OtherBrowser } => await OtherBrowser(context),
            _ => await NoGood(context),
        };

    private static Task<ContentHttpResult> NoGood(HttpContext context) =>
        PersonalPage.Show<ConfirmSignInPage>(context, new ConfirmSignInView { Frame = PersonalPage.Frame(context, "confirm.spent") }, StatusCodes.Status410Gone);

    private static Task<ContentHttpResult> OtherBrowser(HttpContext context)
    {
        var notice = new PageNotice(NoticeKind.Warning, PersonalPage.WordsOf(context)["confirm.elsewhere"]);
        return PersonalPage.Show<ConfirmSignInPage>(
            context, new ConfirmSignInView { Frame = PersonalPage.Frame(context, "confirm.spent", notice) }, StatusCodes.Status403Forbidden);
    }
}
