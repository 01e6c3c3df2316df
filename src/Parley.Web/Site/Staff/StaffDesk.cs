using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Storage.Site;
using Parley.Web.Notifications;
using Parley.Web.People;
using Parley.Web.Site.Settings;

namespace Parley.Web.Site.Staff;

/// <summary><c>/site/staff</c>: who is staff, who is asked to be; inviting, withdrawing, another role, taking it.</summary>
internal static class StaffDesk
{
    public static Task<HtmlPage> Page(string? done, CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        IReadOnlyList<PageNotice> notices = done is "invited" or "withdrawn" or "changed" or "removed"
            ? [new PageNotice(NoticeKind.Good, context.Words()[$"site.staff.{done}"])]
            : [];
        return Show(context, reader, asked, database, new StaffForm(), StatusCodes.Status200OK, notices, cancel);
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage>> Invite(
        [FromForm] string? email, [FromForm] string? role, CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, Postbox post, OutboxBell bell,
        OwnAddress own, HttpContext context, CancellationToken cancel)
    {
        var words = context.Words();
        var now = context.Now();
        if (EmailAddress.Parse(email) is not { } address)
            return await Again(words["sign_in.bad_email"]);
        if (RoleOf(role) is not { } offered || reader.Account is not { } owner)
            return await Again(words["site.staff.which"]);
        if ((await database.StaffOf(asked.Site.Id, cancel)).Any(row => row.Email is { } known && EmailAddress.Parse(known)?.Key == address.Key))
            return await Again(words["site.staff.already"]);

        var token = Tokens.New();
        var link = $"{own.For(context.Request)}{context.Request.PathBase}/invitation?token={token}";
        var byMail = await post.LeavesTheMachine(asked.Site.Id, cancel);
        var letter = new Letter
        {
            To = address.Value,
            FromName = asked.Site.Name,
            Site = asked.Site.Id.Value,
            Subject = words.Fill("site.invite.subject", ("site", asked.Site.Name)),
            Text = words.Fill("site.invite.text", ("site", asked.Site.Name), ("role", words[$"site.role.{role}"]), ("link", link)),
            NotAfter = now + Invitation.Lifetime,
        };
        var invitation = new Invitation(asked.Site.Id, address.Key, address.Value, offered, Tokens.Hash(token), owner, now);
        var isKept = await database.Write(
            async (job, stop) =>
            {
                if (!await job.Invite(invitation, stop))
                    return false;
                if (byMail)
                    job.Outbox.Add(letter.ToOutbox(keys, now));
                await job.SaveChangesAsync(stop);
                return true;
            }, cancel);
        if (!isKept)
            return await Again(words.Fill("site.fault.many", ("limit", words.Number(Invitation.MostOfSite))));
        bell.Ring();
        return byMail
            ? PersonalAnswer.GoTo(context, $"{context.Request.PathBase}/site/staff?done=invited")
            : await Show(context, reader, asked, database, new StaffForm { Link = link, Invited = address.Value }, StatusCodes.Status200OK, [], cancel);

        Task<HtmlPage> Again(string why) =>
            Show(context, reader, asked, database, new StaffForm { Email = email ?? "", Role = role, Error = why }, StatusCodes.Status422UnprocessableEntity, [], cancel);
    }

    public static async Task<RedirectHttpResult> Withdraw(
        [FromForm] string? invitation, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        var id = Number(invitation);
        await database.Write((job, stop) => job.Withdraw(asked.Site.Id, id, stop), cancel);
        return PersonalAnswer.GoTo(context, $"{context.Request.PathBase}/site/staff?done=withdrawn");
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage>> ChangeRole(
        [FromForm] string? account, [FromForm] string? role, CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, HttpContext context,
        CancellationToken cancel)
    {
        var words = context.Words();
        Role? next = role == "none" ? Role.None : RoleOf(role);
        if (next is not { } chosen)
            return await Show(context, reader, asked, database, new StaffForm(), StatusCodes.Status422UnprocessableEntity, [new PageNotice(NoticeKind.Problem, words["site.staff.which"])], cancel);

        var subject = new AccountId(Number(account));
        var now = context.Now();
        var author = new SettingAuthor(reader.Account, keys, now);
        // Who changes the own role stays at the desk, under a new session.
        var (session, token) = SignInDesk.NewSession(subject, isBearer: false, Visitor.Of(context).Device, now);
        var change = await database.Write(
            async (job, stop) =>
            {
                var done = await job.ChangeRole(asked.Site.Id, subject, chosen, author, stop);
                if (done == RoleChange.Done && subject == reader.Account)
                    await job.BeginSession(session, null, stop);
                return done;
            }, cancel);
        if (change == RoleChange.LastOwner)
            return await Show(context, reader, asked, database, new StaffForm(), StatusCodes.Status409Conflict, [new PageNotice(NoticeKind.Problem, words["site.staff.last_owner"])], cancel);
        if (change == RoleChange.Done && subject == reader.Account)
        {
            ReaderCookies.SetSession(context, token);
            if (chosen < Role.Owner)
                return PersonalAnswer.GoTo(context, $"{context.Request.PathBase}/account");
        }

        var done = change == RoleChange.Nothing ? "" : chosen == Role.None ? "?done=removed" : "?done=changed";
        return PersonalAnswer.GoTo(context, $"{context.Request.PathBase}/site/staff{done}");
    }

    private static Role? RoleOf(string? word) => word switch
    {
        "owner" => Role.Owner,
        "editor" => Role.Editor,
        "moderator" => Role.Moderator,
        _ => null,
    };

    /// <summary>No row has the number 0.</summary>
    private static long Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static async Task<HtmlPage> Show(
        HttpContext context, CurrentReader reader, CurrentSite asked, Database database, StaffForm form, int status, IReadOnlyList<PageNotice> notices, CancellationToken cancel)
    {
        var staff = await database.StaffOf(asked.Site.Id, cancel);
        return HtmlPage.Personal<StaffPage>(new StaffView
        {
            Settings = SettingsFrame.Of(context, "staff", reader, notices),
            Staff = [.. staff.Select(row => new StaffLine(row.Account.ToString(), row.Name, row.Email, ShowMe.RoleWord(row.Role), row.Since, row.Account == reader.Account))],
            Invitations =
            [
                .. (await database.InvitationsOf(asked.Site.Id, context.Now(), cancel))
                    .Select(row => new InvitationLine(row.Id.ToString(CultureInfo.InvariantCulture), row.Email, ShowMe.RoleWord(row.Role), row.ExpiresAt)),
            ],
            Form = form,
        }, status);
    }
}

public sealed record StaffView
{
    public required SettingsFrame Settings { get; init; }
    public required IReadOnlyList<StaffLine> Staff { get; init; }
    public required IReadOnlyList<InvitationLine> Invitations { get; init; }
    public required StaffForm Form { get; init; }
}

public sealed record StaffLine(string Account, string Name, string? Email, string Role, DateTimeOffset Since, bool IsMe);

public sealed record InvitationLine(string Id, string Email, string Role, DateTimeOffset Until);

/// <summary>What was typed and refused, or the link that is shown this once.</summary>
public sealed record StaffForm
{
    public string Email { get; init; } = "";
    public string? Role { get; init; }
    public string? Error { get; init; }
    public string? Link { get; init; }
    public string? Invited { get; init; }
}
