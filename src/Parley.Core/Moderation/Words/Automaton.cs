namespace Parley.Core.Moderation.Words;

/// <summary>All needles at once: a tree of their letters in which every branch knows where to go on when the text leaves it.</summary>
internal sealed class Automaton
{
    private const int Dense = 0x600;

    // The children of the root by letter, of all others in one table with open addressing: (node, letter) to node.
    private readonly int[] roots = new int[Dense];
    private readonly ulong[] keys;
    private readonly int[] targets;
    private readonly int[] fallbacks;
    private readonly int[] firstNeedle;
    private readonly int[] sameKey;
    private readonly int[] shorter;

    public Automaton(IReadOnlyList<string> needles)
    {
        var most = needles.Sum(needle => needle.Length) + 1;
        keys = new ulong[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(most * 2))];
        targets = new int[keys.Length];
        firstNeedle = Filled(most);
        sameKey = Filled(needles.Count);
        fallbacks = new int[most];
        shorter = Filled(most);

        List<(int Parent, char Letter)> nodes = [(0, '\0')];
        for (var index = 0; index < needles.Count; index++)
        {
            var node = 0;
            foreach (var letter in needles[index])
            {
                if (Child(node, letter) is var child && child == 0)
                {
                    child = nodes.Count;
                    nodes.Add((node, letter));
                    Link(node, letter, child);
                }

                node = child;
            }

            (sameKey[index], firstNeedle[node]) = (firstNeedle[node], index);
        }

        // A node's fallback is shorter than the node: by length, each is known when it is asked for.
        var depths = new int[nodes.Count];
        for (var node = 1; node < nodes.Count; node++)
            depths[node] = depths[nodes[node].Parent] + 1;
        foreach (var node in Enumerable.Range(1, nodes.Count - 1).OrderBy(node => depths[node]))
        {
            var (parent, letter) = nodes[node];
            fallbacks[node] = parent == 0 ? 0 : Next(fallbacks[parent], letter);
            shorter[node] = firstNeedle[fallbacks[node]] >= 0 ? fallbacks[node] : shorter[fallbacks[node]];
        }
    }

    public int Next(int node, char letter)
    {
        while (true)
        {
            if (Child(node, letter) is var child && child != 0)
                return child;
            if (node == 0)
                return 0;
            node = fallbacks[node];
        }
    }

    /// <summary>The longest beginning of a needle, ended here, that is a whole one; -1 for none.</summary>
    public int Ended(int node) => firstNeedle[node] >= 0 ? node : shorter[node];

    /// <summary>The next shorter one.</summary>
    public int Shorter(int node) => shorter[node];

    public int FirstNeedle(int node) => firstNeedle[node];

    public int SameKey(int needle) => sameKey[needle];

    private int Child(int node, char letter)
    {
        if (node == 0 && letter < Dense)
            return roots[letter];
        var key = ((ulong)node << 16) | letter;
        for (var slot = Slot(key); ; slot = (slot + 1) & (keys.Length - 1))
        {
            if (targets[slot] == 0)
                return 0;
            if (keys[slot] == key)
                return targets[slot];
        }
    }

    private void Link(int node, char letter, int child)
    {
        if (node == 0 && letter < Dense)
        {
            roots[letter] = child;
            return;
        }

        var key = ((ulong)node << 16) | letter;
        var slot = Slot(key);
        while (targets[slot] != 0)
            slot = (slot + 1) & (keys.Length - 1);
        (keys[slot], targets[slot]) = (key, child);
    }

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> 32) & (keys.Length - 1);

    private static int[] Filled(int length)
    {
        var filled = new int[length];
        Array.Fill(filled, -1);
        return filled;
    }
}
