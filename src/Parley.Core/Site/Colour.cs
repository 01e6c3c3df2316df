using System.Globalization;

namespace Parley.Core.Site;

/// <summary>
/// A colour as screens show it (sRGB, 8 bits a channel). Luminance and contrast: WCAG 2.2, "relative luminance" and "contrast ratio";
/// OKLCH: B. Ottosson, "A perceptual color space for image processing" (2020).
/// </summary>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>Only <c>#rrggbb</c>, in any case: what stands in a style sheet is never anybody's text.</summary>
    public static Colour? Parse(string? text) =>
        text is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit)
            ? new Colour(Channel(digits, 0), Channel(digits, 2), Channel(digits, 4))
            : null;

    /// <summary>The nearest colour that screens show: what is too colourful for them is made paler until it fits.</summary>
    public static Colour FromOklch(double lightness, double chroma, double hue)
    {
        for (; chroma > 0; chroma -= 0.004)
        {
            if (Linear(lightness, chroma, hue) is var (red, green, blue) && IsShown(red) && IsShown(green) && IsShown(blue))
                return new Colour(Coded(red), Coded(green), Coded(blue));
        }

        var (grey, _, _) = Linear(lightness, 0, 0);
        return new Colour(Coded(grey), Coded(grey), Coded(grey));
    }

    /// <summary>From 0 (black) to 1 (white).</summary>
    public double Luminance => (0.2126 * Decoded(Red)) + (0.7152 * Decoded(Green)) + (0.0722 * Decoded(Blue));

    /// <summary>From 1 (the same) to 21 (black and white).</summary>
    public double ContrastTo(Colour other) =>
        (Math.Max(Luminance, other.Luminance) + 0.05) / (Math.Min(Luminance, other.Luminance) + 0.05);

    public (double Lightness, double Chroma, double Hue) ToOklch()
    {
        var (red, green, blue) = (Decoded(Red), Decoded(Green), Decoded(Blue));
        var l = Math.Cbrt((0.4122214708 * red) + (0.5363325363 * green) + (0.0514459929 * blue));
        var m = Math.Cbrt((0.2119034982 * red) + (0.6806995451 * green) + (0.1073969566 * blue));
        var s = Math.Cbrt((0.0883024619 * red) + (0.2817188376 * green) + (0.6299787005 * blue));
        var a = (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s);
        var b = (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s);
        var hue = Math.Atan2(b, a) * 180 / Math.PI;
        return ((0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s), Math.Sqrt((a * a) + (b * b)), hue < 0 ? hue + 360 : hue);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private static (double Red, double Green, double Blue) Linear(double lightness, double chroma, double hue)
    {
        var (a, b) = (chroma * Math.Cos(hue * Math.PI / 180), chroma * Math.Sin(hue * Math.PI / 180));
        var l = Math.Pow(lightness + (0.3963377774 * a) + (0.2158037573 * b), 3);
        var m = Math.Pow(lightness - (0.1055613458 * a) - (0.0638541728 * b), 3);
        var s = Math.Pow(lightness - (0.0894841775 * a) - (1.2914855480 * b), 3);
        return (
            (4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s),
            (-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s),
            (-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s));
    }

    // A rounding's breadth beyond the edges is still shown.
    private static bool IsShown(double linear) => linear is >= -0.0005 and <= 1.0005;

    private static byte Channel(string digits, int at) => byte.Parse(digits.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static double Decoded(byte channel) =>
        channel / 255.0 is var value && value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    private static byte Coded(double linear)
    {
        var value = Math.Clamp(linear, 0, 1);
        return (byte)Math.Round(255 * (value <= 0.0031308 ? 12.92 * value : (1.055 * Math.Pow(value, 1 / 2.4)) - 0.055));
    }
}
