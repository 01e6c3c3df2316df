using System.Globalization;
using Parley.Core.Articles.Files;

namespace Parley.Core.Articles;

/// <summary>
/// An article as somebody types it, field by field, right or wrong. As a file (docs/writing.md) it is read like any other, so a form and
/// a file know the same grammar and the same errors.
/// </summary>
public sealed record ArticleForm
{
    public string Headline { get; init; } = "";
    public string Dek { get; init; } = "";
    public IReadOnlyList<BylineForm> Bylines { get; init; } = [];
    public string Section { get; init; } = "";
    public IReadOnlyList<string> Tags { get; init; } = [];
    public string Language { get; init; } = "";

    /// <summary><c>ltr</c>, <c>rtl</c>, or empty where the language tells it.</summary>
    public string Direction { get; init; } = "";

    public string Slug { get; init; } = "";
    public string Date { get; init; } = "";
    public FigureForm Lead { get; init; } = new();

    /// <summary><c>open</c>, <c>closed</c>, or empty where the site says it.</summary>
    public string Comments { get; init; } = "";

    public string CloseAfter { get; init; } = "";

    /// <summary><c>yes</c>, <c>no</c>, or empty where the site says it.</summary>
    public string Guests { get; init; } = "";

    /// <summary>The text below the fields, in Markdown.</summary>
    public string Body { get; init; } = "";

    public static ArticleForm Of(ArticleContent content) => new()
    {
        Headline = content.Headline,
        Dek = content.Dek ?? "",
        Bylines = [.. content.Bylines.Select(byline => new BylineForm(byline.Name, byline.Role ?? "", byline.Link ?? ""))],
        Section = content.Section ?? "",
        Tags = content.Tags,
        Language = content.Language,
        Direction = content.Direction == Articles.Language.DirectionOf(content.Language) ? "" : content.Direction == TextDirection.RightToLeft ? "rtl" : "ltr",
        Slug = content.Slug ?? "",
        Date = content.Published is { } date ? ArticleMarkdown.Moment(date) : "",
        Lead = content.Lead is { } lead ? FigureForm.Of(lead) : new(),
        Comments = content.Comments.Open switch { true => "open", false => "closed", _ => "" },
        CloseAfter = content.Comments.CloseAfterDays?.ToString(CultureInfo.InvariantCulture) ?? "",
        Guests = content.Comments.Guests switch { true => "yes", false => "no", _ => "" },
        Body = ArticleMarkdown.Body(content.Blocks),
    };

    /// <summary>As the file that says the same (docs/writing.md), without an <c>id</c>: whose form it is, the form does not say.</summary>
    public string ToFile() => ArticleMarkdown.Head(this, key: null) + Body;

    /// <summary>The article read, or every error at once: those of the body with their line in it, those of a field with line 0.</summary>
    /// <param name="siteLanguage">BCP 47 tag for a form that names no language.</param>
    public ArticleFileOutcome Read(string siteLanguage)
    {
        var head = ArticleMarkdown.Head(this, key: null);
        var lines = head.Count(sign => sign == '\n');
        return ArticleFile.Parse(head + Body, "form", siteLanguage) switch
        {
            ArticleFileOutcome.Unreadable wrong => new ArticleFileOutcome.Unreadable(
                [.. wrong.Errors.Select(error => error with { Line = error.Line > lines ? error.Line - lines : 0 })]),
            var read => read,
        };
    }
}

public sealed record BylineForm(string Name = "", string Role = "", string Link = "")
{
    public bool IsEmpty => (Name + Role + Link).Length == 0;
}

/// <summary>A figure as it is typed; the caption is Markdown.</summary>
public sealed record FigureForm(string File = "", string Alt = "", string Caption = "", string Credit = "", string CreditLink = "")
{
    /// <summary>The credit that says so.</summary>
    public const string NoneKnown = FigureFields.NoneKnown;

    public bool IsEmpty => (File + Alt + Caption + Credit + CreditLink).Length == 0;

    public static FigureForm Of(Figure figure) => new(
        figure.File.Length > 0 ? figure.File : FigureFields.NoFile, figure.Alt, figure.Caption is { } caption ? RichTextMarkdown.Write(caption) : "",
        figure.Credit is Credit.Known known ? known.Text : NoneKnown, (figure.Credit as Credit.Known)?.Link ?? "");
}

/// <summary>A quotation as it is typed; the words are Markdown.</summary>
public sealed record QuotationForm(string Speaker = "", string Role = "", string Outlet = "", string Link = "", string Date = "", string Words = "");
