using System.Diagnostics;
using System.Security.Cryptography;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Live;

namespace Parley.Web.Live;

/// <summary>
/// How many readers are present in a discussion on all nodes together: streams that are open, nothing of who they are. Nodes tell one another
/// their counts by messages; what a node has not said again for a while is forgotten with it.
/// </summary>
internal sealed class Presence(Store store)
{
    /// <summary>Unchanged counts are told again so often, for nodes that have just come.</summary>
    private static readonly TimeSpan TellAllEvery = TimeSpan.FromSeconds(15);

    /// <summary>Three tellings, of which two may be lost.</summary>
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromSeconds(45);

    /// <summary>More than any installation has at once; a bound for what others may make this node remember.</summary>
    private const int MostKept = 100_000;

    private readonly string node = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly Lock turn = new();
    private readonly Dictionary<long, Dictionary<string, (int Count, long HeardAt)>> elsewhere = [];
    private Dictionary<long, int> told = [];
    private long toldAllAt;

    /// <summary>Readers on the other nodes.</summary>
    public int Elsewhere(DiscussionId discussion)
    {
        lock (turn)
            return elsewhere.TryGetValue(discussion.Value, out var nodes) ? nodes.Values.Sum(one => one.Count) : 0;
    }

    /// <summary>Takes what a node says of its readers; what this node said itself is known.</summary>
    public void Hear(NodeReaders readers)
    {
        if (readers.Node == node)
            return;
        lock (turn)
        {
            foreach (var (discussion, count) in readers.Counts)
                if (count > 0)
                    Keep(discussion, readers.Node, count);
                else
                    Drop(discussion, readers.Node);
        }
    }

    /// <summary>Tells the other nodes what has changed here, and now and then everything; forgets nodes that have fallen silent.</summary>
    public async Task Tell(IReadOnlyDictionary<long, int> here, CancellationToken cancel)
    {
        if (store.IsSqlite)
            return;
        var all = Stopwatch.GetElapsedTime(toldAllAt) >= TellAllEvery;
        List<(long, int)> news =
        [
            .. here.Where(one => all || told.GetValueOrDefault(one.Key) != one.Value).Select(one => (one.Key, one.Value)),
            .. told.Keys.Where(one => !here.ContainsKey(one)).Select(one => (one, 0)),
        ];
        if (news.Count > 0)
        {
            await using var database = store.Context();
            await NodeReaders.Tell(database, new NodeReaders(node, news), cancel);
        }

        told = new Dictionary<long, int>(here);
        if (!all)
            return;
        toldAllAt = Stopwatch.GetTimestamp();
        Forget();
    }

    private void Keep(long discussion, string from, int count)
    {
        if (!elsewhere.TryGetValue(discussion, out var nodes))
        {
            if (elsewhere.Count >= MostKept)
                return;
            elsewhere[discussion] = nodes = new(StringComparer.Ordinal);
        }

        nodes[from] = (count, Stopwatch.GetTimestamp());
    }

    private void Drop(long discussion, string from)
    {
        if (elsewhere.TryGetValue(discussion, out var nodes) && nodes.Remove(from) && nodes.Count == 0)
            elsewhere.Remove(discussion);
    }

    private void Forget()
    {
        lock (turn)
        {
            foreach (var (discussion, from) in elsewhere
                .SelectMany(one => one.Value.Where(heard => Stopwatch.GetElapsedTime(heard.Value.HeardAt) > ForgetAfter).Select(heard => (one.Key, heard.Key))).ToList())
                Drop(discussion, from);
        }
    }
}
