using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Parley.Benchmarks.Running;

/// <summary>The rows that posting left in a store, to be written again with nothing around them.</summary>
internal sealed class StoredRows
{
    // All that one post of a guest writes; and the counters of its discussion.
    private static readonly string[] Tables = ["guests", "comments", "idempotency_keys", "events"];
    private const string Counters = "UPDATE discussions SET seq = seq + 1, comment_count = comment_count + 1, top_count = top_count + 1 WHERE id = (SELECT max(id) FROM discussions)";

    private readonly Dictionary<string, List<object[]>> rows = [];

    /// <summary>The last row of each table.</summary>
    public static Dictionary<string, long> Marks(string file)
    {
        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        return Tables.ToDictionary(table => table, table => Number(connection, $"SELECT COALESCE(max(rowid), 0) FROM {table}"));
    }

    public static StoredRows After(string file, Dictionary<string, long> marks)
    {
        var found = new StoredRows();
        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        foreach (var table in Tables)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} WHERE rowid > {marks[table]} ORDER BY rowid";
            using var reader = command.ExecuteReader();
            List<object[]> own = [];
            while (reader.Read())
            {
                var row = new object[reader.FieldCount];
                reader.GetValues(row);
                own.Add(row);
            }

            found.rows[table] = own;
        }

        return found;
    }

    /// <summary>Writes them into fresh copies of <paramref name="before"/> for a while, so many comments a transaction; returns comments a second.</summary>
    public double CommitBare(string before, string copy, int inGroup, TimeSpan duration)
    {
        var (comments, spent) = (0, TimeSpan.Zero);
        for (; spent < duration; comments += rows["comments"].Count)
            spent += CommitOnce(before, copy, inGroup);
        return comments / spent.TotalSeconds;
    }

    private TimeSpan CommitOnce(string before, string copy, int inGroup)
    {
        File.Copy(before, copy, overwrite: true);
        using var connection = Open(copy, SqliteOpenMode.ReadWrite);
        WriteAsTheProgram(connection);
        var inserts = Tables.ToDictionary(table => table, table => Insert(connection, table, rows[table]));
        using var counters = connection.CreateCommand();
        counters.CommandText = Counters;

        var comments = rows["comments"].Count;
        var start = Stopwatch.GetTimestamp();
        for (var first = 0; first < comments; first += inGroup)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            counters.Transaction = transaction;
            for (var index = first; index < Math.Min(first + inGroup, comments); index++)
            {
                foreach (var table in Tables)
                    if (index < rows[table].Count)
                        Write(inserts[table], rows[table][index], transaction);
                counters.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        var spent = Stopwatch.GetElapsedTime(start);
        foreach (var insert in inserts.Values) insert.Dispose();
        return spent;
    }

    private static SqliteCommand Insert(SqliteConnection connection, string table, List<object[]> rows)
    {
        var command = connection.CreateCommand();
        var names = Enumerable.Range(0, rows.Count == 0 ? 0 : rows[0].Length).Select(index => $"@p{index}").ToList();
        command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(',', names)})";
        foreach (var name in names) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    private static void Write(SqliteCommand insert, object[] row, SqliteTransaction transaction)
    {
        insert.Transaction = transaction;
        for (var index = 0; index < row.Length; index++) insert.Parameters[index].Value = row[index];
        insert.ExecuteNonQuery();
    }

    public static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(command.ExecuteScalar() ?? 0L);
    }

    /// <summary>As durable and as thorough as the program's own writing connection.</summary>
    public static void WriteAsTheProgram(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000";
        command.ExecuteNonQuery();
    }
}
