using AngleSharp.Html.Parser;
using CsCheck;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

/// <summary>A browser's parser makes of our HTML the tree that we meant: written back it is the same, so a second reading cannot change its meaning.</summary>
public sealed class MarkupDomTests
{
    [Fact]
    public void Html_of_any_signs_is_a_fixed_point() => Signs.Text.Sample(IsFixedPoint, iter: 2_000);

    [Fact]
    public void Html_of_any_payload_is_a_fixed_point() =>
        Assert.All(MarkupSafetyTests.Payloads(), row => IsFixedPoint($"[{row.Data.Item2}]({row.Data.Item2}) *{row.Data.Item2}*\n> {row.Data.Item2}"));

    private static void IsFixedPoint(string source)
    {
        var html = Markup.Render(source, Signs.SomePeople).Html.Value;

        var body = new HtmlParser().ParseDocument($"<!doctype html><body><div>{html}</div>").Body;

        Assert.Equal(1, body?.ChildElementCount);
        Assert.Equal(Spelt(html).Replace("\u00A0", "&nbsp;", StringComparison.Ordinal), Spelt(body?.FirstElementChild?.InnerHtml ?? ""));
    }

    // Quotation marks in text need no encoding, and a serialiser gives them none.
    private static string Spelt(string html) =>
        html.Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&#39;", "'", StringComparison.Ordinal);
}
