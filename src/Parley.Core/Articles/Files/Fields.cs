using System.Globalization;

namespace Parley.Core.Articles.Files;

/// <summary>Fields by name, each read once with its checks; what is left over was misspelt.</summary>
internal sealed class Fields
{
    private readonly Dictionary<string, YamlNode> byName = new(StringComparer.Ordinal);
    private readonly Faults faults;
    private readonly string within;

    /// <param name="map">The fields as read.</param>
    /// <param name="within">What they belong to, for messages: "lead ", or empty for the front matter.</param>
    /// <param name="known">The names that may stand here.</param>
    /// <param name="faults">Where to say what is wrong.</param>
    public Fields(YamlMapping map, string within, IReadOnlyList<string> known, Faults faults)
    {
        this.faults = faults;
        this.within = within;
        Line = map.Line;
        foreach (var (key, line, value) in map.Entries)
        {
            var name = key.Trim().ToLowerInvariant().Replace('-', ' ').Replace('_', ' ');
            if (!known.Contains(name, StringComparer.Ordinal)) faults.Add(line, within + Short(key), DidYouMean.About(name, known));
            else if (!byName.TryAdd(name, value)) faults.Add(line, within + name, "this field stands twice: keep one");
        }
    }

    public int Line { get; }

    public int LineOf(string name) => byName.TryGetValue(name, out var node) ? node.Line : Line;

    public YamlNode? Node(string name) => byName.TryGetValue(name, out var node) && node is not YamlScalar { Text.Length: 0 } ? node : null;

    public void Fault(string name, string message) => faults.Add(LineOf(name), within + name, message);

    /// <summary>One line of words; null where it is absent or wrong.</summary>
    public string? Words(string name, int most)
    {
        var node = Node(name);
        return node is null ? null : Words(node, name, most);
    }

    public string? Words(YamlNode node, string name, int most)
    {
        if (node is not YamlScalar scalar)
        {
            faults.Add(node.Line, within + name, "one line of words stands here, not a list or a set of fields");
            return null;
        }
        var words = string.Join(' ', scalar.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        // YAML's own escapes can bring in what the file itself was checked for.
        if (words.Any(char.IsControl) || words.Any(sign => sign is >= '\u202A' and <= '\u202E') || !IsWhole(words))
        {
            faults.Add(node.Line, within + name, "it holds a sign that no text has: delete the backslash code");
            return null;
        }
        if (words.Length <= most) return words.Length == 0 ? null : words;
        faults.Add(node.Line, within + name, string.Create(CultureInfo.InvariantCulture, $"it has {words.Length} characters; at most {most} fit"));
        return null;
    }

    public string? Required(string name, int most, string why)
    {
        if (Node(name) is not { } node)
        {
            Fault(name, $"it is missing: {why}");
            return null;
        }
        return Words(node, name, most);
    }

    public string? Link(string name)
    {
        var link = Words(name, ArticleLink.MaxLength);
        if (link is null || ArticleLink.WhatIsWrongWith(link) is not { } wrong) return link;
        Fault(name, wrong);
        return null;
    }

    public bool? YesOrNo(string name)
    {
        switch (Words(name, 20)?.ToLowerInvariant())
        {
            case null: return null;
            case "yes" or "true": return true;
            case "no" or "false": return false;
            default:
                Fault(name, "write yes or no");
                return null;
        }
    }

    /// <summary>A list, or one value standing for a list of one.</summary>
    public IReadOnlyList<YamlNode> List(string name, int most)
    {
        var items = Node(name) switch
        {
            null => [],
            YamlSequence list => list.Items,
            { } one => [one],
        };
        if (items.Count <= most) return items;
        Fault(name, string.Create(CultureInfo.InvariantCulture, $"there are {items.Count}; at most {most} fit"));
        return [];
    }

    private static bool IsWhole(string words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (!char.IsSurrogate(words[index])) continue;
            if (!char.IsSurrogatePair(words, index)) return false;
            index++;
        }
        return true;
    }

    private static string Short(string key) => key.Length <= 40 ? key : key[..(char.IsLowSurrogate(key[40]) ? 39 : 40)] + "…";
}
