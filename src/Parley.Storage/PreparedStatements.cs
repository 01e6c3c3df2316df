using System.Data.Common;

namespace Parley.Storage;

/// <summary>An open connection with the statements it has prepared: those that come again are neither parsed nor planned again.</summary>
internal sealed class PreparedStatements(DbConnection connection) : IDisposable
{
    /// <summary>More than the program has; what makes its text of numbers has no parameters and is not kept.</summary>
    private const int MostKept = 200;

    private readonly Dictionary<string, DbCommand> idle = new(StringComparer.Ordinal);

    public DbConnection Connection => connection;

    /// <summary>A command of this text, for one use at a time; hand it back.</summary>
    public DbCommand Take(string sql)
    {
        if (idle.Remove(sql, out var known))
            return known;
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    public void HandBack(DbCommand command)
    {
        if (command.Parameters.Count == 0 || idle.Count >= MostKept || !idle.TryAdd(command.CommandText, command))
            command.Dispose();
    }

    public void Dispose()
    {
        foreach (var command in idle.Values)
            command.Dispose();
        idle.Clear();
    }
}
