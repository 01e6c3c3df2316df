using Microsoft.EntityFrameworkCore;
using Parley.Core.Notifications;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.People;

/// <summary>What became of a link or code that somebody brought.</summary>
public abstract record SpendResult
{
    private SpendResult() { }

    public sealed record Spent(SignInTicket Ticket) : SpendResult;

    /// <summary>Used, too old, replaced by a newer one, or never given.</summary>
    public sealed record NoGood : SpendResult;

    /// <summary>Good, but for the browser that asked for it.</summary>
    public sealed record OtherBrowser : SpendResult;

    /// <summary>The digits are wrong; <paramref name="Left"/> tries remain, and with the last one the ticket went.</summary>
    public sealed record WrongCode(int Left) : SpendResult;
}

/// <summary>Sign-in tickets and the accounts they lead to; everything inside write jobs.</summary>
public static class SignInWrites
{
    public const int MostTries = 5;

    /// <summary>
    /// Keeps the ticket and its letter together and voids the address's older tickets. False, and nothing kept, when the address
    /// has had <paramref name="mostAnHour"/> letters within the hour.
    /// </summary>
    public static async Task<bool> OpenTicket(
        this Database database, SignInTicket ticket, OutboxMessage letter, int mostAnHour, CancellationToken cancel)
    {
        // Two requests at once must not each miss the other's ticket.
        await database.TakeTurn("sign-in " + ticket.EmailKey, cancel);
        var lately = await database.QueryNumber(
            "SELECT count(*) FROM sign_in_tickets WHERE email_key = @email AND created_at > @since", cancel,
            ("@email", ticket.EmailKey), ("@since", ticket.CreatedAt.AddHours(-1)));
        if (lately >= mostAnHour)
            return false;

        await database.Execute(
            "UPDATE sign_in_tickets SET spent_at = @now WHERE email_key = @email AND role = 0 AND spent_at IS NULL", cancel,
            ("@email", ticket.EmailKey), ("@now", ticket.CreatedAt));
        await database.AddTicket(ticket, cancel);
        database.Outbox.Add(letter);
        await database.SaveChangesAsync(cancel);
        return true;
    }

    public static Task AddTicket(this Database database, SignInTicket ticket, CancellationToken cancel) => database.InsertMany(
        "sign_in_tickets",
        ["email_key", "email", "link_hash", "code_hash", "tries", "site", "role", "asked_by", "return_path", "created_at", "expires_at"],
        [
            [
                ticket.EmailKey, ticket.Email, ticket.LinkHash, ticket.CodeHash, ticket.Tries, ticket.Site.Value, (int)ticket.Role, ticket.AskedBy,
                ticket.ReturnPath, ticket.CreatedAt.ToUnixTimeMilliseconds(), ticket.ExpiresAt.ToUnixTimeMilliseconds(),
            ],
        ], cancel);

    /// <summary>The living ticket of a link, unspent; a link that offers a role is none for merely signing in, and the other way round.</summary>
    public static Task<SignInTicket?> TicketByLink(this Database database, byte[] linkHash, bool isForStaff, DateTimeOffset now, CancellationToken cancel) =>
        database.SignInTickets.AsNoTracking().SingleOrDefaultAsync(
            ticket => ticket.LinkHash == linkHash && ticket.SpentAt == null && ticket.ExpiresAt > now && ticket.Role != Role.None == isForStaff, cancel);

    /// <summary>Spends a link. In another browser than the one that asked it stays good for that one.</summary>
    public static async Task<SpendResult> SpendLink(
        this Database database, byte[] linkHash, byte[]? browser, bool isForStaff, DateTimeOffset now, CancellationToken cancel)
    {
        if (await database.TicketByLink(linkHash, isForStaff, now, cancel) is not { } ticket)
            return new SpendResult.NoGood();
        if (ticket.AskedBy is { } asked && !asked.AsSpan().SequenceEqual(browser))
            return new SpendResult.OtherBrowser();
        return await database.Spend(ticket, now, cancel);
    }

    /// <summary>Spends the code of the address's newest ticket. A try is counted before it is judged, so that no two can share one.</summary>
    public static async Task<SpendResult> SpendCode(
        this Database database, string emailKey, byte[] codeHash, DateTimeOffset now, CancellationToken cancel)
    {
        var ticket = await database.SignInTickets.AsNoTracking()
            .Where(row => row.EmailKey == emailKey && row.Role == Role.None && row.CodeHash != null && row.SpentAt == null && row.ExpiresAt > now)
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancel);
        if (ticket is null || await database.CountTry(ticket.Id, cancel) is not { } tries)
            return new SpendResult.NoGood();
        if (System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(ticket.CodeHash, codeHash))
            return await database.Spend(ticket, now, cancel);

        if (tries >= MostTries)
            await database.Spend(ticket, now, cancel);
        return new SpendResult.WrongCode(Math.Max(0, MostTries - (int)tries));
    }

    /// <summary>The account of a proven address, made where there is none yet.</summary>
    /// <param name="database">The job's own.</param>
    /// <param name="email">As typed.</param>
    /// <param name="emailKey">As compared.</param>
    /// <param name="nameOf">Makes a neutral name of a number, for somebody who has not chosen one.</param>
    /// <param name="now">The time of signing in.</param>
    /// <param name="cancel">The job's.</param>
    public static async Task<Account> AccountOf(
        this Database database, string email, string emailKey, Func<int, PersonName> nameOf, DateTimeOffset now, CancellationToken cancel)
    {
        if (await database.Accounts.SingleOrDefaultAsync(account => account.EmailKey == emailKey, cancel) is { } known)
            return known;
        var name = await database.FreeName(nameOf, cancel);
        var made = new Account(name.Value, name.Skeleton, email, emailKey, now);
        database.Accounts.Add(made);
        await database.SaveChangesAsync(cancel);
        return made;
    }

    /// <summary>
    /// A new account of somebody whom another party vouches for. The address that it names is not the account's: who owns that proves it by a
    /// letter of ours.
    /// </summary>
    public static async Task<Account> AccountOf(
        this Database database, string issuer, string subject, string? email, Func<int, PersonName> nameOf, DateTimeOffset now, CancellationToken cancel)
    {
        var name = await database.FreeName(nameOf, cancel);
        var made = new Account(name.Value, name.Skeleton, null, null, now);
        database.Accounts.Add(made);
        await database.SaveChangesAsync(cancel);
        database.ExternalLogins.Add(new ExternalLogin(issuer, subject, made.Id, email, now));
        await database.SaveChangesAsync(cancel);
        return made;
    }

    /// <summary>Voids every link that offers a role under this address; with an empty one, those that claim the first owner's account.</summary>
    public static Task<int> VoidStaffLinks(this Database database, string emailKey, DateTimeOffset now, CancellationToken cancel) =>
        database.Execute(
            "UPDATE sign_in_tickets SET spent_at = @now WHERE email_key = @email AND role <> 0 AND spent_at IS NULL", cancel,
            ("@email", emailKey), ("@now", now));

    public static async Task<bool> HasOwner(this Database database, CancellationToken cancel) =>
        await database.QueryNumber("SELECT 1 FROM staff WHERE role = @owner LIMIT 1", cancel, ("@owner", Role.Owner)) is not null;

    /// <summary>Gives the role on these sites; a higher one stays. Returns the sites where something changed.</summary>
    public static async Task<List<SiteId>> GiveRole(
        this Database database, AccountId account, Role role, IReadOnlyList<SiteId> sites, DateTimeOffset now, CancellationToken cancel)
    {
        var held = await database.Staff.Where(row => row.Account == account).ToListAsync(cancel);
        List<SiteId> changed = [];
        foreach (var site in sites)
        {
            var row = held.Find(staff => staff.Site == site);
            if (row is null)
                database.Staff.Add(new StaffMember(account, site, role, now));
            else if (row.Role < role)
                row.Become(role);
            else
                continue;
            changed.Add(site);
        }

        await database.SaveChangesAsync(cancel);
        return changed;
    }

    private static async Task<SpendResult> Spend(this Database database, SignInTicket ticket, DateTimeOffset now, CancellationToken cancel) =>
        await database.Execute(
            "UPDATE sign_in_tickets SET spent_at = @now WHERE id = @id AND spent_at IS NULL", cancel, ("@id", ticket.Id), ("@now", now)) == 1
            ? new SpendResult.Spent(ticket)
            : new SpendResult.NoGood();

    private static Task<long?> CountTry(this Database database, long ticket, CancellationToken cancel) =>
        database.QueryNumber(
            "UPDATE sign_in_tickets SET tries = tries + 1 WHERE id = @id AND spent_at IS NULL AND tries < @most RETURNING tries", cancel,
            ("@id", ticket), ("@most", MostTries));

    private static async Task<PersonName> FreeName(this Database database, Func<int, PersonName> nameOf, CancellationToken cancel)
    {
        while (true)
        {
            var name = nameOf(System.Security.Cryptography.RandomNumberGenerator.GetInt32(1_000, 1_000_000));
            var skeleton = name.Skeleton;
            if (!await database.Accounts.AnyAsync(account => account.NameSkeleton == skeleton, cancel))
                return name;
        }
    }
}
