namespace Parley.Web.People;

/// <summary>Where a reader goes after signing in: a page of our own, by an allow-list of signs, or nowhere.</summary>
internal static class ReturnPath
{
    private const int MaxLength = 512;
    private const string Signs = "/-._~!$&'()*+,;=:@?#%";

    /// <summary>The path when it is root-relative and nothing in it can be read as another host; else null.</summary>
    public static string? OrNull(string? path)
    {
        if (path is not ['/', ..] || path.Length > MaxLength) return null;
        foreach (var sign in path)
            if (!char.IsAsciiLetterOrDigit(sign) && !Signs.Contains(sign, StringComparison.Ordinal)) return null;
        var end = path.AsSpan().IndexOfAny('?', '#');
        var way = end < 0 ? path : path[..end];
        // No empty segment (//host), none that climbs, no user or port: our own addresses have none of these.
        if (way.Contains("//", StringComparison.Ordinal) || way.AsSpan().ContainsAny('@', ':') || way.Split('/').Any(part => part is "." or "..")) return null;
        return HidesSomething(path) ? null : path;
    }

    /// <summary>Percent signs that stand for a slash, a backslash, a dot, a control or another percent sign, or for nothing.</summary>
    private static bool HidesSomething(string path)
    {
        for (var at = path.IndexOf('%', StringComparison.Ordinal); at >= 0; at = path.IndexOf('%', at + 1))
        {
            if (at + 2 >= path.Length || !char.IsAsciiHexDigit(path[at + 1]) || !char.IsAsciiHexDigit(path[at + 2])) return true;
            var value = Convert.FromHexString(path.AsSpan(at + 1, 2))[0];
            if (value is < 0x20 or 0x7F or (byte)'/' or (byte)'\\' or (byte)'.' or (byte)'%' or (byte)'@' or (byte)':') return true;
        }

        return false;
    }
}
