using System.Globalization;
using Npgsql;
using Parley.Core.Live;
using Parley.Storage.Live;

namespace Parley.Storage.Postgres;

/// <summary>A writing connection; a transaction is done again when the server chose it as the victim of a deadlock.</summary>
internal sealed class PostgresWriteSession(NpgsqlConnection connection, PreparedStatements statements, Database shared, Func<Database> alone, TimeSpan longest)
    : WriteSession(shared, alone, longest)
{
    /// <summary>What the server takes as one notice.</summary>
    private const int LongestNotice = 7_999;

    public override async ValueTask DisposeAsync()
    {
        statements.Dispose();
        await connection.DisposeAsync();
    }

    protected override Task Begin() => Execute("BEGIN");

    // A commit of what has failed is answered like any other, though nothing is stored; the statement before it is refused.
    protected override Task Commit() => Execute("SELECT 1; COMMIT");

    protected override Task Rollback() => Execute("ROLLBACK");

    /// <summary>A lost connection, no room (class 53), shut down (57P), an error of the system (58), damage (XX), or a server that became read-only: the store's trouble, not the job's.</summary>
    protected override bool Breaks(Exception failure) =>
        connection.State != System.Data.ConnectionState.Open
        || (StateOf(failure) is { } state
            && (state is PostgresErrorCodes.ReadOnlySqlTransaction || state[..2] is "53" or "58" or "XX" || state.StartsWith("57P", StringComparison.Ordinal)));

    protected override bool IsVictim(Exception failure) => StateOf(failure) is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    /// <summary>
    /// One notice a commit and in a transaction of its own: inside small transactions it takes a lock that makes them wait for one another.
    /// It names the newest number of each thing that changed; empty means "look yourself".
    /// </summary>
    protected override Task Tell(IReadOnlyList<Change> changes)
    {
        if (changes.Count == 0)
            return Task.CompletedTask;
        var newest = changes.GroupBy(change => (change.Scope, change.ScopeId))
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{Letter(group.Key.Scope)}:{group.Key.ScopeId}:{group.Max(change => change.Number)}"));
        var notice = string.Join(';', newest);
        return Execute($"SELECT pg_notify('{PostgresWatch.Written}', '{(notice.Length <= LongestNotice ? notice : "")}')");
    }

    private static char Letter(EventScope scope) => scope switch
    {
        EventScope.Discussion => 'd',
        EventScope.Article => 'a',
        EventScope.Person => 'p',
        _ => 's',
    };

    private async Task Execute(string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string? StateOf(Exception failure) => (failure as PostgresException ?? failure.InnerException as PostgresException)?.SqlState;
}
