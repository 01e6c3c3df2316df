using Parley.Core.Site;
using Xunit;

namespace Parley.Core.Tests.Site;

public sealed class AccentTests
{
    /// <summary>Figures that WCAG's own tools give.</summary>
    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#0000ff", "#ffff00", 8)]
    public void Contrast_is_what_the_guideline_says(string one, string other, double contrast) =>
        Assert.Equal(contrast, Parsed(one).ContrastTo(Parsed(other)), 0.01);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("red")]
    [InlineData("#fff")]
    [InlineData("#1234567")]
    [InlineData("1f4e79")]
    [InlineData("#1f4e7g")]
    [InlineData("#1f4e7９")]
    [InlineData("#1f4e7;")]
    [InlineData("#000000;} body{background:url(//evil.example)")]
    [InlineData("#1f4e79\n")]
    [InlineData("rgb(0,0,0)")]
    public void Only_six_digits_are_a_colour(string? text) => Assert.Null(Colour.Parse(text));

    [Fact]
    public void A_colour_comes_back_from_its_other_coordinates()
    {
        foreach (var colour in Cube())
        {
            var (lightness, chroma, hue) = colour.ToOklch();
            var back = Colour.FromOklch(lightness, chroma, hue);
            Assert.True(Math.Abs(back.Red - colour.Red) + Math.Abs(back.Green - colour.Green) + Math.Abs(back.Blue - colour.Blue) <= 3, $"{colour} became {back}");
        }
    }

    [Fact]
    public void Every_colour_passes_on_all_grounds_or_is_offered_one_of_its_hue_that_does() => Assert.All(Cube(), colour =>
    {
        var outcome = Accent.Judge(colour);
        if (outcome is AccentOutcome.TooPale(var contrast, var nearest))
        {
            Assert.InRange(contrast, 1, 4.5);
            outcome = Accent.Judge(nearest);
        }

        var accent = Assert.IsType<AccentOutcome.Passes>(outcome).Accent;
        Assert.All([Accent.LightPaper, Accent.LightMark], ground => Assert.True(accent.Light.ContrastTo(ground) >= Accent.LeastForText));
        Assert.All([Accent.DarkPaper, Accent.DarkMark], ground => Assert.True(accent.Dark.ContrastTo(ground) >= Accent.LeastForText));
    });

    [Fact]
    public void Paper_is_legible_on_a_button_of_the_accent_since_it_is_on_the_paper()
    {
        var accent = Assert.IsType<AccentOutcome.Passes>(Accent.Judge(Parsed("#8a1c2b"))).Accent;

        Assert.Equal("#8a1c2b", accent.Light.ToString());
        Assert.True(accent.Least >= Accent.LeastForText);
        Assert.True(accent.Dark.Luminance > accent.Light.Luminance);
    }

    [Fact]
    public void A_yellow_is_too_pale_and_a_darker_one_is_offered()
    {
        var pale = Assert.IsType<AccentOutcome.TooPale>(Accent.Judge(Parsed("#ffcc00")));

        Assert.InRange(pale.Contrast, 1.1, 1.6);
        Assert.Equal(Parsed("#ffcc00").ToOklch().Hue, pale.Nearest.ToOklch().Hue, 6.0);
    }

    private static Colour Parsed(string text) => Colour.Parse(text) ?? throw new InvalidOperationException($"{text} is no colour");

    private static IEnumerable<Colour> Cube() =>
        from red in Steps() from green in Steps() from blue in Steps() select new Colour(red, green, blue);

    private static IEnumerable<byte> Steps() => Enumerable.Range(0, 16).Select(step => (byte)(step * 17));
}
