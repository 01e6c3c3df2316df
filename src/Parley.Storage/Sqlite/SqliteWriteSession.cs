using Microsoft.Data.Sqlite;

namespace Parley.Storage.Sqlite;

/// <summary>The one writing connection of this process: a batch is one immediate transaction, a job one savepoint in it.</summary>
internal sealed class SqliteWriteSession(SqliteConnection connection, Func<SqliteTransaction, SqliteDatabase> context) : WriteSession
{
    public override async Task Run(IReadOnlyList<WriteQueue.Job> batch, Action<IReadOnlyList<WriteQueue.Job>> committed)
    {
        List<WriteQueue.Job> done = [];
        await using (var transaction = connection.BeginTransaction(deferred: false))
        {
            foreach (var job in batch)
            {
                transaction.Save("job");
                try
                {
                    await using var database = context(transaction);
                    await job.Run(database);
                    transaction.Release("job");
                    done.Add(job);
                }
                catch (Exception failure) when (failure is not SqliteException { SqliteErrorCode: 10 or 11 or 13 })
                {
                    transaction.Rollback("job");
                    transaction.Release("job");
                    job.Fail(failure);
                }
            }

            transaction.Commit();
        }

        committed(done);
    }

    public override ValueTask DisposeAsync() => connection.DisposeAsync();
}
