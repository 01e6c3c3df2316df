using System.Data;
using System.Data.Common;

namespace Parley.Storage;

/// <summary>The connection of a context's plain SQL: opened when first asked, or lent by a job with its transaction.</summary>
internal sealed class PlainConnection : IAsyncDisposable
{
    private readonly Func<CancellationToken, ValueTask<DbConnection>>? open;
    private DbConnection? connection;

    /// <param name="open">Opens a connection that only reads.</param>
    public PlainConnection(Func<CancellationToken, ValueTask<DbConnection>> open) => this.open = open;

    /// <summary>A job's own, which the job's session closes.</summary>
    public PlainConnection(DbConnection lent, DbTransaction transaction)
    {
        connection = lent;
        Transaction = transaction;
    }

    /// <summary>The job's, or that of a snapshot while it lasts.</summary>
    public DbTransaction? Transaction { get; private set; }

    public async ValueTask<DbConnection> Open(CancellationToken cancel)
    {
        if (connection is null && open is not null)
            connection = await open(cancel);
        return connection ?? throw new InvalidOperationException("This context has no connection.");
    }

    /// <summary>Holds one moment of the store until the answer is disposed of; null where a transaction holds one already.</summary>
    public async ValueTask<IAsyncDisposable?> Hold(Func<DbConnection, DbTransaction> begin, CancellationToken cancel)
    {
        if (Transaction is not null)
            return null;
        Transaction = begin(await Open(cancel));
        return new Moment(this, Transaction);
    }

    public async ValueTask DisposeAsync()
    {
        // What was lent is not ours to close.
        if (open is not null && connection is { State: not ConnectionState.Closed })
            await connection.DisposeAsync();
    }

    private sealed class Moment(PlainConnection held, DbTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            held.Transaction = null;
            await transaction.DisposeAsync();
        }
    }
}
