using System.Buffers;
using System.Text;

namespace Parley.Web.Site;

/// <summary>
/// What text may enter at all: whole UTF-16 without U+0000. One database stores what the other refuses, so neither is asked.
/// </summary>
internal static class EdgeText
{
    public const string NullSign = "the sign U+0000 is not taken";
    public const string HalfSign = "it holds half a character (a lone surrogate)";
    public const string NotUtf8 = "it is not valid UTF-8";
    public const string Doubled = "it stands more than once";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // What nearly every address is made of: it stands for itself.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*,;=:@/?");

    /// <summary>The same of a text with percent signs, without making it.</summary>
    public static string? WhatIsWrongWithEscaped(ReadOnlySpan<char> raw) =>
        raw.ContainsAnyExcept(Plain) ? Decode(raw, plusIsSpace: false).Wrong : null;

    public static string? WhatIsWrongWith(ReadOnlySpan<char> text)
    {
        if (text.Contains('\0')) return NullSign;
        var first = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        for (var at = first < 0 ? text.Length : first; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at])) continue;
            if (Rune.DecodeFromUtf16(text[at..], out _, out _) != OperationStatus.Done) return HalfSign;
            at++;
        }

        return null;
    }

    /// <summary>Undoes percent signs (and <c>+</c> in queries and forms) and reads the bytes as UTF-8, exactly or not at all.</summary>
    /// <returns>The text and null, or "" and what is wrong.</returns>
    public static (string Text, string? Wrong) Decode(ReadOnlySpan<char> raw, bool plusIsSpace)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Strict.GetMaxByteCount(raw.Length));
        try
        {
            var length = Unescape(raw, plusIsSpace, bytes);
            var text = Strict.GetString(bytes, 0, length);
            return text.Contains('\0', StringComparison.Ordinal) ? ("", NullSign) : (text, null);
        }
        catch (ArgumentException)
        {
            return ("", NotUtf8);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Reads <c>a=1&amp;b=2</c>; stops at the first field that is wrong.</summary>
    /// <param name="raw">A query without its question mark, or a form's body.</param>
    /// <param name="mayRepeat">Names that may stand more than once.</param>
    /// <param name="most">How many fields there may be.</param>
    public static (Dictionary<string, List<string>> Fields, Refusal? Wrong) ReadFields(string raw, IReadOnlyList<string> mayRepeat, int most)
    {
        var fields = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        var count = 0;
        foreach (var range in raw.AsSpan().Split('&'))
        {
            var pair = raw.AsSpan(range);
            if (pair.IsEmpty) continue;
            if (++count > most) return (fields, Refusal.BadField("request", $"it has more than {most} fields"));
            var sign = pair.IndexOf('=');
            var (name, wrongName) = Decode(sign < 0 ? pair : pair[..sign], plusIsSpace: true);
            if (wrongName is not null) return (fields, Refusal.BadField("request", $"in the name of a field: {wrongName}"));
            var (value, wrong) = Decode(sign < 0 ? [] : pair[(sign + 1)..], plusIsSpace: true);
            if (wrong is not null) return (fields, Refusal.BadField(name, wrong));
            if (!fields.TryGetValue(name, out var values)) fields[name] = values = [];
            else if (!mayRepeat.Contains(name, StringComparer.Ordinal)) return (fields, Refusal.BadField(name, Doubled));
            values.Add(value);
        }

        return (fields, null);
    }

    private static int Unescape(ReadOnlySpan<char> raw, bool plusIsSpace, byte[] bytes)
    {
        var length = 0;
        for (var at = 0; at < raw.Length; at++)
        {
            if (raw[at] == '%' && at + 2 < raw.Length && char.IsAsciiHexDigit(raw[at + 1]) && char.IsAsciiHexDigit(raw[at + 2]))
            {
                bytes[length++] = (byte)((Convert.FromHexString(raw.Slice(at + 1, 2)))[0]);
                at += 2;
            }
            else if (raw[at] == '+' && plusIsSpace)
            {
                bytes[length++] = (byte)' ';
            }
            else
            {
                var whole = char.IsHighSurrogate(raw[at]) && at + 1 < raw.Length ? 2 : 1;
                length += Strict.GetBytes(raw.Slice(at, whole), bytes.AsSpan(length));
                at += whole - 1;
            }
        }

        return length;
    }
}
