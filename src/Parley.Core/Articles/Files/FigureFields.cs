using System.Buffers;

namespace Parley.Core.Articles.Files;

/// <summary>A figure from its fields, in the front matter or in a container.</summary>
internal static class FigureFields
{
    public const int MaxCaption = 1000;
    private const int MaxFile = 255;
    private const int MaxAlt = 1000;
    private const int MaxCredit = 200;
    public const string NoneKnown = "none known";

    /// <summary>Stands for the file where an import has a picture's words only.</summary>
    public const string NoFile = "none";

    private static readonly SearchValues<char> NoFileHas = SearchValues.Create("\\:*?\"<>|");
    private static readonly string[] Known = ["file", "alt", "caption", "credit", "credit link"];

    /// <param name="map">The fields.</param>
    /// <param name="within">For messages.</param>
    /// <param name="captionBelow">The words under a container's fields.</param>
    /// <param name="faults">Where to say what is wrong.</param>
    public static Figure? Read(YamlMapping map, string within, RichText? captionBelow, Faults faults)
    {
        var fields = new Fields(map, within, Known, faults);
        var file = File(fields);
        var alt = file?.Length == 0
            ? fields.Words("alt", MaxAlt) ?? ""
            : fields.Required("alt", MaxAlt, "say in a few words what the picture shows, for whoever does not see it");
        var caption = Caption(fields, within, faults) ?? captionBelow;
        var credit = CreditOf(fields);
        if (captionBelow is not null && fields.Node("caption") is not null)
            fields.Fault("caption", "the caption stands twice: as a field and below the fields; keep one");
        if (file?.Length == 0 && caption is null) fields.Fault("caption", "a figure without a file has its caption at least");
        return file is null || alt is null || credit is null ? null : new Figure(file, alt, caption, credit);
    }

    private static string? File(Fields fields)
    {
        var file = fields.Required("file", MaxFile, "name the picture's file, relative to this one");
        if (file is null) return null;
        if (string.Equals(file, NoFile, StringComparison.OrdinalIgnoreCase)) return "";
        if (file.StartsWith("./", StringComparison.Ordinal)) file = file[2..];
        var parts = file.Split('/');
        if (!parts.Any(part => part is "" or "." or ".." || part.AsSpan().ContainsAny(NoFileHas))) return file;
        fields.Fault("file", "name a file beside this one or in a folder below it, as pictures/harbour.jpg");
        return null;
    }

    private static RichText? Caption(Fields fields, string within, Faults faults) =>
        fields.Words("caption", MaxCaption) is { } words ? MarkdownBlocks.OneParagraph(words, fields.LineOf("caption"), within + "caption", faults) : null;

    private static Credit? CreditOf(Fields fields)
    {
        var text = fields.Required("credit", MaxCredit, "say whose picture it is; if you looked and found nobody, write \"credit: none known\"");
        var link = fields.Link("credit link");
        if (text is null) return null;
        if (!string.Equals(text, NoneKnown, StringComparison.OrdinalIgnoreCase)) return new Credit.Known(text, link);
        if (link is not null) fields.Fault("credit link", "a credit that nobody knows has no link: name the credit, or take the link out");
        return new Credit.NoneKnown();
    }
}
