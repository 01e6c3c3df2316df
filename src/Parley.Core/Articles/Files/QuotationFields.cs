using System.Globalization;

namespace Parley.Core.Articles.Files;

/// <summary>A quotation from its container: whose words in the fields, the words below them.</summary>
internal static class QuotationFields
{
    // More than this is no longer a quotation but the article itself.
    private const int MaxParagraphs = 50;
    private static readonly string[] Known = ["speaker", "role", "outlet", "link", "date"];

    public static Quotation? Read(YamlMapping map, FileLines words, Faults faults)
    {
        var fields = new Fields(map, "quotation ", Known, faults);
        var quotation = new Quotation(Words(words, fields, faults))
        {
            Speaker = fields.Words("speaker", FrontMatter.MaxName),
            Role = fields.Words("role", FrontMatter.MaxRole),
            Outlet = fields.Words("outlet", FrontMatter.MaxName),
            Link = fields.Link("link"),
            Date = Date(fields),
        };
        if (fields.Node("speaker") is null && fields.Node("outlet") is null)
            fields.Fault("speaker", "say whose words these are: a speaker, an outlet or both, then an empty line, then the words");
        else if (quotation is { Role: not null, Speaker: null })
            fields.Fault("role", "a role belongs to a speaker: name the speaker");
        return quotation;
    }

    private static List<RichText> Words(FileLines words, Fields fields, Faults faults)
    {
        var paragraphs = new List<RichText>();
        foreach (var block in MarkdownBlocks.Read(words, "quotation", faults))
        {
            if (block is Paragraph paragraph) paragraphs.Add(paragraph.Text);
            else faults.Add(words.First, "quotation", "a quotation holds paragraphs only; end it before a heading, a list or a figure");
        }
        if (words.Lines.All(string.IsNullOrWhiteSpace)) faults.Add(fields.Line, "quotation", "it has no words: write them below its fields, after an empty line");
        if (paragraphs.Count > MaxParagraphs) faults.Add(words.First, "quotation", $"it has {paragraphs.Count} paragraphs; at most {MaxParagraphs} fit");
        return paragraphs;
    }

    private static DateOnly? Date(Fields fields)
    {
        if (fields.Words("date", 40) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        fields.Fault("date", "write the day as 2026-03-04");
        return null;
    }
}
