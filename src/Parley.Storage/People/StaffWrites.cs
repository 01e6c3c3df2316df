using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Moderation;
using Parley.Storage.Notifications;
using Parley.Storage.Site;

namespace Parley.Storage.People;

/// <summary>A member of staff as the owners see them.</summary>
public sealed record StaffRow(AccountId Account, string Name, string? Email, Role Role, DateTimeOffset Since);

public enum RoleChange
{
    Done,

    /// <summary>They are no staff here, or have this role already.</summary>
    Nothing,

    /// <summary>A site is never without an owner.</summary>
    LastOwner,
}

/// <summary>Who is staff of a site, and who is asked to be; changes inside write jobs, with their rows on the ledger.</summary>
public static class StaffWrites
{
    public static async Task<IReadOnlyList<StaffRow>> StaffOf(this Database database, SiteId site, CancellationToken cancel) =>
        await database.Query(
            "SELECT s.account, a.name, a.email, s.role, s.since FROM staff s JOIN accounts a ON a.id = s.account WHERE s.site = @site ORDER BY s.role DESC, s.since, s.account",
            row => new StaffRow(new AccountId(row.GetInt64(0)), row.GetString(1), row.StringOrNull(2), (Role)row.GetInt32(3), row.Time(4)),
            cancel, ("@site", site.Value));

    /// <summary>Waiting invitations of a site, the newest first.</summary>
    public static Task<List<Invitation>> InvitationsOf(this Database database, SiteId site, DateTimeOffset now, CancellationToken cancel) =>
        database.Invitations.AsNoTracking().Where(row => row.Site == site && row.ExpiresAt > now).OrderByDescending(row => row.Id)
            .Take(Invitation.MostOfSite).ToListAsync(cancel);

    public static Task<Invitation?> InvitationByLink(this Database database, byte[] linkHash, DateTimeOffset now, CancellationToken cancel) =>
        database.Invitations.AsNoTracking().SingleOrDefaultAsync(row => row.LinkHash == linkHash && row.ExpiresAt > now, cancel);

    /// <summary>Keeps an invitation in place of earlier ones of the same address. False when too many wait already.</summary>
    public static async Task<bool> Invite(this Database database, Invitation invitation, CancellationToken cancel)
    {
        await database.LockSite(invitation.Site, cancel);
        await database.Invitations.Where(row => row.Site == invitation.Site && (row.EmailKey == invitation.EmailKey || row.ExpiresAt <= invitation.CreatedAt))
            .ExecuteDeleteAsync(cancel);
        if (await database.Invitations.CountAsync(row => row.Site == invitation.Site, cancel) >= Invitation.MostOfSite)
            return false;
        database.Invitations.Add(invitation);
        await database.SaveChangesAsync(cancel);
        return true;
    }

    public static async Task<bool> Withdraw(this Database database, SiteId site, long invitation, CancellationToken cancel) =>
        await database.Invitations.Where(row => row.Site == site && row.Id == invitation).ExecuteDeleteAsync(cancel) == 1;

    /// <summary>Gives the account what the invitation offers and spends it. False when it is gone, or is for another address.</summary>
    public static async Task<bool> TakeInvitation(
        this Database database, byte[] linkHash, AccountId account, KeyFile keys, DateTimeOffset now, CancellationToken cancel)
    {
        var email = await database.Accounts.Where(row => row.Id == account).Select(row => row.EmailKey).SingleOrDefaultAsync(cancel);
        if (await database.InvitationByLink(linkHash, now, cancel) is not { } invitation || invitation.EmailKey != email)
            return false;
        await database.LockSite(invitation.Site, cancel);
        if (!await database.Withdraw(invitation.Site, invitation.Id, cancel))
            return false;
        foreach (var site in await database.GiveRole(account, invitation.Role, [invitation.Site], now, cancel))
            await database.AppendToLedger(
                new LedgerEntry(site, LedgerAct.RoleGiven, null, null, account, invitation.InvitedBy, Word(invitation.Role), now), null, keys, cancel);
        await database.EndAllSessions(account, cancel);
        await database.AnnounceNameOf(account, now, cancel);
        return true;
    }

    /// <summary>Gives a member of staff another role, or with <see cref="Role.None"/> takes theirs. Their sessions end: whoever has another role signs in anew.</summary>
    public static async Task<RoleChange> ChangeRole(
        this Database database, SiteId site, AccountId account, Role role, SettingAuthor by, CancellationToken cancel)
    {
        // Two owners who remove one another come one after the other, and the second finds that they are the last.
        await database.LockSite(site, cancel);
        var staff = await database.Staff.Where(row => row.Site == site).ToListAsync(cancel);
        if (staff.Find(row => row.Account == account) is not { } member || member.Role == role)
            return RoleChange.Nothing;
        if (member.Role == Role.Owner && staff.Count(row => row.Role == Role.Owner) == 1)
            return RoleChange.LastOwner;

        var former = member.Role;
        if (role == Role.None)
            database.Staff.Remove(member);
        else
            member.Become(role);
        await database.SaveChangesAsync(cancel);
        await database.AppendToLedger(
            new LedgerEntry(
                site, role == Role.None ? LedgerAct.RoleTaken : LedgerAct.RoleGiven, null, null, account, by.Account, Word(role == Role.None ? former : role), by.At),
            null, by.Keys, cancel);
        if (role != Role.None)
            await database.TellOfRole(account, site, role, by.Account, by.At, cancel);
        await database.EndAllSessions(account, cancel);
        await database.AnnounceNameOf(account, by.At, cancel);
        return RoleChange.Done;
    }

    private static string Word(Role role) => role.ToString().ToLowerInvariant();
}
