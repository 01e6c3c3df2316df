using Parley.Core.Articles;

namespace Parley.Core.Text;

/// <summary>How a comment names a picture: <c>![what it shows](picture:0123456789abcdef)</c>, by the first digits of its hash.</summary>
public static class PictureKey
{
    /// <summary>Enough that nobody meets another's by chance, and no more than a writer bears to look at.</summary>
    public const int Length = 16;

    private const string Scheme = "picture:";

    public static string Of(Picture picture) => picture.Hash[..Math.Min(Length, picture.Hash.Length)];

    /// <summary>The source that shows it. The words are said exactly as they stand.</summary>
    public static string Markup(Picture picture, string alt) => $"![{Text.Markup.Escape(alt).Replace("]", "\\]", StringComparison.Ordinal)}]({Scheme}{Of(picture)})";

    /// <summary>The keys that a source may name, each once, up to <paramref name="most"/>; the parser decides which it does.</summary>
    public static IReadOnlyList<string> FindAll(string source, int most)
    {
        List<string> keys = [];
        for (var at = source.IndexOf(Scheme, StringComparison.Ordinal); at >= 0 && keys.Count < most; at = source.IndexOf(Scheme, at + Scheme.Length, StringComparison.Ordinal))
        {
            if (at + Scheme.Length + Length <= source.Length && In(source.Substring(at, Scheme.Length + Length)) is { } key && !keys.Contains(key, StringComparer.Ordinal))
                keys.Add(key);
        }

        return keys;
    }

    internal static string? In(string address) =>
        address.Length == Scheme.Length + Length && address.StartsWith(Scheme, StringComparison.Ordinal) && address.AsSpan(Scheme.Length).ContainsAnyExcept(Digits) is false
            ? address[Scheme.Length..]
            : null;

    private static readonly System.Buffers.SearchValues<char> Digits = System.Buffers.SearchValues.Create("0123456789abcdef");
}
