using Parley.Core.Live;

namespace Parley.Storage.Live;

/// <summary>What a watch noticed.</summary>
public abstract record Notice
{
    private Notice() { }

    /// <summary>Somebody may have written something: compare the numbers with the store.</summary>
    public sealed record Look : Notice;

    /// <summary>These numbers were written; each is the newest of its thing for whoever told it.</summary>
    public sealed record Numbers(IReadOnlyList<(EventScope Scope, long Id, long Number)> Newest) : Notice;

    /// <summary>How many readers another node has, by discussion.</summary>
    public sealed record Readers(NodeReaders Of) : Notice;
}

/// <summary>
/// Notices what other processes and nodes write to the store, by a connection of its own. When it throws, it is disposed of and another
/// one is opened; what happened between the two is found by looking.
/// </summary>
public abstract class StoreWatch : IAsyncDisposable
{
    /// <summary>Waits for the next notice.</summary>
    /// <exception cref="System.Data.Common.DbException">The connection is of no use any more.</exception>
    public abstract Task<Notice> Next(CancellationToken cancel);

    public abstract ValueTask DisposeAsync();
}
