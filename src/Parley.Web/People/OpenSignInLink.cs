using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>What a letter's link opens: first a page that changes nothing, since mail programs look into links; its button signs in.</summary>
internal static class OpenSignInLink
{
    public static async Task<HtmlPage> Page(string? token, Database database, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (!Tokens.HasForm(token) || token is null
            || await database.TicketByLink(Tokens.Hash(token), isForStaff: false, clock.GetUtcNow(), cancel) is not { } ticket)
            return NoGood(context);
        if (ticket.AskedBy is { } asked && !asked.AsSpan().SequenceEqual(Visitor.Of(context).AskedBy))
            return OtherBrowser(context);

        return HtmlPage.Personal<ConfirmSignInPage>(new ConfirmSignInView
        {
            Frame = Frames.Personal(context, "confirm.heading"),
            Email = ticket.Email,
            Action = $"{context.Request.PathBase}/sign-in/link?token={token}",
        });
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        string? token, SignInDesk desk, HttpContext context, CancellationToken cancel) =>
        await desk.ByLink(context, token, cancel) switch
        {
            Arrival.SignedIn arrived => TypeSignInCode.Welcome(context, arrived, null),
            Arrival.Refused { Why: SpendResult.OtherBrowser } => OtherBrowser(context),
            _ => NoGood(context),
        };

    private static HtmlPage NoGood(HttpContext context) =>
        HtmlPage.Personal<ConfirmSignInPage>(new ConfirmSignInView { Frame = Frames.Personal(context, "confirm.spent") }, StatusCodes.Status410Gone);

    private static HtmlPage OtherBrowser(HttpContext context)
    {
        var notice = new PageNotice(NoticeKind.Warning, context.Words()["confirm.elsewhere"]);
        return HtmlPage.Personal<ConfirmSignInPage>(new ConfirmSignInView { Frame = Frames.Personal(context, "confirm.spent", notice) }, StatusCodes.Status403Forbidden);
    }
}
