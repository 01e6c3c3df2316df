using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parley.Storage;
using Parley.Web.People.Passkeys;
using Parley.Web.People.Providers;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>How one signs in, and where one is signed in.</summary>
internal static class ShowSecurity
{
    // More would be a program that signs in anew each time.
    private const int MostSessions = 50;

    public static Task<HtmlPage> Page(string? saved, CurrentReader reader, HttpContext context, CancellationToken cancel) =>
        Show(context, reader, null, StatusCodes.Status200OK, cancel, saved is null ? [] : [new PageNotice(NoticeKind.Good, context.Words()["account.saved"])]);

    /// <summary>Back to the page after something on it was changed.</summary>
    public static RedirectHttpResult Saved(HttpContext context, string what) =>
        PersonalAnswer.GoTo(context, $"{context.Request.PathBase}/account/security?saved={what}#{what}");

    /// <param name="context">The request.</param>
    /// <param name="reader">Signed in.</param>
    /// <param name="problem">Why a form of the page was refused; null when none was.</param>
    /// <param name="status">Of the answer.</param>
    /// <param name="cancel">Of the request.</param>
    /// <param name="notices">For the head of the page.</param>
    public static async Task<HtmlPage> Show(
        HttpContext context, CurrentReader reader, string? problem, int status, CancellationToken cancel, params IReadOnlyList<PageNotice> notices)
    {
        var database = context.RequestServices.GetRequiredService<Database>();
        var (words, now, account) = (context.Words(), context.Now(), reader.Account);
        var own = await database.Accounts.AsNoTracking().SingleAsync(row => row.Id == account, cancel);
        var change = await database.EmailChanges.AsNoTracking().SingleOrDefaultAsync(row => row.Account == account && row.ExpiresAt > now, cancel);
        var passkeys = await database.Passkeys.AsNoTracking().Where(row => row.Account == account).OrderBy(row => row.Id).ToListAsync(cancel);
        var logins = await database.ExternalLogins.AsNoTracking().Where(row => row.Account == account).OrderBy(row => row.Id).ToListAsync(cancel);
        var sessions = await database.Sessions.AsNoTracking().Where(row => row.Account == account && row.ExpiresAt > now)
            .OrderByDescending(row => row.SeenAt).Take(MostSessions).ToListAsync(cancel);
        var providers = context.RequestServices.GetRequiredService<SignInProviders>();
        if (problem is not null) notices = [.. notices, new PageNotice(NoticeKind.Problem, problem)];
        return HtmlPage.Personal<SecurityPage>(new SecurityView
        {
            Frame = AccountFrame.Of(context, "security.heading", notices) with { Modules = ["passkeys.js"] },
            IsFresh = FreshSession.Is(reader, context),
            Email = own.Email,
            Change = change is null ? null : new EmailChangeView(change.Email, change.OldHash is null || change.OldSaidAt is not null, change.NewSaidAt is not null),
            TakesPasskeys = context.RequestServices.GetRequiredService<PasskeyDesk>().IsOffered(context),
            Passkeys = [.. passkeys.Select(row => new PasskeyView(row.Id, row.Name, row.CreatedAt, row.UsedAt, row.IsBackedUp))],
            Logins = [.. logins.Select(row => new LoginView(row.Id, providers.LabelOf(row.Issuer) ?? row.Issuer, row.Email, row.CreatedAt))],
            Providers = [.. providers.All.Select(provider => new ProviderView(provider.Name, provider.Label))],
            Waiting = providers.Waiting(context) is { } waiting && logins.All(row => (row.Issuer, row.Subject) != (waiting.Issuer, waiting.Subject))
                ? new LoginView(0, providers.LabelOf(waiting.Issuer) ?? waiting.Issuer, waiting.Email, now) : null,
            Sessions =
            [
                .. sessions.Select(row => new SessionView
                {
                    Id = row.Id, Device = row.Device, CreatedAt = row.CreatedAt, SeenAt = row.SeenAt, IsThisOne = row.Id == reader.Session, IsProgram = row.IsBearer,
                }),
            ],
        }, status);
    }
}
