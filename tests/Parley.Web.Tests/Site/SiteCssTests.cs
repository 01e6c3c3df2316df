using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Parley.Core.Site;
using Parley.Web.Site;

namespace Parley.Web.Tests.Site;

public sealed partial class SiteCssTests
{
    private static readonly string Css = File.ReadAllText(Path.Combine(RenderedPages.WebRoot, "site.css"));

    [Theory]
    [InlineData("ink", "paper", 7)]
    [InlineData("ink-soft", "paper", 4.5)]
    [InlineData("accent", "paper", 4.5)]
    [InlineData("accent-ink", "accent", 4.5)]
    [InlineData("good", "paper", 4.5)]
    [InlineData("warn", "paper", 4.5)]
    [InlineData("bad", "paper", 4.5)]
    [InlineData("ink", "mark", 7)]
    [InlineData("ink-soft", "mark", 4.5)]
    [InlineData("accent", "mark", 4.5)]
    [InlineData("edge", "paper", 3)]
    public void Colours_can_be_told_apart_in_light_and_dark(string front, string back, double least)
    {
        var (fronts, backs) = (Named(front), Named(back));

        Assert.All(fronts, colour => Assert.All(backs, behind =>
            Assert.All([0, 1], side => Assert.True(Contrast(colour[side], behind[side]) >= least, $"{front} on {back}, side {side}: {Contrast(colour[side], behind[side]):F2}"))));
    }

    [Fact]
    public void A_sites_accent_is_judged_on_the_grounds_that_pages_have() =>
        Assert.Equal(
            new[] { Accent.LightPaper, Accent.DarkPaper, Accent.LightMark, Accent.DarkMark }.Select(ground => Math.Round(ground.Luminance, 2)),
            [.. Named("paper").Single().Concat(Named("mark").Single()).Select(luminance => Math.Round(luminance, 2))]);

    [Fact]
    public async Task Style_is_small() => Assert.InRange(await Sent("site.css") + await Sent("quotes.css"), 1, 8 * 1024);

    [Fact]
    public async Task Script_for_a_reader_is_small()
    {
        // All that there is: it asks for no more.
        Assert.DoesNotContain("import", await File.ReadAllTextAsync(Path.Combine(RenderedPages.WebRoot, "reader.js"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.InRange(await Sent("reader.js") + await Sent("theme.js"), 1, 12 * 1024);
    }

    /// <summary>Read before anything is painted.</summary>
    [Fact]
    public async Task What_stands_before_the_page_is_tiny() => Assert.InRange(await Sent("theme.js"), 1, 200);

    [Fact]
    public void Style_asks_nobody_else_for_anything()
    {
        Assert.DoesNotContain("url(", Css, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", Css, StringComparison.Ordinal);
    }

    [Fact]
    public void Sides_are_named_by_the_direction_of_writing() => Assert.DoesNotMatch(@"(margin|padding|border|inset)-(left|right)\b|[{; ](left|right):|text-align: (left|right)", Css);

    /// <summary>Each definition of a colour, as light and dark luminance.</summary>
    private static List<double[]> Named(string name) =>
        [.. Definition().Matches(Css).Where(match => match.Groups[1].Value == name).Select(match => new[] { Luminance(match, 2), Luminance(match, 5) })];

    private static double Luminance(Match match, int group)
    {
        double Value(int offset) => double.Parse(match.Groups[group + offset].Value, CultureInfo.InvariantCulture);
        return Luminance(Value(0), Value(1), Value(2) * Math.PI / 180);
    }

    /// <summary>Relative luminance of an oklch colour. Matrices: B. Ottosson, "A perceptual color space for image processing" (2020).</summary>
    private static double Luminance(double lightness, double chroma, double hue)
    {
        var (a, b) = (chroma * Math.Cos(hue), chroma * Math.Sin(hue));
        var l = Math.Pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        var m = Math.Pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        var s = Math.Pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        var red = Math.Clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, 0, 1);
        var green = Math.Clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s, 0, 1);
        var blue = Math.Clamp(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s, 0, 1);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }

    private static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    /// <summary>Bytes over the wire to a browser that takes gzip.</summary>
    private static async Task<long> Sent(string asset)
    {
        var program = await EdgeProgram.Shared();
        var answer = await program.Send(HttpMethod.Get, program.Get<Assets>().Url(asset), null, ("Accept-Encoding", "gzip"));
        Assert.Contains("gzip", answer.Content.Headers.ContentEncoding);
        return (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).LongLength;
    }

    [GeneratedRegex(@"--([a-z-]+): light-dark\(oklch\(([\d.]+) ([\d.]+) ([\d.]+)\), oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)\)")]
    private static partial Regex Definition();
}
