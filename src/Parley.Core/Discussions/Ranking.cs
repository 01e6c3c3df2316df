namespace Parley.Core.Discussions;

public enum ThreadSort
{
    Best = 0,
    Newest = 1,
    Oldest = 2,
}

public static class Ranking
{
    /// <summary>
    /// The place in the best order, ascending: minus the lower bound of the Wilson score interval at 95 % for the share of up votes, × 10⁹ as an
    /// integer; 0 without votes. Ascending, so that (rank, id) is one order that an index walks and a cursor compares as a whole.
    /// Source: E. B. Wilson (1927), applied to ranking by E. Miller, "How Not To Sort By Average Rating" (2009).
    /// </summary>
    public static long Best(int up, int down)
    {
        double votes = (double)up + down;
        if (votes <= 0)
            return 0;

        const double z = 1.959964;
        var share = up / votes;
        var middle = share + z * z / (2 * votes);
        var spread = z * Math.Sqrt((share * (1 - share) + z * z / (4 * votes)) / votes);
        return -(long)Math.Round(Math.Max(0, (middle - spread) / (1 + z * z / votes)) * 1e9);
    }

    /// <summary>The sort's name in addresses; null when there is none of that name.</summary>
    public static ThreadSort? Named(string? name) => name switch
    {
        null or "" or "best" => ThreadSort.Best,
        "newest" => ThreadSort.Newest,
        "oldest" => ThreadSort.Oldest,
        _ => null,
    };

    public static string Name(this ThreadSort sort) => sort switch
    {
        ThreadSort.Newest => "newest",
        ThreadSort.Oldest => "oldest",
        _ => "best",
    };
}
