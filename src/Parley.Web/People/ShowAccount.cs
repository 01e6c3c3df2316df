using Microsoft.EntityFrameworkCore;
using Parley.Storage;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>The account's own page: who one is to others.</summary>
internal static class ShowAccount
{
    public static Task<HtmlPage> Page(string? returnTo, string? saved, CurrentReader reader, HttpContext context, CancellationToken cancel)
    {
        IReadOnlyList<PageNotice> notices = saved is null ? [] : [new PageNotice(NoticeKind.Good, context.Words()["account.saved"])];
        return Show(context, reader, null, null, returnTo, StatusCodes.Status200OK, cancel, notices);
    }

    /// <param name="context">The request.</param>
    /// <param name="reader">Signed in.</param>
    /// <param name="typed">What was typed and refused; null shows what is stored.</param>
    /// <param name="error">Why it was refused.</param>
    /// <param name="returnTo">As sent.</param>
    /// <param name="status">Of the answer.</param>
    /// <param name="cancel">Of the request.</param>
    /// <param name="notices">For the head of the page.</param>
    public static async Task<HtmlPage> Show(
        HttpContext context, CurrentReader reader, ChangeAccount.Request? typed, string? error, string? returnTo, int status, CancellationToken cancel,
        params IReadOnlyList<PageNotice> notices)
    {
        var database = context.RequestServices.GetRequiredService<Database>();
        var account = await database.Accounts.AsNoTracking().SingleAsync(row => row.Id == reader.Account, cancel);
        return HtmlPage.Personal<AccountPage>(new AccountView
        {
            Frame = AccountFrame.Of(context, account.HasChosenName ? "account.heading" : "account.choose", notices),
            Id = account.Id.Value,
            Picture = await ShowPortrait.PathOf(database, account.Id, context, cancel),
            Name = typed?.Name ?? account.Name,
            About = typed?.About ?? account.About,
            Email = account.Email,
            HasChosenName = account.HasChosenName,
            ProfilePath = $"{context.Request.PathBase}/people/{account.Id}",
            Error = error,
            ReturnTo = ReturnPath.OrNull(returnTo),
        }, status);
    }
}
