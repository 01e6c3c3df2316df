using Microsoft.Data.Sqlite;
using Parley.Core.Live;

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
                catch (Exception failure) when (!Breaks(failure))
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

    public override async Task Verify(Change? lastAcknowledged)
    {
        await using var transaction = connection.BeginTransaction(deferred: false);
        await using var database = context(transaction);
        await Verify(database, lastAcknowledged);
        transaction.Commit();
    }

    public override ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>Read-only, an error of the disk, damaged, full, not to be opened, no database: the store's trouble, not the job's.</summary>
    private static bool Breaks(Exception failure) =>
        (failure as SqliteException ?? failure.InnerException as SqliteException)?.SqliteErrorCode is 8 or 10 or 11 or 13 or 14 or 26;
}
