namespace Parley.Core.Articles.Files;

/// <summary>The lines after the front matter: stretches of Markdown, and containers between lines of three colons.</summary>
internal static class Body
{
    private const string Mark = ":::";

    // The longest books of an investigation stay below it.
    private const int MaxBlocks = 2000;
    private static readonly string[] Containers = ["quotation", "figure"];

    public static IReadOnlyList<Block> Read(FileLines body, Faults faults)
    {
        var blocks = new List<Block>();
        var start = 0;
        for (var index = 0; index < body.Lines.Count; index++)
        {
            if (!IsMark(body.Lines[index])) continue;
            blocks.AddRange(MarkdownBlocks.Read(body.Slice(start, index), "text", faults));
            index = Container(body, index, blocks, faults);
            start = index + 1;
        }
        blocks.AddRange(MarkdownBlocks.Read(body.Slice(Math.Min(start, body.Lines.Count), body.Lines.Count), "text", faults));

        if (blocks.Count > MaxBlocks) faults.Add(body.First, "text", $"the body has {blocks.Count} paragraphs and other pieces; at most {MaxBlocks} fit");
        if (blocks.Count == 0 && faults.None) faults.Add(body.First, "text", "the article has no words: write them below the front matter");
        return blocks;
    }

    // Answers the index of its last line.
    private static int Container(FileLines body, int open, List<Block> blocks, Faults faults)
    {
        var line = body.First + open;
        var name = body.Lines[open].Trim().TrimStart(':').Trim().ToLowerInvariant();
        if (name.Length == 0)
        {
            faults.Add(line, "text", $"nothing is open here that these colons could close: a container begins with \"{Mark}quotation\" or \"{Mark}figure\"");
            return open;
        }
        if (!Containers.Contains(name, StringComparer.Ordinal))
            faults.Add(line, "text", "there is no such container: " + (name is "quote" or "blockquote" ? "did you mean quotation? " : "") + "they are quotation and figure");

        var close = open + 1;
        while (close < body.Lines.Count && !IsMark(body.Lines[close])) close++;
        var ends = close < body.Lines.Count && body.Lines[close].Trim().TrimStart(':').Length == 0;
        if (!ends) faults.Add(line, name, $"this container never ends: put a line \"{Mark}\" after its last words");

        Read(name, body.Slice(open + 1, close), line, blocks, faults);
        // An opening line that interrupts is read as a container of its own.
        return ends ? close : close - 1;
    }

    private static void Read(string name, FileLines inside, int line, List<Block> blocks, Faults faults)
    {
        var blank = inside.Lines.ToList().FindIndex(string.IsNullOrWhiteSpace);
        var end = blank < 0 ? inside.Lines.Count : blank;
        if (YamlHead.Read(inside.Slice(0, end), name, faults) is not { } map) return;
        var words = inside.Slice(end, inside.Lines.Count);
        // An empty head has no line of its own to point at.
        if (map.Entries.Count == 0) map = map with { Line = line };

        switch (name)
        {
            case "quotation" when QuotationFields.Read(map, words, faults) is { } quotation:
                blocks.Add(quotation);
                break;
            case "figure" when FigureFields.Read(map, "figure ", Caption(words, faults), faults) is { } figure:
                blocks.Add(new FigureBlock(figure));
                break;
        }
    }

    private static RichText? Caption(FileLines words, Faults faults)
    {
        var text = words.Text.Trim();
        if (text.Length == 0) return null;
        if (text.Length > FigureFields.MaxCaption) faults.Add(words.First, "figure caption", $"it has {text.Length} characters; at most {FigureFields.MaxCaption} fit");
        return MarkdownBlocks.OneParagraph(text, words.First, "figure caption", faults);
    }

    private static bool IsMark(string line) => line.StartsWith(Mark, StringComparison.Ordinal);
}
