using System.Data.Common;

namespace Parley.Storage;

/// <summary>The connection of a context's plain SQL: lent by a job's session, or taken when first asked and handed back in the end.</summary>
internal sealed class PlainConnection : IAsyncDisposable
{
    private readonly Func<CancellationToken, ValueTask<PreparedStatements>>? take;
    private readonly Func<PreparedStatements, ValueTask>? giveBack;
    private PreparedStatements? statements;

    /// <param name="take">Finds or opens a connection that only reads.</param>
    /// <param name="giveBack">Keeps or closes it.</param>
    public PlainConnection(Func<CancellationToken, ValueTask<PreparedStatements>> take, Func<PreparedStatements, ValueTask> giveBack)
    {
        this.take = take;
        this.giveBack = giveBack;
    }

    /// <summary>A session's own; its transaction is the session's affair.</summary>
    public PlainConnection(PreparedStatements lent) => statements = lent;

    /// <summary>That of a snapshot while it lasts.</summary>
    public DbTransaction? Transaction { get; private set; }

    public async ValueTask<PreparedStatements> Open(CancellationToken cancel)
    {
        if (statements is null && take is not null)
            statements = await take(cancel);
        return statements ?? throw new InvalidOperationException("This context has no connection.");
    }

    /// <summary>Holds one moment of the store until the answer is disposed of; null where one is held already, as in every job.</summary>
    public async ValueTask<IAsyncDisposable?> Hold(Func<DbConnection, DbTransaction> begin, CancellationToken cancel)
    {
        if (take is null || Transaction is not null)
            return null;
        Transaction = begin((await Open(cancel)).Connection);
        return new Moment(this, Transaction);
    }

    /// <summary>Gives the connection to others, unless a snapshot is held on it; the next statement takes one again.</summary>
    public async ValueTask HandBack()
    {
        // What was lent is not ours to close.
        if (giveBack is null || statements is null || Transaction is not null)
            return;
        var used = statements;
        statements = null;
        await giveBack(used);
    }

    public ValueTask DisposeAsync() => HandBack();

    private sealed class Moment(PlainConnection held, DbTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            held.Transaction = null;
            await transaction.DisposeAsync();
        }
    }
}
