using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Parley.Core.Articles.Files;

internal abstract record YamlNode(int Line);

/// <param name="Line">Of the file.</param>
/// <param name="Text">As YAML reads it; empty for nothing.</param>
internal sealed record YamlScalar(int Line, string Text) : YamlNode(Line);

internal sealed record YamlSequence(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

internal sealed record YamlMapping(int Line, IReadOnlyList<(string Key, int Line, YamlNode Value)> Entries) : YamlNode(Line);

/// <summary>
/// YAML read by its events into a small tree. What makes YAML dangerous or surprising is refused while it is read:
/// anchors, aliases, tags, deep nesting, a second document; so its cost is that of its length.
/// </summary>
internal sealed class YamlHead
{
    /// <summary>Fields, not prose: the words stand in the body.</summary>
    private const int MaxLength = 16_384;

    // A list of bylines is 3 deep.
    private const int MaxDepth = 4;

    private readonly Parser parser;
    private readonly int offset;
    private int depth;

    private YamlHead(FileLines head, IReadOnlyList<string> lines)
    {
        parser = new Parser(new Scanner(new StringReader(string.Join('\n', lines)), skipComments: true));
        offset = head.First - 1;
    }

    /// <summary>The fields, or null after a fault was noted.</summary>
    public static YamlMapping? Read(FileLines head, string field, Faults faults)
    {
        var length = head.Lines.Sum(line => line.Length + 1);
        if (length > MaxLength)
        {
            faults.Add(head.First, field, $"the fields have {length} characters together; at most {MaxLength} are read");
            return null;
        }
        if (YamlLines.Kind(head, field, faults) is not { } lines) return null;
        var yaml = new YamlHead(head, lines);
        try
        {
            return yaml.Document();
        }
        catch (Refused refused)
        {
            faults.Add(refused.Line, field, refused.Message);
        }
        catch (YamlException broken)
        {
            var line = yaml.LineOf(broken.Start, head);
            faults.Add(line, field, Explain(broken, head, line));
        }
        catch (Exception slip) when (slip is InvalidOperationException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // The library's scanner trips over some brackets and colons instead of naming them.
            faults.Add(head.First, field, "the fields cannot be read: put quotes around every value with brackets, braces or colons in it");
        }
        return null;
    }

    private YamlMapping Document()
    {
        parser.Consume<StreamStart>();
        if (parser.TryConsume<StreamEnd>(out _)) return new YamlMapping(offset + 1, []);
        parser.Consume<DocumentStart>();
        var root = Node();
        if (!parser.Accept<DocumentEnd>(out _)) throw new Refused(offset + 1, "the fields cannot be read as one set");
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _)) throw new Refused(LineOf(parser.Current), "a second YAML document begins here; there is one only");
        return root switch
        {
            YamlMapping mapping => mapping,
            YamlScalar { Text.Length: 0 } => new YamlMapping(root.Line, []),
            _ => throw new Refused(root.Line, "fields are written one a line, as \"headline: The words\""),
        };
    }

    private YamlNode Node()
    {
        // MoveNext was done by Consume: the current event is the node's first.
        var next = parser.Current ?? throw new Refused(offset + 1, "the fields end too early");
        var line = LineOf(next);
        if (next is AnchorAlias) throw new Refused(line, "a YAML alias (*name) has no place here: write the value itself, in quotes if it begins with *");
        if (next is NodeEvent { Anchor.IsEmpty: false }) throw new Refused(line, "a YAML anchor (&name) has no place here: put quotes around a value that begins with &");
        if (next is NodeEvent { Tag.IsEmpty: false }) throw new Refused(line, "a YAML tag (!name) has no place here: put quotes around a value that begins with !");
        if (++depth > MaxDepth) throw new Refused(line, "the fields are nested too deep");

        YamlNode node = next switch
        {
            Scalar => Text(line),
            SequenceStart => Sequence(line),
            MappingStart => Mapping(line),
            _ => throw new Refused(line, "the fields cannot be read here"),
        };
        depth--;
        return node;
    }

    private YamlScalar Text(int line)
    {
        var scalar = parser.Consume<Scalar>();
        var nothing = scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null";
        return new YamlScalar(line, nothing ? "" : scalar.Value);
    }

    private YamlSequence Sequence(int line)
    {
        var items = new List<YamlNode>();
        parser.Consume<SequenceStart>();
        while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node());
        return new YamlSequence(line, items);
    }

    private YamlMapping Mapping(int line)
    {
        var entries = new List<(string, int, YamlNode)>();
        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (Node() is not YamlScalar key) throw new Refused(line, "a field's name is one or two words, as \"headline:\"");
            entries.Add((key.Text, key.Line, Node()));
        }
        return new YamlMapping(line, entries);
    }

    private int LineOf(ParsingEvent? found) => offset + (int)(found?.Start.Line ?? 1);

    private int LineOf(Mark mark, FileLines head) => offset + (int)Math.Clamp(mark.Line, 1, Math.Max(1, head.Lines.Count));

    // The library speaks of tokens; nearly every time it is a colon or a sign that needs quotes.
    private static string Explain(YamlException broken, FileLines head, int line)
    {
        var words = head.Lines.ElementAtOrDefault(line - head.First) ?? "";
        if (words.Contains('\t', StringComparison.Ordinal)) return "YAML does not take tabs for indenting: use spaces";
        return $"this line cannot be read as \"field: value\" ({broken.Message.Split('\n')[0]}); a value with quotes, colons, brackets or a sign such as @ % # at its start stands in quotes";
    }

    private sealed class Refused(int line, string message) : Exception(message)
    {
        public int Line { get; } = line;
    }
}
