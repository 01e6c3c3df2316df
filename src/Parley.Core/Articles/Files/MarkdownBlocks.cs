using Markdig;
using Markdig.Syntax;

namespace Parley.Core.Articles.Files;

/// <summary>Markdown into blocks. What has no place in an article is an error that says what to write instead.</summary>
internal static class MarkdownBlocks
{
    private const int MaxHeadingLevel = 4;
    private const int MaxParagraph = 10_000;

    // CommonMark and nothing more. HTML is recognised so that it can be refused; no HTML of Markdig's is ever used.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().Build();

    public static IReadOnlyList<Block> Read(FileLines lines, string field, Faults faults)
    {
        if (lines.Lines.All(string.IsNullOrWhiteSpace)) return [];
        if (!MarkdownCost.IsBounded(lines, field, faults)) return [];

        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(lines.Text, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's own last brake; MarkdownCost should have stopped it before.
            faults.Add(lines.First, field, "the text is nested too deep to be read");
            return [];
        }
        return [.. document.Select(block => Read(block, lines.First, field, faults)).OfType<Block>()];
    }

    /// <summary>A caption: inline Markdown that may not fall apart into several blocks.</summary>
    public static RichText? OneParagraph(string words, int line, string field, Faults faults)
    {
        var before = faults.None;
        var blocks = Read(new FileLines(line, words.Split('\n')), field, faults);
        if (blocks is [Paragraph only]) return only.Text;
        if (before == faults.None) faults.Add(line, field, "one paragraph stands here, without heading, list or rule; a backslash before a sign makes it plain");
        return null;
    }

    private static Block? Read(Markdig.Syntax.Block block, int first, string field, Faults faults)
    {
        var line = first + block.Line;
        switch (block)
        {
            case ParagraphBlock paragraph:
                return Words(paragraph, line, field, faults) is { } text ? new Paragraph(text) : null;
            case HeadingBlock { Level: 1 }:
                faults.Add(line, field, "the headline stands in the front matter; a heading in the body begins with ##");
                return null;
            case HeadingBlock { Level: > MaxHeadingLevel }:
                faults.Add(line, field, "headings go down to #### only");
                return null;
            case HeadingBlock heading:
                return Words(heading, line, field, faults) is { } title ? new Heading(heading.Level, OneLine(title)) : null;
            case Markdig.Syntax.ListBlock list:
                return List(list, first, field, faults);
            case ThematicBreakBlock:
                return new Divider();
            default:
                faults.Add(line, field, NoPlace(block));
                return null;
        }
    }

    private static RichText OneLine(RichText words) => new([.. words.Runs.Select(run => run with { Text = run.Text.Replace('\n', ' ') })]);

    private static ListBlock? List(Markdig.Syntax.ListBlock list, int first, string field, Faults faults)
    {
        var items = new List<RichText>();
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var line = first + item.Line;
            if (item is not [ParagraphBlock paragraph]) faults.Add(line, field, "an item of a list is one paragraph, without a list or anything else inside it");
            else if (Words(paragraph, line, field, faults) is { } words) items.Add(words);
        }
        var start = list.IsOrdered && int.TryParse(list.OrderedStart, out var number) ? number : 1;
        return items.Count == 0 ? null : new ListBlock(list.IsOrdered, start, items);
    }

    private static RichText? Words(LeafBlock block, int line, string field, Faults faults)
    {
        var text = new MarkdownWords(line, field, faults).Read(block.Inline);
        if (text.Plain.Length > MaxParagraph) faults.Add(line, field, $"this paragraph has {text.Plain.Length} characters; at most {MaxParagraph} fit: break it up");
        if (!string.IsNullOrWhiteSpace(text.Plain)) return text;
        if (faults.None) faults.Add(line, field, "there are no words here: write some or delete the signs");
        return null;
    }

    private static string NoPlace(Markdig.Syntax.Block block) => block switch
    {
        HtmlBlock => "HTML has no place in an article: write Markdown, or a backslash before < for the sign itself",
        QuoteBlock => "other people's words stand in a container that says whose they are: a line \":::quotation\", \"speaker: …\", an empty line, the words, a line \":::\"",
        FencedCodeBlock => "blocks of code have no place in an article: take the fence away, or put short code between single backticks",
        CodeBlock => "a line indented by four spaces or a tab would be code, which has no place in an article: take the spaces away",
        LinkReferenceDefinitionGroup => MarkdownCost.NoDefinitions,
        _ => "this has no place in an article: write paragraphs, headings (##), lists, quotations and figures",
    };
}
