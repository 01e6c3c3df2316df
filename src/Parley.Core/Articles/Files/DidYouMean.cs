namespace Parley.Core.Articles.Files;

/// <summary>What a writer probably meant by a field that does not exist.</summary>
internal static class DidYouMean
{
    // Names that other systems give to the same things.
    private static readonly Dictionary<string, string[]> Elsewhere = new(StringComparer.Ordinal)
    {
        ["title"] = ["headline"], ["author"] = ["byline", "speaker"], ["authors"] = ["byline"], ["by"] = ["byline", "speaker"], ["summary"] = ["dek"],
        ["description"] = ["dek", "alt"], ["subtitle"] = ["dek"], ["standfirst"] = ["dek"], ["excerpt"] = ["dek"], ["image"] = ["lead", "file"],
        ["picture"] = ["lead", "file"], ["photo"] = ["lead", "file"], ["cover"] = ["lead"], ["lang"] = ["language"], ["dir"] = ["direction"],
        ["category"] = ["section"], ["keywords"] = ["tags"], ["published"] = ["date"], ["pubdate"] = ["date"], ["src"] = ["file"],
        ["source"] = ["outlet", "credit"], ["url"] = ["link", "slug"], ["href"] = ["link"], ["permalink"] = ["slug"], ["key"] = ["id"],
        ["text"] = ["caption", "alt"], ["photographer"] = ["credit"], ["name"] = ["speaker"], ["person"] = ["speaker"], ["publication"] = ["outlet"],
        ["open"] = ["state"], ["days"] = ["close after"],
    };

    public static string About(string name, IReadOnlyList<string> known)
    {
        var meant = Elsewhere.GetValueOrDefault(name, []).FirstOrDefault(other => known.Contains(other, StringComparer.Ordinal)) ?? Nearest(name, known);
        var list = string.Join(", ", known);
        return meant is null ? $"there is no such field; the fields are {list}" : $"there is no such field: did you mean \"{meant}\"? The fields are {list}";
    }

    private static string? Nearest(string name, IReadOnlyList<string> known)
    {
        if (name.Length is 0 or > 40) return null;
        var (distance, nearest) = known.Select(other => (Distance(name, other), other)).Min();
        return distance <= Math.Max(1, nearest.Length / 3) ? nearest : null;
    }

    // Levenshtein's distance, one row at a time.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var corner = row[0]++;
            for (var j = 0; j < other.Length; j++)
            {
                var above = row[j + 1];
                row[j + 1] = Math.Min(corner + (one[i] == other[j] ? 0 : 1), 1 + Math.Min(above, row[j]));
                corner = above;
            }
        }
        return row[^1];
    }
}
