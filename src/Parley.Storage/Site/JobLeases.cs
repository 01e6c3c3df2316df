namespace Parley.Storage.Site;

public static class JobLeases
{
    /// <summary>
    /// Inside a write job: true when this holder may do the recurring job until the lease ends; whoever holds it may renew it. A lease of
    /// more than twice that length was taken by a clock that was ahead, and holds for nobody.
    /// </summary>
    public static async Task<bool> TakeLease(
        this Database database, string job, string holder, DateTimeOffset now, TimeSpan length, CancellationToken cancel) =>
        await database.Execute(
            """
            INSERT INTO job_leases (job, holder, claimed_until) VALUES (@job, @holder, @until)
            ON CONFLICT (job) DO UPDATE SET holder = excluded.holder, claimed_until = excluded.claimed_until
            WHERE job_leases.claimed_until IS NULL OR job_leases.claimed_until <= @now OR job_leases.claimed_until > @longest OR job_leases.holder = @holder
            """,
            cancel, ("@job", job), ("@holder", holder), ("@until", now + length), ("@now", now), ("@longest", now + (2 * length))) == 1;
}
