using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Parley.Core.Live;

namespace Parley.Storage.Live;

/// <summary>
/// Listens to what the nodes of a PostgreSQL store tell one another. A message is a hint and may be lost: after some quiet seconds the
/// watch says "look" by itself, and in a rush it does so as often.
/// </summary>
internal sealed class PostgresWatch(string connectionString) : StoreWatch
{
    /// <summary>Where each node says after its commits which numbers they reached: <c>d:ID:NUMBER;a:ID:NUMBER;s:ID:NUMBER;p:ID:NUMBER</c>, or nothing where that is too long.</summary>
    public const string Written = "parley";

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);

    private readonly Queue<Notice> heard = [];
    private bool mustLook = true;
    private NpgsqlConnection? connection;
    private readonly Stopwatch sinceLook = Stopwatch.StartNew();

    public override async Task<Notice> Next(CancellationToken cancel)
    {
        connection ??= await Listen(cancel);
        while (true)
        {
            if (mustLook || sinceLook.Elapsed >= LookEvery)
            {
                mustLook = false;
                sinceLook.Restart();
                return new Notice.Look();
            }

            if (heard.TryDequeue(out var notice))
                return notice;
            await connection.WaitAsync(LookEvery - sinceLook.Elapsed is var left && left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1), cancel);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();
    }

    /// <summary>The numbers in a message; null for one that says nothing, was cut, or is none of ours.</summary>
    internal static Notice.Numbers? Read(string payload)
    {
        List<(EventScope, long, long)> numbers = [];
        foreach (var one in payload.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = one.Split(':');
            EventScope? scope = parts[0] switch { "d" => EventScope.Discussion, "a" => EventScope.Article, "s" => EventScope.Site, "p" => EventScope.Person, _ => null };
            if (scope is not { } known || parts.Length != 3 || !Number(parts[1], out var id) || !Number(parts[2], out var number))
                return null;
            numbers.Add((known, id, number));
        }

        return numbers.Count == 0 ? null : new Notice.Numbers(numbers);
    }

    private void Hear(string channel, string message)
    {
        Notice? notice = channel == Written ? Read(message) : NodeReaders.Read(message) is { } readers ? new Notice.Readers(readers) : null;
        if (notice is not null)
            heard.Enqueue(notice);
        else
            mustLook = true;
    }

    private async Task<NpgsqlConnection> Listen(CancellationToken cancel)
    {
        // Kept alive, or a connection that a firewall has dropped would be silent for ever; no pool, because it never comes back.
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 30 };
        var listening = new NpgsqlConnection(builder.ToString());
        try
        {
            await listening.OpenAsync(cancel);
            listening.Notification += (_, message) => Hear(message.Channel, message.Payload);
            await using var command = new NpgsqlCommand($"LISTEN {Written}; LISTEN {NodeReaders.Channel}", listening);
            await command.ExecuteNonQueryAsync(cancel);
            return listening;
        }
        catch
        {
            await listening.DisposeAsync();
            throw;
        }
    }

    private static bool Number(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
