namespace Parley.Core.Site;

/// <summary>
/// A site's own colour, for links, marks and main buttons: as chosen on the light paper, and made brighter for the dark one. It must be
/// legible as text on every ground that stands in site.css; then it is as a control too, and paper is legible on it.
/// </summary>
public sealed record Accent(Colour Light, Colour Dark)
{
    /// <summary>Least contrast of text and of controls: WCAG 2.2, success criteria 1.4.3 and 1.4.11.</summary>
    public const double LeastForText = 4.5;

    public const double LeastForControls = 3;

    /// <summary>The program's own, where a site has chosen none.</summary>
    public static readonly Colour Usual = Colour.FromOklch(0.41, 0.1, 256);

    public static readonly Colour LightPaper = Colour.FromOklch(0.985, 0.006, 85);
    public static readonly Colour DarkPaper = Colour.FromOklch(0.185, 0.006, 70);

    /// <summary>The ground of what is pointed out, such as a comment that one came for.</summary>
    public static readonly Colour LightMark = Colour.FromOklch(0.945, 0.05, 95);

    public static readonly Colour DarkMark = Colour.FromOklch(0.29, 0.035, 90);

    /// <summary>Of the dark paper's accent: bright enough for any hue, and calm.</summary>
    private const double DarkLightness = 0.8;
    private const double MostDarkChroma = 0.1;

    public static AccentOutcome Judge(Colour chosen)
    {
        var accent = new Accent(chosen, OnDark(chosen));
        var least = accent.Least;
        return least >= LeastForText ? new AccentOutcome.Passes(accent, least) : new AccentOutcome.TooPale(Math.Round(least, 2), Nearest(chosen));
    }

    /// <summary>The lowest contrast of this accent anywhere it is text.</summary>
    public double Least => new[] { Light.ContrastTo(LightPaper), Light.ContrastTo(LightMark), Dark.ContrastTo(DarkPaper), Dark.ContrastTo(DarkMark) }.Min();

    private static Colour OnDark(Colour chosen)
    {
        var (lightness, chroma, hue) = chosen.ToOklch();
        return Colour.FromOklch(Math.Max(lightness, DarkLightness), Math.Min(chroma, MostDarkChroma), hue);
    }

    /// <summary>The same hue, only as much darker as it must be.</summary>
    private static Colour Nearest(Colour chosen)
    {
        var (lightness, chroma, hue) = chosen.ToOklch();
        for (; ; lightness -= 0.002)
        {
            if (Colour.FromOklch(lightness, chroma, hue) is var darker && new Accent(darker, OnDark(darker)).Least >= LeastForText)
                return darker;
        }
    }
}

public abstract record AccentOutcome
{
    private AccentOutcome() { }

    public sealed record Passes(Accent Accent, double Contrast) : AccentOutcome;

    /// <param name="Contrast">Its lowest, of the 4.5 needed.</param>
    /// <param name="Nearest">Of the same hue, and passes.</param>
    public sealed record TooPale(double Contrast, Colour Nearest) : AccentOutcome;
}
