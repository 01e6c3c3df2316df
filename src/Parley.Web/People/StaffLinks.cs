using Parley.Core.People;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>One-time links that offer a role; whoever opens one and gives a name takes it.</summary>
internal static class StaffLinks
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <param name="store">Where the link is noted, as a hash.</param>
    /// <param name="options">Give the address that the link begins with.</param>
    /// <param name="email">Whose it is; null lets the taker give an address, and replaces earlier links of that kind.</param>
    /// <param name="role">What it offers.</param>
    /// <param name="site">Where; null means every site there is when it is taken.</param>
    /// <param name="now">From when its day counts.</param>
    /// <param name="cancel">Of the command or the start.</param>
    /// <returns>The whole link; it is nowhere else.</returns>
    public static async Task<string> Make(
        Store store, ServeOptions options, EmailAddress? email, Role role, SiteId? site, DateTimeOffset now, CancellationToken cancel)
    {
        var token = Tokens.New();
        var ticket = new SignInTicket(email?.Key ?? "", email?.Value ?? "", Tokens.Hash(token), null, now, now + Lifetime);
        ticket.Grant(site ?? default, role);
        await store.Write(async (job, stop) =>
        {
            if (email is null) await job.VoidStaffLinks("", now, stop);
            await job.AddTicket(ticket, stop);
            return 0;
        }, cancel);
        return $"{OwnAddress.Base(options)}/claim?token={token}";
    }
}

/// <summary>What only the person at the terminal may read; the log does not get it.</summary>
internal sealed record Terminal(TextWriter Out);

/// <summary>Prints the link that makes its opener the owner, at every start until somebody is.</summary>
internal sealed class FirstOwnerLink(Store store, ServeOptions options, Terminal terminal, TimeProvider clock) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await using (var database = store.Context())
            if (await database.HasOwner(cancellationToken)) return;
        var link = await StaffLinks.Make(store, options, null, Role.Owner, null, clock.GetUtcNow(), cancellationToken);
        await terminal.Out.WriteLineAsync($"Nobody owns this site yet. This link makes it yours (it works once, for {StaffLinks.Lifetime.TotalHours:0} hours):\n{link}");
        await terminal.Out.FlushAsync(cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
