using Parley.Core.Articles;

namespace Parley.Web.Articles;

internal static class Directions
{
    /// <summary>Value of a <c>dir</c> attribute; null leaves it out.</summary>
    public static string? Attribute(TextDirection? direction) => direction switch
    {
        TextDirection.RightToLeft => "rtl",
        TextDirection.LeftToRight => "ltr",
        _ => null,
    };
}
