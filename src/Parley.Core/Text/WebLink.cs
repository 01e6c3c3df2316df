using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parley.Core.Text;

/// <summary>An address that a link may lead to: absolute http, https or mailto, with its host in plain sight.</summary>
public sealed record WebLink
{
    private const int MaxHost = 253;
    private static readonly SearchValues<char> s_hostSigns = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-._");
    private static readonly SearchValues<char> s_unwantedInMail = SearchValues.Create("?&%<>\"`");
    private static readonly IdnMapping s_idn = new() { UseStd3AsciiRules = false, AllowUnassigned = false };

    private WebLink(string href, string host) => (Href, Host) = (href, host);

    /// <summary>ASCII, percent-encoded, ready for HTML encoding.</summary>
    public string Href { get; }

    /// <summary>Lower case, in Punycode where it is not ASCII; for mailto the address's domain.</summary>
    public string Host { get; }

    /// <summary>The link, or null when the address is not one that a reader can trust to be what it looks like.</summary>
    public static WebLink? Parse(ReadOnlySpan<char> address)
    {
        foreach (var c in address)
            if (char.IsControl(c) || char.IsWhiteSpace(c)) return null;

        if (address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) return ParseWeb("https://", address[8..]);
        if (address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) return ParseWeb("http://", address[7..]);
        return address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? ParseMail(address[7..]) : null;
    }

    private static WebLink? ParseWeb(string scheme, ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny('/', '?', '#');
        var authority = end < 0 ? rest : rest[..end];
        var port = Port(ref authority);
        if (port is null || NormalHost(authority) is not { } host) return null;

        var href = new StringBuilder(scheme).Append(host).Append(port);
        AppendPercentEncoded(href, end < 0 ? "/" : rest[end..]);
        return new WebLink(href.ToString(), host);
    }

    // Subject, copies and body of a mailto address would put words into the reader's mouth: an address alone.
    private static WebLink? ParseMail(ReadOnlySpan<char> rest)
    {
        if (rest.Length > EmailAddress.MaxLength || EmailAddress.Parse(rest.ToString()) is not { } mail || mail.Value.AsSpan().ContainsAny(s_unwantedInMail)) return null;
        var href = new StringBuilder("mailto:");
        AppendPercentEncoded(href, mail.Value);
        return new WebLink(href.ToString(), mail.Domain);
    }

    /// <summary>Takes the port off the authority; "" when there is none, null when it is not a port.</summary>
    private static string? Port(ref ReadOnlySpan<char> authority)
    {
        var colon = authority.LastIndexOf(':');
        if (colon < 0 || authority.EndsWith("]", StringComparison.Ordinal)) return "";
        var digits = authority[(colon + 1)..];
        if (digits.Length is 0 or > 5 || digits.ContainsAnyExceptInRange('0', '9')) return null;
        var port = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        if (port > 65535) return null;
        authority = authority[..colon];
        return ":" + port.ToString(CultureInfo.InvariantCulture);
    }

    private static string? NormalHost(ReadOnlySpan<char> host)
    {
        if (host.Length is 0 or > MaxHost) return null;
        if (host[0] == '[') return Address6(host);

        var ascii = true;
        foreach (var c in host)
        {
            if (char.IsAscii(c) ? !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_') : !IsHostLetter(c)) return null;
            ascii &= char.IsAscii(c);
        }

        if (host[0] == '.' || host.Contains("..", StringComparison.Ordinal)) return null;
        var name = host.ToString().ToLowerInvariant();
        if (ascii && !name.Contains("xn--", StringComparison.Ordinal)) return IsNumberOrName(name) ? name : null;
        return Punycode(name) is { } coded && IsNumberOrName(coded) ? coded : null;
    }

    // No @, slash, dot or colon in another width: only what letters are made of can stand in a host name.
    private static bool IsHostLetter(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) ||
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string? Punycode(string name)
    {
        try
        {
            var coded = s_idn.GetAscii(s_idn.GetUnicode(name)).ToLowerInvariant();
            return coded.Length <= MaxHost && !coded.AsSpan().ContainsAnyExcept(s_hostSigns) ? coded : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // A name whose last part is a number is read as an IPv4 address: then it must be a plain one.
    private static bool IsNumberOrName(string name)
    {
        var last = name.AsSpan(name.TrimEnd('.').LastIndexOf('.') + 1).TrimEnd('.');
        if (last.IsEmpty) return false;
        var number = !last.ContainsAnyExceptInRange('0', '9') || last.StartsWith("0x", StringComparison.Ordinal);
        return !number || (IPAddress.TryParse(name, out var address) && address.ToString() == name);
    }

    private static string? Address6(ReadOnlySpan<char> host) =>
        host[^1] == ']' && !host.Contains('%') && IPAddress.TryParse(host[1..^1], out var address) &&
        address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : null;

    private static void AppendPercentEncoded(StringBuilder href, ReadOnlySpan<char> rest)
    {
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < rest.Length;)
        {
            Rune.DecodeFromUtf16(rest[i..], out var rune, out var used);
            if (rune.IsAscii && !MustEncode(rest, i)) href.Append(rest[i]);
            else
                foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
                    href.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            i += used;
        }
    }

    private static bool MustEncode(ReadOnlySpan<char> rest, int i) => rest[i] switch
    {
        '"' or '<' or '>' or '`' or '\\' or '{' or '}' or '|' or '^' or '\'' => true,
        '%' => i + 2 >= rest.Length || !char.IsAsciiHexDigit(rest[i + 1]) || !char.IsAsciiHexDigit(rest[i + 2]),
        _ => false,
    };
}
