using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Parley.Storage;

/// <summary>Plain SQL for the hot statements, on the context's own connection and transaction. Parameters are written <c>@name</c> for both databases.</summary>
public static class Sql
{
    public static async Task<List<T>> Query<T>(
        this Database database, string sql, Func<DbDataReader, T> read, CancellationToken cancel, params (string Name, object? Value)[] parameters)
    {
        using var use = await Prepare(database, sql, parameters, cancel);
        await using var reader = await use.Command.ExecuteReaderAsync(cancel);
        List<T> rows = [];
        while (await reader.ReadAsync(cancel))
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>Row by row, for what may be larger than memory. The connection is busy until the last row was taken.</summary>
    public static async IAsyncEnumerable<T> Stream<T>(
        this Database database, string sql, Func<DbDataReader, T> read, [EnumeratorCancellation] CancellationToken cancel,
        params (string Name, object? Value)[] parameters)
    {
        using var use = await Prepare(database, sql, parameters, cancel);
        await using var reader = await use.Command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            yield return read(reader);
    }

    public static async Task<T?> QueryOne<T>(
        this Database database, string sql, Func<DbDataReader, T> read, CancellationToken cancel, params (string Name, object? Value)[] parameters)
        where T : class
    {
        using var use = await Prepare(database, sql, parameters, cancel);
        await using var reader = await use.Command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? read(reader) : null;
    }

    /// <summary>The first column of the first row as a number; null without a row or where it is NULL.</summary>
    public static async Task<long?> QueryNumber(
        this Database database, string sql, CancellationToken cancel, params (string Name, object? Value)[] parameters)
    {
        using var use = await Prepare(database, sql, parameters, cancel);
        return await use.Command.ExecuteScalarAsync(cancel) is { } value and not DBNull
            ? Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>Returns the number of rows changed.</summary>
    public static async Task<int> Execute(
        this Database database, string sql, CancellationToken cancel, params (string Name, object? Value)[] parameters)
    {
        if (!database.InJob)
            throw new InvalidOperationException("Writes go through Database.Write.");
        using var use = await Prepare(database, sql, parameters, cancel);
        return await use.Command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>One moment of the store for several plain reads, until the answer is disposed of.</summary>
    public static async Task<IAsyncDisposable?> Snapshot(this Database database, CancellationToken cancel) =>
        database.Plain is { } plain ? await plain.Hold(database.BeginSnapshot, cancel) : null;

    public static long? LongOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public static string? StringOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static DateTimeOffset Time(this DbDataReader reader, int column) => DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    public static DateTimeOffset? TimeOrNull(this DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    private static async ValueTask<Use> Prepare(
        Database database, string sql, (string Name, object? Value)[] parameters, CancellationToken cancel)
    {
        var plain = database.Plain ?? throw new InvalidOperationException("This context runs no plain SQL.");
        var statements = await plain.Open(cancel);
        var command = statements.Take(sql);
        command.Transaction = plain.Transaction;
        for (var index = 0; index < parameters.Length; index++)
            Fill(command, index, parameters[index].Name, parameters[index].Value);
        return new Use(statements, command);
    }

    /// <summary>A command that was used before has the parameters of then: one text is always asked with the same.</summary>
    private static void Fill(DbCommand command, int index, string name, object? value)
    {
        if (index == command.Parameters.Count)
        {
            var made = command.CreateParameter();
            made.ParameterName = name;
            command.Parameters.Add(made);
        }

        var parameter = command.Parameters[index];
        parameter.Value = value switch
        {
            null => DBNull.Value,
            DateTimeOffset time => time.ToUnixTimeMilliseconds(),
            Enum choice => Convert.ToInt32(choice, System.Globalization.CultureInfo.InvariantCulture),
            _ => value,
        };
        // PostgreSQL cannot guess the type of a bare NULL; every nullable number here is a bigint and every other NULL a text.
        if (value is null)
            parameter.DbType = NullNumbers.Contains(name) ? System.Data.DbType.Int64 : System.Data.DbType.String;
    }

    private static readonly HashSet<string> NullNumbers = new(StringComparer.Ordinal)
        {
            "@account", "@guest", "@actor", "@subject", "@comment", "@fingerprint", "@discussion", "@createdAt", "@editedAt", "@closesAt", "@closedAt", "@width", "@height", "@article", "@report", "@status",
            "@ledger", "@until", "@reverses", "@notice", "@passage", "@correction", "@credited",
        };

    /// <summary>A command while it is used.</summary>
    private readonly struct Use(PreparedStatements statements, DbCommand command) : IDisposable
    {
        public DbCommand Command => command;

        public void Dispose() => statements.HandBack(command);
    }
}
