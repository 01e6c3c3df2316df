using System.CommandLine;
using Parley.Web.Site;

namespace Parley.Web.Commands;

/// <summary>The flags that every verb shares; a flag beats the environment, which beats <c>parley.json</c>.</summary>
internal static class SettingFlags
{
    private static readonly (string Setting, Option<string?> Flag)[] Named =
    [
        ("Data", Flag("--data", "DIR", "Folder of the store (PARLEY_DATA, default ./data)")),
        ("Urls", Flag("--urls", "URLS", "Addresses to serve, separated by ; (PARLEY_URLS, default http://localhost:5080)")),
        ("Database", Flag("--database", "PATH|CONNECTION", "SQLite file or PostgreSQL connection string (PARLEY_DATABASE, default DATA/parley.db)")),
        ("Keys", Flag("--keys", "DIR", "Folder of the key file (PARLEY_KEYS, default DATA/keys)")),
        ("Proxies", Flag("--proxies", "ADDRESSES", "Trusted proxies, addresses or CIDR (PARLEY_PROXIES)")),
        ("Certificate", Flag("--certificate", "FILE", "PEM or PFX for an https address (PARLEY_CERTIFICATE)")),
    ];

    private static readonly Option<string?> Config = Flag("--config", "FILE", "Settings file (PARLEY_CONFIG, default ./parley.json)");

    private static readonly Option<string[]> Set = new("--set")
    {
        HelpName = "NAME=VALUE",
        Description = "Any setting by its name, such as RateLimits:Enabled=false; may be repeated",
        Recursive = true,
    };

    public static IEnumerable<Option> All => [Config, .. Named.Select(named => named.Flag), Set];

    /// <summary>All settings of this call, checked. Relative paths belong to the caller's folder.</summary>
    public static ServeOptions Read(ParseResult parsed) =>
        SettingsFile.Load(parsed.GetValue(Config), Given(parsed), Directory.GetCurrentDirectory());

    private static Dictionary<string, string?> Given(ParseResult parsed)
    {
        var given = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in parsed.GetValue(Set) ?? [])
        {
            var sign = pair.IndexOf('=', StringComparison.Ordinal);
            if (sign < 1) throw new OperatorException($"--set {pair}: write NAME=VALUE", CommandLine.WrongUsage);
            given[pair[..sign]] = pair[(sign + 1)..];
        }

        foreach (var (setting, flag) in Named)
            if (parsed.GetValue(flag) is { } value)
                given[setting] = value;
        return given;
    }

    private static Option<string?> Flag(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description, Recursive = true };
}
