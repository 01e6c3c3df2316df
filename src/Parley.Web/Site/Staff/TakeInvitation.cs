using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Storage.Site;
using Parley.Web.People;

namespace Parley.Web.Site.Staff;

/// <summary>
/// <c>/invitation?token=…</c>: the offer of a role. The link alone opens nothing: it is taken by somebody who has signed in with the address
/// that it was made for, or else an owner could use it to become another.
/// </summary>
internal static class TakeInvitation
{
    public static Task<HtmlPage> Page(string? token, CurrentReader reader, Database database, HttpContext context, CancellationToken cancel) =>
        Show(token, reader, database, context, null, StatusCodes.Status200OK, cancel);

    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        string? token, CurrentReader reader, Database database, KeyFile keys, HttpContext context, CancellationToken cancel)
    {
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        var words = context.Words();
        if (!reader.HasChosenName)
            return await Show(token, reader, database, context, words["site.invite.name_first"], StatusCodes.Status422UnprocessableEntity, cancel);
        if (PersonName.Parse(reader.Name) is NameOutcome.Accepted { Name: var name } && await database.LooksLikeStaff(name, account, cancel))
            return await Show(token, reader, database, context, words["refused.name_staff"], StatusCodes.Status422UnprocessableEntity, cancel);

        var hash = Tokens.Hash(token ?? "");
        var now = context.Now();
        var (session, cookie) = SignInDesk.NewSession(account, isBearer: false, Visitor.Of(context).Device, now);
        var isTaken = await database.Write(
            async (job, stop) =>
            {
                if (!await job.TakeInvitation(hash, account, keys, now, stop))
                    return false;
                await job.BeginSession(session, null, stop);
                return true;
            }, cancel);
        if (!isTaken)
            return await Show(token, reader, database, context, null, StatusCodes.Status410Gone, cancel);
        ReaderCookies.SetSession(context, cookie);
        return PersonalAnswer.GoTo(context, $"{context.Request.PathBase}/account");
    }

    private static async Task<HtmlPage> Show(
        string? token, CurrentReader reader, Database database, HttpContext context, string? error, int status, CancellationToken cancel)
    {
        var invitation = Tokens.HasForm(token) && token is not null ? await database.InvitationByLink(Tokens.Hash(token), context.Now(), cancel) : null;
        var site = invitation is null ? null : context.RequestServices.GetRequiredService<SiteDirectory>().ById(invitation.Site);
        var email = reader.Account is { } account ? await database.Accounts.Where(row => row.Id == account).Select(row => row.EmailKey).SingleOrDefaultAsync(cancel) : null;
        var isOpen = invitation is not null && site is not null;
        return HtmlPage.Personal<InvitationPage>(new InvitationView
        {
            Frame = Frames.Personal(context, isOpen ? "site.invite.heading" : "confirm.spent"),
            SiteName = isOpen ? site?.Name : null,
            Role = invitation is null ? "" : ShowMe.RoleWord(invitation.Role),
            Email = invitation?.Email ?? "",
            Me = reader.Account is null ? null : reader.Name,
            IsForMe = invitation is not null && invitation.EmailKey == email,
            Action = $"{context.Request.PathBase}/invitation?token={token}",
            Error = error,
        }, isOpen || status != StatusCodes.Status200OK ? status : StatusCodes.Status410Gone);
    }
}

public sealed record InvitationView
{
    public required PageFrame Frame { get; init; }

    /// <summary>Null where the link is good no more.</summary>
    public string? SiteName { get; init; }
    public required string Role { get; init; }
    public required string Email { get; init; }

    /// <summary>Who has signed in; null for nobody.</summary>
    public string? Me { get; init; }
    public bool IsForMe { get; init; }
    public required string Action { get; init; }
    public string? Error { get; init; }
}
