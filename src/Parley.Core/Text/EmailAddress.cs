using System.Globalization;

namespace Parley.Core.Text;

/// <summary>An e-mail address that mail can be sent to: trimmed, its domain in lower case and Punycode.</summary>
/// <remarks>The part before the @ keeps its case for sending; two addresses that differ in case only are one person's (<see cref="Key"/>).</remarks>
public readonly record struct EmailAddress
{
    /// <summary>RFC 5321: 256 octets of path less its angle brackets.</summary>
    public const int MaxLength = 254;

    private const int MaxLocal = 64;
    private const string LocalSigns = "!#$%&'*+-/=?^_`{|}~.";
    private static readonly IdnMapping s_idn = new() { UseStd3AsciiRules = true };
    private readonly string? _local;
    private readonly string? _domain;

    private EmailAddress(string local, string domain) => (_local, _domain) = (local, domain);

    public string Local => _local ?? "";

    public string Domain => _domain ?? "";

    public string Value => $"{Local}@{Domain}";

    /// <summary>What is compared and kept unique: all in lower case.</summary>
    public string Key => Value.ToLowerInvariant();

    /// <summary>The address, or null when it is none that we would send to: no quoted local parts, no address literals, no comments.</summary>
    public static EmailAddress? Parse(string? text)
    {
        // Longer than any address with its blanks: nothing to look at.
        if (text is null || text.Length > 4 * MaxLength) return null;
        var trimmed = text.Trim(' ');
        var at = trimmed.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || at != trimmed.LastIndexOf('@')) return null;

        var local = trimmed[..at];
        if (!IsLocal(local) || NormalDomain(trimmed[(at + 1)..]) is not { } domain) return null;
        return local.Length + 1 + domain.Length > MaxLength ? null : new EmailAddress(local, domain);
    }

    public override string ToString() => Value;

    // ASCII only: an address in other letters reaches few servers, and look-alikes of known people too easily.
    private static bool IsLocal(string local)
    {
        if (local.Length > MaxLocal || local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal)) return false;
        foreach (var c in local)
            if (!char.IsAsciiLetterOrDigit(c) && !LocalSigns.Contains(c, StringComparison.Ordinal)) return false;
        return true;
    }

    private static string? NormalDomain(string domain)
    {
        if (domain.Length is 0 or > MaxLength || !domain.Contains('.', StringComparison.Ordinal)) return null;
        foreach (var c in domain)
            if (char.IsAscii(c) ? !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.') : !char.IsLetterOrDigit(c) && !char.IsSurrogate(c)) return null;

        try
        {
            var coded = s_idn.GetAscii(domain).ToLowerInvariant();
            return IsDomain(coded) ? coded : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsDomain(string domain)
    {
        var labels = domain.Split('.');
        foreach (var label in labels)
            if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-') return false;
        return labels.Length > 1 && labels[^1].AsSpan().ContainsAnyExceptInRange('0', '9');
    }
}
