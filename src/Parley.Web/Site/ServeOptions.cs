using System.Net;

namespace Parley.Web.Site;

/// <summary>Where the store is. All paths are absolute.</summary>
internal sealed record StoreOptions
{
    public required string Data { get; init; }

    /// <summary>A SQLite file's path, or a PostgreSQL connection string; see <see cref="IsPostgres"/>.</summary>
    public required string Database { get; init; }

    public required string Keys { get; init; }

    public bool IsPostgres => LooksLikePostgres(Database);

    public static bool LooksLikePostgres(string database) =>
        database.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
        || database.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
        || database.Split(';').Any(part => part.TrimStart().StartsWith("Host=", StringComparison.OrdinalIgnoreCase));
}

/// <summary>How mail leaves: through SMTP when a host is named, else into a folder.</summary>
internal sealed record MailOptions
{
    public string? Host { get; init; }
    public int Port { get; init; } = 587;
    public string? User { get; init; }
    public string? Password { get; init; }

    /// <summary>True asks for TLS and refuses to send without it.</summary>
    public bool Tls { get; init; } = true;

    public string From { get; init; } = "parley@localhost";

    /// <summary>True lets owners name mail servers of a private network.</summary>
    public bool PrivateHosts { get; init; }

    /// <summary>Absolute path; used only while <see cref="Host"/> is null.</summary>
    public required string Pickup { get; init; }
}

/// <summary>Off means every brake of the program, for load tests only.</summary>
internal sealed record RateLimitOptions
{
    public bool Enabled { get; init; } = true;
}

/// <summary>What is kept in memory of finished pages and of the parts they are made of.</summary>
internal sealed record CacheOptions
{
    public const int Least = 4;
    public const int Usual = 64;
    public const int Most = 16 * 1024;

    public int Megabytes { get; init; } = Usual;

    public long Bytes => Megabytes * 1024L * 1024;
}

/// <summary>Everything the program needs to serve; made by <see cref="SettingsFile"/>.</summary>
internal sealed record ServeOptions
{
    public required StoreOptions Store { get; init; }
    public required MailOptions Mail { get; init; }
    public RateLimitOptions RateLimits { get; init; } = new();
    public CacheOptions Cache { get; init; } = new();
    public IReadOnlyList<string> Urls { get; init; } = ["http://localhost:5080"];

    /// <summary>The address the world sees, for links in mails and feeds; null means: as the request says.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>Peers whose forwarded headers are believed; a single address is a network of its full length.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>True lets owners name servers of a private network, and plain http, for webhooks.</summary>
    public bool PrivateWebhooks { get; init; }

    /// <summary>Other parties by which readers may sign in.</summary>
    public IReadOnlyList<People.Providers.ProviderOptions> Providers { get; init; } = [];

    /// <summary>PEM (certificate and key in one file, or the key beside it as <c>.key</c>) or PFX.</summary>
    public string? Certificate { get; init; }

    public string? CertificatePassword { get; init; }

    /// <summary>True starts a new store without the demo.</summary>
    public bool Empty { get; init; }
}
