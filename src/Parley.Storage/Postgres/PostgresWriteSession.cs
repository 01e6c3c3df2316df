using Npgsql;
using Parley.Core.Live;

namespace Parley.Storage.Postgres;

/// <summary>One transaction a job; run again when the server chose it as the victim of a deadlock.</summary>
internal sealed class PostgresWriteSession(NpgsqlConnection connection, Func<NpgsqlTransaction, PostgresDatabase> context) : WriteSession
{
    private const int Tries = 5;

    public override async Task Run(IReadOnlyList<WriteQueue.Job> batch, Action<IReadOnlyList<WriteQueue.Job>> committed)
    {
        foreach (var job in batch)
            await Run(job, committed);
    }

    public override async Task Verify(Change? lastAcknowledged)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var database = context(transaction);
        await Verify(database, lastAcknowledged);
        await transaction.CommitAsync();
    }

    public override ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task Run(WriteQueue.Job job, Action<IReadOnlyList<WriteQueue.Job>> committed)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            try
            {
                await using var database = context(transaction);
                await job.Run(database);
            }
            catch (Exception failure) when (Victim(failure) && attempt < Tries)
            {
                await transaction.RollbackAsync();
                continue;
            }
            catch (Exception failure) when (connection.State == System.Data.ConnectionState.Open && !Breaks(failure))
            {
                await transaction.RollbackAsync();
                job.Fail(failure);
                return;
            }

            await transaction.CommitAsync();
            committed([job]);
            return;
        }
    }

    private static bool Victim(Exception failure) => StateOf(failure) is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    /// <summary>No room (class 53), an error of the system (58), damage (XX), or a server that became read-only: the store's trouble, not the job's.</summary>
    private static bool Breaks(Exception failure) =>
        StateOf(failure) is { } state
        && (state is PostgresErrorCodes.ReadOnlySqlTransaction || state.StartsWith("53", StringComparison.Ordinal)
            || state.StartsWith("58", StringComparison.Ordinal) || state.StartsWith("XX", StringComparison.Ordinal));

    private static string? StateOf(Exception failure) => (failure as PostgresException ?? failure.InnerException as PostgresException)?.SqlState;
}
