using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Parley.Testing;

/// <summary>
/// A private PostgreSQL of this test process: its own folder, its own socket, no network. It stops with the process; what a killed
/// process left behind is cleared away by the next one.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string FolderPrefix = "parley-pg-";

    /// <summary>Thrown away after the run: nothing has to survive a crash.</summary>
    private const string ForSpeed = "fsync=off\nsynchronous_commit=off\nfull_page_writes=off\n";

    private static readonly SemaphoreSlim Starting = new(1, 1);
    private static PostgresServer? running;

    private readonly string programs;
    private readonly string folder;
    private int databases;

    private PostgresServer(string programs, string folder)
    {
        this.programs = programs;
        this.folder = folder;
    }

    private string Data => Path.Combine(folder, "data");

    public static async Task<PostgresServer> Running()
    {
        await Starting.WaitAsync();
        try
        {
            return running ??= await Start(ForSpeed);
        }
        finally
        {
            Starting.Release();
        }
    }

    /// <summary>One of the caller's own, which keeps what it acknowledged as a real one does.</summary>
    public static Task<PostgresServer> StartOwn() => Start("");

    /// <summary>Ends it with all its processes on the spot, as <c>kill -9</c> does.</summary>
    public async Task Kill()
    {
        var main = (await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0];
        var children = await File.ReadAllTextAsync($"/proc/{main}/task/{main}/children");
        await Do("kill", ["-9", main, .. children.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        // A new one would take it for alive until its entry is gone.
        while (Directory.Exists($"/proc/{main}"))
            await Task.Delay(10);
    }

    /// <summary>After <see cref="Kill"/>; it repairs itself and then takes connections.</summary>
    public Task StartAgain() => DoAsPostgres("pg_ctl", ["-D", Data, "-w", "-t", "120", "-l", Path.Combine(folder, "log"), "start"]);

    public ValueTask DisposeAsync()
    {
        Stop();
        return ValueTask.CompletedTask;
    }

    public string ConnectionString(string database) =>
        $"Host={folder};Username=postgres;Database={database};Maximum Pool Size=20;Include Error Detail=true";

    /// <summary>A database of a name not used before; empty, or a copy of <paramref name="template"/>.</summary>
    public async Task<string> Create(string? template)
    {
        var name = $"parley{Interlocked.Increment(ref databases).ToString(CultureInfo.InvariantCulture)}";
        await Run($"CREATE DATABASE {name} TEMPLATE {template ?? "template0"} STRATEGY FILE_COPY");
        return name;
    }

    public Task Drop(string database) => Run($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");

    private async Task Run(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres") + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresServer> Start(string settings)
    {
        ClearLeftovers();
        var folder = Path.Combine(Path.GetTempPath(), FolderPrefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)));
        Directory.CreateDirectory(folder);
        // The process and when it began: a number alone is used again.
        await File.WriteAllTextAsync(Path.Combine(folder, "owner"), Owner(Process.GetCurrentProcess()));
        var server = new PostgresServer(Programs(), folder);
        if (Environment.IsPrivilegedProcess)
            await Do("chown", ["postgres", folder]);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Stop();

        await server.DoAsPostgres("initdb",
            ["-D", server.Data, "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8", "--no-locale", "--no-instructions"]);
        await File.AppendAllTextAsync(Path.Combine(server.Data, "postgresql.conf"),
            $"listen_addresses=''\nunix_socket_directories='{folder}'\nmax_connections=300\nautovacuum=off\nshared_buffers=64MB\n{settings}");
        await server.StartAgain();
        return server;
    }

    private void Stop()
    {
        if (!Directory.Exists(folder))
            return;
        try
        {
            DoAsPostgres("pg_ctl", ["-D", Data, "-m", "immediate", "-w", "stop"]).GetAwaiter().GetResult();
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception left) when (left is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{folder} was left behind: {left.Message}");
        }
    }

    private static void ClearLeftovers()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), FolderPrefix + "*"))
        {
            var owner = Path.Combine(folder, "owner");
            if (File.Exists(owner) && !IsAlive(File.ReadAllText(owner)))
                new PostgresServer(Programs(), folder).Stop();
        }
    }

    private static bool IsAlive(string owner)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(owner.Split(' ')[0], CultureInfo.InvariantCulture));
            return string.Equals(Owner(process), owner, StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is ArgumentException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string Owner(Process process) =>
        string.Create(CultureInfo.InvariantCulture, $"{process.Id} {new DateTimeOffset(process.StartTime).ToUnixTimeSeconds()}");

    private static string Programs() =>
        Directory.Exists("/usr/lib/postgresql")
        && Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .MaxBy(bin => int.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), CultureInfo.InvariantCulture, out var version) ? version : 0) is { } newest
            ? newest
            : throw new InvalidOperationException("The tests need PostgreSQL's own programs: install the package postgresql (./test does).");

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private Task DoAsPostgres(string program, IReadOnlyList<string> arguments)
    {
        var path = Path.Combine(programs, program);
        return Environment.IsPrivilegedProcess
            ? Do("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", path, .. arguments])
            : Do(path, arguments);
    }

    private static async Task Do(string program, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        }) ?? throw new InvalidOperationException($"{program} did not start.");
        // Read both, or a talkative program waits for its reader.
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}{await output}");
    }
}
