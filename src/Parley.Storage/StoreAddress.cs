using Microsoft.Data.Sqlite;
using Npgsql;

namespace Parley.Storage;

/// <summary>Where the store is: a SQLite file or a PostgreSQL database.</summary>
public sealed record StoreAddress
{
    private StoreAddress(string connectionString, string? file)
    {
        ConnectionString = connectionString;
        File = file;
    }

    public string ConnectionString { get; }

    /// <summary>Full path of the SQLite file; null for PostgreSQL.</summary>
    public string? File { get; }

    public bool IsSqlite => File is not null;

    /// <summary>
    /// Reads <c>PARLEY_DATABASE</c>: a connection string with a host, or a <c>postgres://</c> address, is PostgreSQL; all else is the path
    /// of a SQLite file, relative to <paramref name="folder"/>.
    /// </summary>
    /// <exception cref="FormatException">It looks like PostgreSQL and cannot be read; the message names what is wrong.</exception>
    public static StoreAddress Parse(string text, string folder)
    {
        if (text.StartsWith("postgres://", StringComparison.Ordinal) || text.StartsWith("postgresql://", StringComparison.Ordinal))
            return FromUri(text);
        if (text.Contains("Host=", StringComparison.OrdinalIgnoreCase) || text.Contains("Server=", StringComparison.OrdinalIgnoreCase))
            return Postgres(text);

        var file = Path.GetFullPath(text, folder);
        return new StoreAddress(new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString(), file);
    }

    private static StoreAddress FromUri(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
            throw new FormatException("the PostgreSQL address cannot be read; write postgres://user:password@host:port/database");
        var credentials = uri.UserInfo.Split(':', 2);
        return Postgres(new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.IsDefaultPort ? 5432 : uri.Port,
            Username = Uri.UnescapeDataString(credentials[0]),
            Password = credentials.Length > 1 ? Uri.UnescapeDataString(credentials[1]) : null,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
        }.ToString());
    }

    private static StoreAddress Postgres(string text)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(text);
            builder.ApplicationName ??= "parley";
            return new StoreAddress(builder.ToString(), null);
        }
        catch (ArgumentException wrong)
        {
            throw new FormatException($"the PostgreSQL connection string cannot be read: {wrong.Message}");
        }
    }
}
