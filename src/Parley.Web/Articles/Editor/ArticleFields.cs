using System.Globalization;
using Parley.Core.Articles;

namespace Parley.Web.Articles.Editor;

/// <summary>The fields of the form in which an article is edited, as browsers send them.</summary>
internal static class ArticleFields
{
    public static readonly string[] Repeated = ["bylineName", "bylineRole", "bylineLink"];

    public static ArticleForm Read(IFormCollection form)
    {
        var (names, roles, links) = (form["bylineName"], form["bylineRole"], form["bylineLink"]);
        return new ArticleForm
        {
            Headline = Line(form["headline"]),
            Dek = Line(form["dek"]),
            Bylines =
            [
                .. Enumerable.Range(0, Math.Max(names.Count, Math.Max(roles.Count, links.Count)))
                    .Select(index => new BylineForm(Line(names.ElementAtOrDefault(index)), Line(roles.ElementAtOrDefault(index)), Line(links.ElementAtOrDefault(index))))
                    .Where(byline => !byline.IsEmpty),
            ],
            Section = Line(form["section"]),
            Tags = [.. Lines(form["tags"]).Split('\n').Select(tag => tag.Trim()).Where(tag => tag.Length > 0)],
            Language = Line(form["language"]),
            Direction = Line(form["direction"]),
            Slug = Line(form["slug"]),
            Date = Line(form["date"]),
            Lead = Figure(form, "lead"),
            Comments = Line(form["comments"]),
            CloseAfter = Line(form["closeAfter"]),
            Guests = Line(form["guests"]),
            Body = Body(form["body"]),
        };
    }

    /// <summary>The fields of a figure, each beginning with <paramref name="prefix"/>.</summary>
    public static FigureForm Figure(IFormCollection form, string prefix) => new(
        Line(form[prefix + "File"]), Line(form[prefix + "Alt"]), Line(form[prefix + "Caption"]),
        form[prefix + "NoCredit"].Count > 0 ? FigureForm.NoneKnown : Line(form[prefix + "Credit"]), Line(form[prefix + "CreditLink"]));

    public static QuotationForm Quotation(IFormCollection form) => new(
        Line(form["quoteSpeaker"]), Line(form["quoteRole"]), Line(form["quoteOutlet"]), Line(form["quoteLink"]), Line(form["quoteDate"]), Lines(form["quoteWords"]).Trim());

    /// <summary>The same fields again, for a form that carries them on unseen.</summary>
    public static IEnumerable<(string Name, string Value)> Pairs(ArticleForm form)
    {
        yield return ("headline", form.Headline);
        yield return ("dek", form.Dek);
        foreach (var byline in form.Bylines)
        {
            yield return ("bylineName", byline.Name);
            yield return ("bylineRole", byline.Role);
            yield return ("bylineLink", byline.Link);
        }
        yield return ("section", form.Section);
        yield return ("tags", string.Join('\n', form.Tags));
        yield return ("language", form.Language);
        yield return ("direction", form.Direction);
        yield return ("slug", form.Slug);
        yield return ("date", form.Date);
        yield return ("leadFile", form.Lead.File);
        yield return ("leadAlt", form.Lead.Alt);
        yield return ("leadCaption", form.Lead.Caption);
        yield return ("leadCredit", form.Lead.Credit);
        yield return ("leadCreditLink", form.Lead.CreditLink);
        yield return ("comments", form.Comments);
        yield return ("closeAfter", form.CloseAfter);
        yield return ("guests", form.Guests);
        yield return ("body", form.Body);
    }

    public static int Number(IFormCollection form, string name) => int.TryParse(form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Line(string? value) => (value ?? "").ReplaceLineEndings(" ").Trim();

    private static string Lines(string? value) => (value ?? "").ReplaceLineEndings("\n");

    // Browsers end lines with two signs, and blank lines at the end mean nothing.
    private static string Body(string? value) => Lines(value).TrimEnd() is { Length: > 0 } text ? text + "\n" : "";
}
