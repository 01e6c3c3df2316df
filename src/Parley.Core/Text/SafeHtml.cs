using System.Net;

namespace Parley.Core.Text;

/// <summary>Markup that may be written to a page as it is.</summary>
public readonly record struct SafeHtml
{
    private readonly string? markup;

    internal SafeHtml(string markup) => this.markup = markup;

    public static SafeHtml Encode(string text) => new(WebUtility.HtmlEncode(text));

    public override string ToString() => markup ?? "";
}
