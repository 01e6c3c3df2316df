using Microsoft.EntityFrameworkCore;
using Parley.Core.People;
using Parley.Storage.Live;

namespace Parley.Storage.People;

/// <summary>Sessions begin and end here, each inside a write job.</summary>
public static class SessionWrites
{
    /// <summary>Begins a session; the one that the same browser had before ends with it.</summary>
    /// <param name="database">The job's own.</param>
    /// <param name="session">The new one.</param>
    /// <param name="replaces">The hash of the browser's former token, when it sent one.</param>
    /// <param name="cancel">The job's.</param>
    public static async Task BeginSession(this Database database, Session session, byte[]? replaces, CancellationToken cancel)
    {
        if (replaces is not null)
            await database.Execute("DELETE FROM sessions WHERE token_hash = @hash", cancel, ("@hash", replaces));
        database.Sessions.Add(session);
        await database.SaveChangesAsync(cancel);
    }

    /// <summary>Notes that a session is alive; it never outlives <paramref name="expiresAt"/>.</summary>
    public static Task<int> TouchSession(this Database database, long session, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancel) =>
        database.Execute(
            "UPDATE sessions SET seen_at = @now, expires_at = @expiresAt WHERE id = @id", cancel, ("@id", session), ("@now", now), ("@expiresAt", expiresAt));

    public static Task<int> EndSession(this Database database, long session, CancellationToken cancel) =>
        database.Execute("DELETE FROM sessions WHERE id = @id", cancel, ("@id", session));

    /// <summary>Ends every session of the account, in all browsers and programs.</summary>
    public static async Task<int> EndAllSessions(this Database database, AccountId account, CancellationToken cancel)
    {
        await database.AnnounceSessions(account, cancel);
        return await database.Sessions.Where(session => session.Account == account).ExecuteDeleteAsync(cancel);
    }
}
