using System.Globalization;
using System.Text;
using Parley.Core.Articles.Files;

namespace Parley.Core.Articles;

/// <summary>The way back: from an article to the file that <see cref="ArticleFile"/> reads as the same article.</summary>
public static class ArticleMarkdown
{
    // A list of longer items reads better with air between them, and the reader's bounds count from one empty line to the next.
    private const int ShortItem = 80;
    private const int FewItems = 20;

    public static string Write(ArticleContent content, string key)
    {
        var form = ArticleForm.Of(content);
        return Head(form, key) + form.Body;
    }

    /// <summary>A figure's container, as it stands in a body.</summary>
    public static string Container(FigureForm figure)
    {
        var text = new StringBuilder(":::figure\n");
        Fields(text, "", figure with { Caption = "" });
        if (figure.Caption.Length > 0) text.Append('\n').Append(figure.Caption).Append('\n');
        return text.Append(":::").ToString();
    }

    /// <summary>A quotation's container, as it stands in a body.</summary>
    public static string Container(QuotationForm quotation)
    {
        var text = new StringBuilder(":::quotation\n");
        Field(text, "speaker", quotation.Speaker);
        Field(text, "role", quotation.Role);
        Field(text, "outlet", quotation.Outlet);
        Field(text, "link", quotation.Link);
        Field(text, "date", quotation.Date);
        return text.Append('\n').Append(quotation.Words).Append("\n:::").ToString();
    }

    /// <summary>What is wrong with a container that somebody is about to insert; empty when nothing is.</summary>
    public static IReadOnlyList<ArticleFileError> WhatIsWrongWith(string container)
    {
        var faults = new Faults();
        var lines = FileLines.Split(container, faults);
        if (faults.None) Files.Body.Read(lines, faults);
        return faults.Found;
    }

    /// <summary>The fields between their fences.</summary>
    internal static string Head(ArticleForm form, string? key)
    {
        var text = new StringBuilder("---\n");
        Field(text, "headline", form.Headline);
        Field(text, "dek", form.Dek);
        foreach (var (index, byline) in form.Bylines.Where(byline => !byline.IsEmpty).Index())
        {
            if (index == 0) text.Append("byline:\n");
            text.Append("  - name: ").Append(Yaml(byline.Name)).Append('\n');
            Field(text, "    role", byline.Role);
            Field(text, "    link", byline.Link);
        }
        Field(text, "section", form.Section);
        foreach (var (index, tag) in form.Tags.Index()) text.Append(index == 0 ? "tags:\n" : "").Append("  - ").Append(Yaml(tag)).Append('\n');
        Field(text, "language", form.Language);
        Field(text, "direction", form.Direction);
        Field(text, "date", form.Date);
        Field(text, "id", key ?? "");
        Field(text, "slug", form.Slug);
        if (!form.Lead.IsEmpty)
        {
            text.Append("lead:\n");
            Fields(text, "  ", form.Lead);
        }
        if ((form.Comments + form.CloseAfter + form.Guests).Length > 0)
        {
            text.Append("comments:\n");
            Field(text, "  state", form.Comments);
            Field(text, "  close after", form.CloseAfter);
            Field(text, "  guests", form.Guests);
        }
        return text.Append("---\n").ToString();
    }

    internal static string Body(IReadOnlyList<Block> blocks)
    {
        var text = new StringBuilder();
        ListBlock? before = null;
        var other = false;
        foreach (var block in blocks)
        {
            if (text.Length > 0) text.Append('\n');
            // Two lists with the same sign would be one.
            other = block is ListBlock list && before?.Ordered == list.Ordered && !other;
            before = block as ListBlock;
            text.Append(Write(block, other)).Append('\n');
        }
        return text.ToString();
    }

    internal static string Moment(DateTimeOffset date) => date.UtcDateTime.TimeOfDay == TimeSpan.Zero
        ? date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : date.UtcDateTime.ToString(date.UtcDateTime.Second == 0 ? "yyyy-MM-dd HH:mm '+00:00'" : "yyyy-MM-dd HH:mm:ss '+00:00'", CultureInfo.InvariantCulture);

    private static string Write(Block block, bool other) => block switch
    {
        Paragraph paragraph => RichTextMarkdown.Write(paragraph.Text),
        Heading heading => $"{new string('#', heading.Level)} {RichTextMarkdown.Write(heading.Text)}",
        ListBlock list => List(list, other),
        Quotation quotation => Container(new QuotationForm(
            quotation.Speaker ?? "", quotation.Role ?? "", quotation.Outlet ?? "", quotation.Link ?? "",
            quotation.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", string.Join("\n\n", quotation.Words.Select(RichTextMarkdown.Write)))),
        FigureBlock figure => Container(FigureForm.Of(figure.Figure)),
        Divider => "***",
        _ => throw new ArgumentException($"no Markdown for a {block.GetType().Name}", nameof(block)),
    };

    private static string List(ListBlock list, bool other)
    {
        var items = list.Items.Select(RichTextMarkdown.Write).ToList();
        var lines = items.Select((item, index) => list.Ordered
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Min((long)list.Start + index, 999_999_999)}{(other ? ')' : '.')} {item}")
            : $"{(other ? '*' : '-')} {item}");
        return string.Join(items.Count > FewItems || items.Any(item => item.Length > ShortItem) ? "\n\n" : "\n", lines);
    }

    private static void Fields(StringBuilder text, string indent, FigureForm figure)
    {
        Field(text, indent + "file", figure.File);
        Field(text, indent + "alt", figure.Alt);
        Field(text, indent + "caption", figure.Caption);
        Field(text, indent + "credit", figure.Credit);
        Field(text, indent + "credit link", figure.CreditLink);
    }

    private static void Field(StringBuilder text, string name, string value)
    {
        if (value.Length > 0) text.Append(name).Append(": ").Append(Yaml(value)).Append('\n');
    }

    /// <summary>As it stands where YAML reads it so, else in quotes.</summary>
    private static string Yaml(string value)
    {
        if (IsPlain(value)) return value;
        var quoted = new StringBuilder("\"");
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\') quoted.Append('\\').Append(rune);
            else if (rune.IsBmp && (rune.Value == ' ' || Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune))) quoted.Append(rune);
            else quoted.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}");
        }
        return quoted.Append('"').ToString();
    }

    private static bool IsPlain(string value)
    {
        if (value.Length == 0 || !char.IsLetterOrDigit(value[0]) || value[^1] is ' ' or ':' || value is "null") return false;
        for (var index = 0; index < value.Length; index++)
        {
            var sign = value[index];
            if (!char.IsLetterOrDigit(sign) && !" .,'’“”„–—-/()!?%+=;:&@_…".Contains(sign, StringComparison.Ordinal)) return false;
            if (sign == ':' && value[index + 1] == ' ') return false;
        }
        return true;
    }
}
