using Parley.Web.Commands;
using Parley.Web.Site;

namespace Parley.Web.Tests.Site;

public sealed class SettingsFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("parley-settings-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Without_any_setting_the_program_serves_this_machine_from_the_callers_folder()
    {
        var options = Load();

        Assert.Equal(["http://localhost:5080"], options.Urls);
        Assert.Equal(Path.Combine(folder, "data"), options.Store.Data);
        Assert.Equal(Path.Combine(folder, "data", "parley.db"), options.Store.Database);
        Assert.Equal(Path.Combine(folder, "data", "keys"), options.Store.Keys);
        Assert.Equal(Path.Combine(folder, "data", "mail"), options.Mail.Pickup);
        Assert.True(options.RateLimits.Enabled);
        Assert.False(options.Store.IsPostgres);
    }

    [Fact]
    public void A_flag_beats_the_file()
    {
        File.WriteAllText(Path.Combine(folder, "parley.json"), """{"data":"from-file","keys":"keys-of-file","mail":{"host":"smtp.example","port":25}}""");

        var options = Load(("Data", "from-flag"), ("RateLimits:Enabled", "false"));

        Assert.Equal(Path.Combine(folder, "from-flag"), options.Store.Data);
        Assert.Equal(Path.Combine(folder, "keys-of-file"), options.Store.Keys);
        Assert.Equal(("smtp.example", 25), (options.Mail.Host, options.Mail.Port));
        Assert.False(options.RateLimits.Enabled);
    }

    [Theory]
    [InlineData("other.db", false)]
    [InlineData("Host=localhost;Database=parley", true)]
    [InlineData("postgres://localhost/parley", true)]
    public void A_database_is_a_file_or_a_connection(string database, bool postgres)
    {
        var options = Load(("Database", database));

        Assert.Equal(postgres, options.Store.IsPostgres);
        Assert.Equal(postgres ? database : Path.Combine(folder, database), options.Store.Database);
    }

    [Fact]
    public void Everything_wrong_is_named_at_once()
    {
        var wrong = Assert.Throws<OperatorException>(() => Load(
            ("Urls", "ftp://x; http://y/path"), ("Proxies", "10.0.0.1, nonsense"), ("Mail:Port", "99999"),
            ("RateLimits:Enabled", "perhaps"), ("Certificate", "none.pem"), ("Nonsense", "1")));

        Assert.Equal(CommandLine.WrongUsage, wrong.ExitCode);
        foreach (var name in (string[])["PARLEY_URLS: \"ftp://x\"", "PARLEY_URLS: \"http://y/path\"", "PARLEY_PROXIES: \"nonsense\"", "PARLEY_MAIL__PORT", "PARLEY_RATELIMITS__ENABLED", "PARLEY_CERTIFICATE", "PARLEY_NONSENSE"])
            Assert.Contains(wrong.Lines, line => line.StartsWith(name, StringComparison.Ordinal));
    }

    [Fact]
    public void A_proxy_is_an_address_or_a_network()
    {
        var options = Load(("Proxies", "192.0.2.1, 10.0.0.0/8; 2001:db8::1"));

        Assert.Equal(["192.0.2.1/32", "10.0.0.0/8", "2001:db8::1/128"], options.Proxies.Select(network => network.ToString()));
    }

    [Fact]
    public void An_https_address_needs_a_certificate()
    {
        var wrong = Assert.Throws<OperatorException>(() => Load(("Urls", "https://localhost:5443")));

        Assert.Contains("PARLEY_CERTIFICATE", Assert.Single(wrong.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_json_is_named()
    {
        File.WriteAllText(Path.Combine(folder, "parley.json"), "{");

        Assert.Contains("parley.json", Assert.Throws<OperatorException>(() => Load()).Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5080", false)]
    [InlineData("http://127.0.0.1:80", false)]
    [InlineData("http://[::1]:80", false)]
    [InlineData("https://news.example", false)]
    [InlineData("http://0.0.0.0:80", true)]
    [InlineData("http://*:80", true)]
    [InlineData("http://+:80", true)]
    [InlineData("http://[::]:80", true)]
    [InlineData("http://192.0.2.1", true)]
    public void Plain_http_beyond_this_machine_is_warned_of(string url, bool open) => Assert.Equal(open, Edge.IsOpenPlainHttp(url));

    private ServeOptions Load(params (string Name, string Value)[] flags) =>
        SettingsFile.Load(null, flags.ToDictionary(flag => flag.Name, flag => (string?)flag.Value), folder);
}
