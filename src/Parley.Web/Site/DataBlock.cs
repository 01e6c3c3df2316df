using Microsoft.AspNetCore.Components;

namespace Parley.Web.Site;

/// <summary>JSON inside a script element that is data, never code.</summary>
internal static class DataBlock
{
    /// <summary>Inside strings these signs may be written as escapes, and outside strings JSON has none of them: what results is the same JSON, and cannot close the element.</summary>
    public static MarkupString Of(string json) => new(json
        .Replace("<", "\\u003c", StringComparison.Ordinal)
        .Replace(">", "\\u003e", StringComparison.Ordinal)
        .Replace("&", "\\u0026", StringComparison.Ordinal));
}
