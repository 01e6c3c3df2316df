using System.Globalization;
using Parley.Core.Text;

namespace Parley.Core.People;

/// <summary>Whom a measure is about, as one text: an account, a guest, all addresses of a domain, or an address of the net as its keyed hash.</summary>
public readonly record struct PersonKey
{
    // No domain that mail is sent to has more labels; each level above it is looked up too.
    private const int MostLevels = 8;

    private readonly string? text;

    private PersonKey(string text) => this.text = text;

    public string Text => text ?? "";

    public AccountId? Account => Number('a') is { } id ? new AccountId(id) : null;

    public GuestId? Guest => Number('g') is { } id ? new GuestId(id) : null;

    /// <summary>In lower case and Punycode.</summary>
    public string? Domain => Text.StartsWith("d:", StringComparison.Ordinal) ? Text[2..] : null;

    public static PersonKey Of(AccountId account) => new($"a:{account}");

    public static PersonKey Of(GuestId guest) => new($"g:{guest}");

    public static PersonKey OfAddress(ReadOnlySpan<byte> keyedHash) => new($"h:{Convert.ToHexStringLower(keyedHash)}");

    /// <summary>Null for what no address can end with, and for what would be half of the net: <c>example.org</c> is one, <c>org</c> is not.</summary>
    public static PersonKey? OfDomain(string? domain) => EmailAddress.Parse($"x@{domain?.Trim().TrimStart('@')}") is { } address ? new PersonKey($"d:{address.Domain}") : null;

    /// <summary>What <see cref="Text"/> was; null for anything else.</summary>
    public static PersonKey? Parse(string? text) => text is ['a' or 'g' or 'd' or 'h', ':', _, ..] ? new PersonKey(text) : null;

    /// <summary>The domain of an address and those above it, for a measure about <c>example.org</c> is about <c>mail.example.org</c> too.</summary>
    public static IEnumerable<PersonKey> DomainsOf(string? email)
    {
        var domain = email?[(email.LastIndexOf('@') + 1)..].ToLowerInvariant() ?? "";
        for (var level = 0; level < MostLevels && domain.Contains('.', StringComparison.Ordinal); level++)
        {
            yield return new PersonKey($"d:{domain}");
            domain = domain[(domain.IndexOf('.', StringComparison.Ordinal) + 1)..];
        }
    }

    private long? Number(char kind) =>
        Text.Length > 2 && Text[0] == kind && Text[1] == ':' && long.TryParse(Text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
