using System.Globalization;
using System.Net;
using Parley.Web.Commands;
using Parley.Web.People.Providers;

namespace Parley.Web.Site;

/// <summary>
/// Joins <c>parley.json</c> of the caller's folder, <c>PARLEY_…</c> of the environment (<c>__</c> stands for a level) and flags,
/// in that rising order, and names everything that is wrong at once.
/// </summary>
internal static class SettingsFile
{
    private static readonly string[] Known =
    [
        "Data", "Urls", "Database", "Keys", "Proxies", "Certificate", "CertificatePassword", "PublicUrl", "Config", "Trace",
        "Mail:Host", "Mail:Port", "Mail:User", "Mail:Password", "Mail:Tls", "Mail:From", "Mail:Pickup", "Mail:PrivateHosts",
        "RateLimits:Enabled", "Cache:Megabytes", "Webhooks:PrivateHosts", "Oidc",
    ];

    /// <param name="file">The settings file named by flag; null for the environment's or the default one.</param>
    /// <param name="flags">Settings given by flags, by their names.</param>
    /// <param name="folder">The folder that relative paths belong to.</param>
    public static ServeOptions Load(string? file, IReadOnlyDictionary<string, string?> flags, string folder)
    {
        file ??= Environment.GetEnvironmentVariable("PARLEY_CONFIG");
        var path = Path.GetFullPath(file ?? "parley.json", folder);
        if (file is not null && !File.Exists(path)) throw new OperatorException($"There is no settings file {path}.", CommandLine.WrongUsage);
        try
        {
            var settings = new ConfigurationBuilder()
                .AddJsonFile(source => { source.Path = Path.GetFileName(path); source.Optional = true; source.FileProvider = FolderOf(path); })
                .AddEnvironmentVariables("PARLEY_")
                .AddInMemoryCollection(flags)
                .Build();
            return Read(settings, folder);
        }
        catch (InvalidDataException wrong)
        {
            throw new OperatorException($"{path}: {wrong.GetBaseException().Message}", CommandLine.WrongUsage);
        }
    }

    public static ServeOptions Read(IConfiguration settings, string folder)
    {
        var wrong = new List<string>();
        NameUnknown(settings, wrong);
        var reader = new SettingReader(settings, folder, wrong);
        var data = reader.PathOf("Data", Path.Combine(folder, "data"));
        var database = reader.Text("Database") ?? Path.Combine(data, "parley.db");
        var options = new ServeOptions
        {
            Store = new StoreOptions
            {
                Data = data,
                Database = StoreOptions.LooksLikePostgres(database) ? database : Path.GetFullPath(database, folder),
                Keys = reader.PathOf("Keys", Path.Combine(data, "keys")),
            },
            Mail = new MailOptions
            {
                Host = reader.Text("Mail:Host"),
                Port = reader.Number("Mail:Port", 587, 1, 65535),
                User = reader.Text("Mail:User"),
                Password = reader.Text("Mail:Password"),
                Tls = reader.YesNo("Mail:Tls", true),
                From = reader.Text("Mail:From") ?? "parley@localhost",
                PrivateHosts = reader.YesNo("Mail:PrivateHosts", false),
                Pickup = reader.PathOf("Mail:Pickup", Path.Combine(data, "mail")),
            },
            PrivateWebhooks = reader.YesNo("Webhooks:PrivateHosts", false),
            RateLimits = new RateLimitOptions { Enabled = reader.YesNo("RateLimits:Enabled", true) },
            Cache = new CacheOptions { Megabytes = reader.Number("Cache:Megabytes", CacheOptions.Usual, CacheOptions.Least, CacheOptions.Most) },
            Urls = reader.Addresses("Urls", "http://localhost:5080"),
            PublicUrl = reader.Origin("PublicUrl"),
            Proxies = reader.Networks("Proxies"),
            Providers = ProviderSettings.Read(settings.GetSection("Oidc"), wrong),
            Certificate = reader.ExistingFile("Certificate"),
            CertificatePassword = reader.Text("CertificatePassword"),
        };
        if (options.Certificate is null && options.Urls.Any(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)))
            wrong.Add("PARLEY_CERTIFICATE: an https address needs a certificate (PEM or PFX).");
        return wrong.Count == 0 ? options : throw new OperatorException(wrong, CommandLine.WrongUsage);
    }

    private static Microsoft.Extensions.FileProviders.PhysicalFileProvider? FolderOf(string path) =>
        Directory.Exists(Path.GetDirectoryName(path)) ? new(Path.GetDirectoryName(path) ?? "/") : null;

    private static void NameUnknown(IConfiguration settings, List<string> wrong)
    {
        // A misspelt setting that is silently ignored is worse than a start that is refused.
        foreach (var (name, value) in settings.AsEnumerable())
            if (value is not null && !Known.Any(known => name.Equals(known, StringComparison.OrdinalIgnoreCase)
                || name.StartsWith(known + ":", StringComparison.OrdinalIgnoreCase)))
                wrong.Add($"{SettingReader.Spell(name)}: there is no such setting.");
    }
}

/// <summary>Reads single settings and collects what is wrong with them, each named as the environment spells it.</summary>
internal sealed class SettingReader(IConfiguration settings, string folder, List<string> wrong)
{
    public static string Spell(string name) => "PARLEY_" + name.ToUpperInvariant().Replace(":", "__", StringComparison.Ordinal);

    public string? Text(string name) => settings[name] is { Length: > 0 } value ? value : null;

    public string PathOf(string name, string otherwise) =>
        Text(name) is { } value ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(value, folder)) : otherwise;

    public string? ExistingFile(string name)
    {
        if (Text(name) is not { } value) return null;
        var path = Path.GetFullPath(value, folder);
        if (!File.Exists(path)) wrong.Add($"{Spell(name)}: there is no file {path}.");
        return path;
    }

    public int Number(string name, int otherwise, int least, int most)
    {
        if (Text(name) is not { } value) return otherwise;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        wrong.Add($"{Spell(name)}: \"{value}\" is no number from {least} to {most}.");
        return otherwise;
    }

    public bool YesNo(string name, bool otherwise)
    {
        switch (Text(name)?.ToLowerInvariant())
        {
            case null: return otherwise;
            case "true" or "yes" or "on" or "1": return true;
            case "false" or "no" or "off" or "0": return false;
            case var value:
                wrong.Add($"{Spell(name)}: \"{value}\" is neither true nor false.");
                return otherwise;
        }
    }

    public string? Origin(string name)
    {
        if (Text(name) is not { } value) return null;
        if (Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.PathAndQuery == "/" && url.UserInfo.Length == 0)
            return url.GetLeftPart(UriPartial.Authority);
        wrong.Add($"{Spell(name)}: \"{value}\" is no address such as https://news.example.");
        return null;
    }

    public IReadOnlyList<string> Addresses(string name, string otherwise)
    {
        var urls = List(name);
        if (urls.Count == 0) urls = [otherwise];
        foreach (var url in urls)
            if (!IsAddress(url))
                wrong.Add($"{Spell(name)}: \"{url}\" is no address such as http://localhost:5080.");
        return urls;
    }

    public IReadOnlyList<IPNetwork> Networks(string name)
    {
        var networks = new List<IPNetwork>();
        foreach (var value in List(name))
        {
            if (IPNetwork.TryParse(value, out var network)) networks.Add(network);
            else if (IPAddress.TryParse(value, out var address)) networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else wrong.Add($"{Spell(name)}: \"{value}\" is neither an address nor a network such as 10.0.0.0/8.");
        }

        return networks;
    }

    private List<string> List(string name) =>
        settings.GetSection(name).GetChildren().Select(child => child.Value)
            .Concat((settings[name] ?? "").Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .OfType<string>().ToList();

    // Kestrel also understands http://*:80 and http://+:80, which Uri does not.
    private static bool IsAddress(string url) =>
        Uri.TryCreate(url.Replace("//*", "//any", StringComparison.Ordinal).Replace("//+", "//any", StringComparison.Ordinal), UriKind.Absolute, out var parsed)
        && parsed.Scheme is "http" or "https" && parsed.PathAndQuery == "/" && parsed.UserInfo.Length == 0;
}
