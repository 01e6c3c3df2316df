using Parley.Core.Live;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.People;

namespace Parley.Web.Live;

/// <summary>Who reads a stream as themselves: it ends when their sessions end, on whichever node that was done.</summary>
internal sealed class StreamOwner : IDisposable
{
    private readonly Followed person;

    private StreamOwner(Followed person, long number)
    {
        this.person = person;
        Over = person.Beyond(number);
    }

    /// <summary>Ends with their sessions.</summary>
    public Task Over { get; }

    /// <summary>Null for whoever reads as nobody.</summary>
    public static async Task<StreamOwner?> Of(HttpContext http, Store store, Changes changes)
    {
        if ((ReaderCookies.Bearer(http) ?? ReaderCookies.Session(http)) is not { } token) return null;
        var hash = Tokens.Hash(token);
        await using var database = store.Context();
        if (await database.SessionNumber(hash, http.RequestAborted) is not { } first) return null;
        // Followed first and asked again: what ends between the two is not missed.
        var person = changes.Follow(EventScope.Person, first.Account.Value);
        if (await database.SessionNumber(hash, http.RequestAborted) is { } now)
        {
            person.Learn(now.Number);
            return new StreamOwner(person, now.Number);
        }

        person.Dispose();
        return null;
    }

    public void Dispose() => person.Dispose();
}
