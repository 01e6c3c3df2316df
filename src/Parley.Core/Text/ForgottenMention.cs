using System.Globalization;
using System.Net;
using System.Text;
using Parley.Core.People;

namespace Parley.Core.Text;

/// <summary>Takes a person's name out of what others wrote, where it stands as a mention of them.</summary>
public static class ForgottenMention
{
    /// <summary>What every stored mention of this person holds.</summary>
    public static string MarkOf(AccountId person) => $"<a class=\"mention\" href=\"/people/{person.Value.ToString(CultureInfo.InvariantCulture)}\"";

    /// <param name="html">As rendered.</param>
    /// <param name="person">Who is forgotten.</param>
    /// <param name="name">What stands in place of the name.</param>
    /// <returns>The markup without link and name, and the names that stood there, as they were written.</returns>
    public static (string Html, IReadOnlyList<string> Names) InHtml(string html, AccountId person, string name)
    {
        var mark = MarkOf(person);
        var text = new StringBuilder(html.Length);
        List<string> names = [];
        var from = 0;
        for (var at = html.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = html.IndexOf(mark, from, StringComparison.Ordinal))
        {
            var open = html.IndexOf('>', at) + 1;
            var close = html.IndexOf("</a>", open, StringComparison.Ordinal);
            names.Add(WebUtility.HtmlDecode(html[open..close]).TrimStart('@'));
            text.Append(html, from, at - from).Append('@').Append(HtmlText.Encode(name));
            from = close + "</a>".Length;
        }

        return (text.Append(html, from, html.Length - from).ToString(), names);
    }

    /// <summary>The words as their author typed them, with the names after the @ sign replaced.</summary>
    public static string InSource(string source, IReadOnlyList<string> names, string name) =>
        names.Distinct(StringComparer.OrdinalIgnoreCase).Aggregate(source, (text, one) => text.Replace("@" + one, "@" + name, StringComparison.OrdinalIgnoreCase));
}
