using System.Globalization;
using System.Text;

namespace Parley.Storage.Live;

/// <summary>How many readers one node has, by discussion: told to the other nodes and stored nowhere.</summary>
public sealed record NodeReaders(string Node, IReadOnlyList<(long Discussion, int Count)> Counts)
{
    internal const string Channel = "parley_readers";

    // PostgreSQL takes 8,000 bytes in a message; two numbers and their signs are 32 at most.
    private const int MostInMessage = 240;

    /// <summary>Tells the nodes of a PostgreSQL store, this one included.</summary>
    public static async Task Tell(Database database, NodeReaders readers, CancellationToken cancel)
    {
        foreach (var some in readers.Counts.Chunk(MostInMessage))
            await database.Query($"SELECT pg_notify('{Channel}', @message)", _ => true, cancel, ("@message", Write(readers.Node, some)));
    }

    internal static string Write(string node, IEnumerable<(long Discussion, int Count)> counts)
    {
        var message = new StringBuilder(node);
        foreach (var (discussion, count) in counts)
            message.Append(CultureInfo.InvariantCulture, $" {discussion}:{count}");
        return message.ToString();
    }

    /// <summary>Null for a message that is none of ours.</summary>
    internal static NodeReaders? Read(string message)
    {
        var parts = message.Split(' ');
        List<(long, int)> counts = [];
        foreach (var part in parts.Skip(1))
        {
            var pair = part.Split(':');
            if (pair.Length != 2 || !long.TryParse(pair[0], NumberStyles.None, CultureInfo.InvariantCulture, out var discussion)
                || !int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return null;
            counts.Add((discussion, count));
        }

        return parts[0].Length == 0 ? null : new NodeReaders(parts[0], counts);
    }
}
