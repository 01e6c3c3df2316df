using System.Globalization;

namespace Parley.Core.Articles.Files;

/// <summary>Some lines of the file, with the number of the first.</summary>
internal readonly record struct FileLines(int First, IReadOnlyList<string> Lines)
{
    private const string Fence = "---";

    public string Text => string.Join('\n', Lines);

    /// <summary>The file's lines, whatever ends them; refuses signs that no text has.</summary>
    public static FileLines Split(string text, Faults faults)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        for (var index = 0; index < lines.Length; index++)
            if (Refused(lines[index]) is { } what) faults.Add(index + 1, "text", what);
        return new FileLines(1, lines);
    }

    /// <summary>The front matter between its two fences, and the rest.</summary>
    public static (FileLines? Head, FileLines Body) Parts(FileLines file, Faults faults)
    {
        var lines = file.Lines;
        if (!IsFence(lines[0]))
        {
            faults.Add(1, "front matter", "the file begins with a line of three hyphens, then the fields (headline: …), then three hyphens again");
            return (null, file);
        }
        for (var index = 1; index < lines.Count; index++)
            if (IsFence(lines[index])) return (file.Slice(1, index), file.Slice(index + 1, lines.Count));

        faults.Add(1, "front matter", "the front matter never ends: put a line of three hyphens after its last field");
        return (null, file.Slice(lines.Count, lines.Count));
    }

    public FileLines Slice(int from, int to) => new(First + from, [.. Lines.Skip(from).Take(to - from)]);

    private static bool IsFence(string line) => string.Equals(line.TrimEnd(), Fence, StringComparison.Ordinal);

    private static string? Refused(string line)
    {
        for (var index = 0; index < line.Length; index++)
        {
            var sign = line[index];
            if (char.IsHighSurrogate(sign) && index + 1 < line.Length && char.IsLowSurrogate(line[index + 1])) index++;
            else if (char.IsSurrogate(sign)) return "half a character stands here (a lone surrogate): save the file as UTF-8 again";
            else if (char.IsControl(sign) && sign != '\t') return $"an invisible control character stands here (U+{(int)sign:X4}): delete it";
            // Overrides and embeddings can make words read backwards; direction and isolates do all that honest text needs.
            else if (sign is >= '\u202A' and <= '\u202E')
                return string.Create(CultureInfo.InvariantCulture, $"an invisible sign that reverses text stands here (U+{(int)sign:X4}): delete it");
        }
        return null;
    }
}
