using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Storage.People;
using Parley.Storage.Site;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>Takes the role that a one-time link offers: the first owner's, or one that <c>parley staff add</c> gave.</summary>
internal static class ClaimRole
{
    private abstract record Outcome
    {
        public sealed record Taken(string Token) : Outcome;

        public sealed record NoGood : Outcome;

        public sealed record NameOfStaff : Outcome;
    }

    public static async Task<HtmlPage> Page(string? token, Database database, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (await Living(token, database, clock.GetUtcNow(), cancel) is not { } ticket) return NoGood(context);
        var known = await database.Accounts.AsNoTracking().SingleOrDefaultAsync(row => row.EmailKey == ticket.EmailKey && row.HasChosenName, cancel);
        return Form(context, token, ticket, ticket.Email, known?.Name ?? "", null, StatusCodes.Status200OK);
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        string? token, [FromForm] string? email, [FromForm] string? name, Database database, KeyFile keys, TimeProvider clock, HttpContext context,
        CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var words = context.Words();
        if (await Living(token, database, now, cancel) is not { } ticket) return NoGood(context);

        HtmlPage Again(string why, int status = StatusCodes.Status422UnprocessableEntity) =>
            Form(context, token, ticket, email ?? "", name ?? "", why, status);

        if (!ReaderCookies.Hold(context)) return Again(words["sign_in.https"], StatusCodes.Status403Forbidden);
        if (EmailAddress.Parse(ticket.Email.Length > 0 ? ticket.Email : email) is not { } address) return Again(words["sign_in.bad_email"]);
        var parsed = PersonName.Parse(name);
        if (parsed is not NameOutcome.Accepted { Name: var chosen }) return Again(PeopleProblems.WhyNot(parsed, words) ?? words["refused.name_bad"]);

        var visitor = Visitor.Of(context);
        switch (await database.Write((job, stop) => Take(job, ticket, address, chosen, visitor, words, keys, now, stop), cancel))
        {
            case Outcome.Taken taken:
                ReaderCookies.SetSession(context, taken.Token);
                // The first owner of all is asked what the publication is called.
                return PersonalAnswer.GoTo(context, context.Request.PathBase + (ticket.EmailKey.Length == 0 ? "/site/start" : "/account"));
            case Outcome.NameOfStaff:
                return Again(words["refused.name_staff"]);
            default:
                return NoGood(context);
        }
    }

    private static async Task<Outcome> Take(
        Database job, SignInTicket ticket, EmailAddress email, PersonName name, Visitor visitor, Words words, KeyFile keys, DateTimeOffset now,
        CancellationToken cancel)
    {
        // The link without an address is for the very first owner and dies when there is one.
        if (ticket.EmailKey.Length == 0 && await job.HasOwner(cancel)) return new Outcome.NoGood();
        var known = await job.Accounts.AsNoTracking().SingleOrDefaultAsync(row => row.EmailKey == email.Key, cancel);
        if (await job.LooksLikeStaff(name, known?.Id, cancel)) return new Outcome.NameOfStaff();
        if (await job.SpendLink(ticket.LinkHash, null, isForStaff: true, now, cancel) is not SpendResult.Spent) return new Outcome.NoGood();

        var account = await job.AccountOf(email.Value, email.Key, number => SignInDesk.NeutralName(words, number), now, cancel);
        account.Rename(name.Value, name.Skeleton);
        IReadOnlyList<SiteId> sites = ticket.Site.Value != 0 ? [ticket.Site] : await job.Sites.OrderBy(site => site.Id).Select(site => site.Id).ToListAsync(cancel);
        foreach (var site in await job.GiveRole(account.Id, ticket.Role, sites, now, cancel))
            await job.AppendToLedger(
                new LedgerEntry(site, LedgerAct.RoleGiven, null, null, account.Id, null, ShowMe.RoleWord(ticket.Role), now), null, keys, cancel);
        await job.SaveChangesAsync(cancel);
        await job.AnnounceNameOf(account.Id, now, cancel);
        var (session, token) = SignInDesk.NewSession(account.Id, isBearer: false, visitor.Device, now);
        await job.BeginSession(session, visitor.FormerToken, cancel);
        return new Outcome.Taken(token);
    }

    private static async Task<SignInTicket?> Living(string? token, Database database, DateTimeOffset now, CancellationToken cancel) =>
        token is not null && Tokens.HasForm(token) && await database.TicketByLink(Tokens.Hash(token), isForStaff: true, now, cancel) is { } ticket
        && (ticket.EmailKey.Length > 0 || !await database.HasOwner(cancel))
            ? ticket
            : null;

    private static HtmlPage Form(HttpContext context, string? token, SignInTicket ticket, string email, string name, string? error, int status)
    {
        var role = ShowMe.RoleWord(ticket.Role);
        return HtmlPage.Personal<ClaimPage>(new ClaimView
        {
            Frame = Frames.Personal(context, $"claim.{role}"),
            Role = role,
            Email = ticket.Email.Length > 0 ? ticket.Email : email,
            EmailIsFixed = ticket.Email.Length > 0,
            Name = name,
            Error = error,
            Action = $"{context.Request.PathBase}/claim?token={token}",
        }, status);
    }

    private static HtmlPage NoGood(HttpContext context) =>
        HtmlPage.Personal<ConfirmSignInPage>(new ConfirmSignInView { Frame = Frames.Personal(context, "confirm.spent") }, StatusCodes.Status410Gone);
}
