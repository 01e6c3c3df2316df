using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Parley.Storage.Tests.Discussions;

/// <summary>
/// What a database did for one deed of the program: the plan of every statement that was run, by the database's own telling, and how much
/// work it was. Nothing is copied from the program, so nothing can be forgotten.
/// </summary>
internal sealed record Watched(IReadOnlyList<string> Plan, long Work)
{
    public static async Task<Watched> Run(Store store, Func<Database, Task> deed, CancellationToken cancel)
    {
        await using var database = store.Context();
        return (await database.Plain!.Open(cancel)).Connection switch
        {
            SqliteConnection sqlite => await OnSqlite(database, sqlite, deed, cancel),
            NpgsqlConnection postgres => await OnPostgres(database, postgres, deed, cancel),
            var other => throw new InvalidOperationException($"{other.GetType()} cannot be watched."),
        };
    }

    /// <summary>Work is steps of SQLite's machine.</summary>
    private static async Task<Watched> OnSqlite(Database database, SqliteConnection connection, Func<Database, Task> deed, CancellationToken cancel)
    {
        List<string> statements = [];
        var steps = 0L;
        raw.sqlite3_trace(connection.Handle, (_, sql) => statements.Add(sql), null);
        raw.sqlite3_progress_handler(connection.Handle, 1, _ => { steps++; return 0; }, null);
        await deed(database);
        raw.sqlite3_progress_handler(connection.Handle, 0, null, null);
        raw.sqlite3_trace(connection.Handle, (strdelegate_trace?)null, null);

        List<string> plan = [];
        foreach (var sql in statements.Where(sql => sql.StartsWith("SELECT", StringComparison.Ordinal)))
            plan.AddRange(await database.Query("EXPLAIN QUERY PLAN " + sql, row => row.GetString(3), cancel));
        return new Watched(plan, steps);
    }

    /// <summary>Work is entries of indexes and rows of tables read.</summary>
    private static async Task<Watched> OnPostgres(Database database, NpgsqlConnection connection, Func<Database, Task> deed, CancellationToken cancel)
    {
        List<string> plan = [];
        await using var moment = await database.Snapshot(cancel);
        await database.Query("LOAD 'auto_explain'", row => 0, cancel);
        await database.Query(
            "SELECT set_config('auto_explain.log_level', 'notice', true), set_config('auto_explain.log_min_duration', '0', true)", row => 0, cancel);
        connection.Notice += (_, told) => plan.AddRange(told.Notice.MessageText.Split('\n').Skip(2));
        var before = await Read();
        // What is told of a statement arrives with the answer of the one after it.
        await database.QueryNumber("SELECT 1", cancel);
        plan.Clear();
        await deed(database);
        await database.QueryNumber("SELECT 1", cancel);
        return new Watched([.. plan], await Read() - before);

        async Task<long> Read() => await database.QueryNumber(
            "SELECT sum(pg_stat_get_xact_tuples_returned(oid) + pg_stat_get_xact_tuples_fetched(oid))::bigint FROM pg_class WHERE relnamespace = 'public'::regnamespace",
            cancel) ?? 0;
    }
}
