using Parley.Core.Moderation;

namespace Parley.Web.Site;

/// <summary>The rules that a removal names: each reason but "other" is one, numbered from 1 in the order of the list.</summary>
public static class HouseRules
{
    public static IReadOnlyList<string> Codes { get; } = [.. Reasons.All.Where(code => code != Reasons.Other)];

    /// <summary>Null for reasons without a rule of their own.</summary>
    public static int? NumberOf(string? code)
    {
        for (var i = 0; i < Codes.Count; i++)
        {
            if (string.Equals(Codes[i], code, StringComparison.Ordinal))
                return i + 1;
        }

        return null;
    }
}
