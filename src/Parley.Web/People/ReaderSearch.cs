using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.People.Leaving;
using Parley.Web.People.Passkeys;
using Parley.Web.People.Providers;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>Looks the reader up in the store at every personal request, so that a session ended anywhere is ended everywhere at once.</summary>
internal sealed class ReaderSearch(TimeProvider clock)
{
    /// <summary>A session lives this long after it was last used.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(60);

    /// <summary>And never longer than this after signing in.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    // Often enough for the list of sessions, rare enough to cost nothing.
    private static readonly TimeSpan TouchEvery = TimeSpan.FromHours(1);

    public async ValueTask<CurrentReader> Find(HttpContext context)
    {
        // A bearer that is refused does not fall back on a cookie: the sender meant that one person.
        if (ReaderCookies.HasBearer(context))
            return ReaderCookies.Bearer(context) is { } bearer && await SignedIn(context, bearer, isBearer: true) is { } program ? program : CurrentReader.Nobody;
        if (ReaderCookies.Session(context) is { } session && await SignedIn(context, session, isBearer: false) is { } reader) return reader;
        if (ReaderCookies.Guest(context) is not { } guest) return CurrentReader.Nobody;

        var database = context.RequestServices.GetRequiredService<Database>();
        return await database.GuestByToken(Tokens.Hash(guest), context.RequestAborted) is { } known
            ? new CurrentReader { Guest = known.Id, Name = known.Name, HasChosenName = true, Bars = known.Bars }.WithBar(context, clock)
            : CurrentReader.Nobody;
    }

    private async Task<CurrentReader?> SignedIn(HttpContext context, string token, bool isBearer)
    {
        var database = context.RequestServices.GetRequiredService<Database>();
        var now = clock.GetUtcNow();
        if (await database.SignedIn(Tokens.Hash(token), isBearer, context.RequestAborted) is not { } found) return null;
        if (found.ExpiresAt <= now)
        {
            // Who was once told that it is over does not come back to life when the machine's clock is put back.
            await Note(database, (job, stop) => job.EndSession(found.Session, stop), context.RequestAborted);
            return null;
        }

        if (now - found.SeenAt >= TouchEvery) await Touch(database, found, now, context.RequestAborted);
        var reader = new CurrentReader
        {
            Account = found.Account,
            Bars = found.Bars,
            Name = found.Name,
            Language = found.Language,
            HasChosenName = found.HasChosenName,
            Session = found.Session,
            Since = found.CreatedAt,
            Roles = found.Roles,
        }.WithBar(context, clock);
        return reader.Bar?.Kind is MeasureKind.Suspended or MeasureKind.Banned && context.GetEndpoint()?.Metadata.GetMetadata<OpenToBarred>() is null
            ? new CurrentReader { Bar = reader.Bar }
            : reader;
    }

    private static Task Touch(Database database, SignedIn found, DateTimeOffset now, CancellationToken cancel)
    {
        var latest = found.CreatedAt + Longest;
        var expires = now + Idle < latest ? now + Idle : latest;
        return Note(database, (job, stop) => job.TouchSession(found.Session, now, expires, stop), cancel);
    }

    private static async Task Note(Database database, Func<Database, CancellationToken, Task<int>> job, CancellationToken cancel)
    {
        try
        {
            await database.Write(job, cancel);
        }
        catch (Exception busy) when (busy is StoreBusyException or StoreUnavailableException)
        {
            // Reading goes on while nothing can be written; the next request tries again.
        }
    }
}

internal static class PeopleServices
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<ReaderSearch>();
        services.AddSingleton<OwnAddress>();
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<SealedCookies>();
        services.AddSingleton<PasskeyDesk>();
        services.AddSingleton<EmailChangeDesk>();
        services.AddSingleton<ErasureBell>();
        services.AddHostedService<ErasureWork>();
        services.AddSingleton<OutgoingRequests>();
        services.AddSingleton<SignInProviders>();
        services.AddSingleton(new Terminal(Console.Out));
        services.AddHostedService<FirstOwnerLink>();
        services.AddSingleton<FindReader>(all => all.GetRequiredService<ReaderSearch>().Find);
    }
}
