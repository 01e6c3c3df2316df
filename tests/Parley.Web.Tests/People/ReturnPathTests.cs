using Parley.Web.People;

namespace Parley.Web.Tests.People;

public sealed class ReturnPathTests
{
    private static readonly string[] Hosts = ["evil.example", "evil.example/path", "evil.example:80", "user@evil.example", "evil%E3%80%82example", "2130706433"];

    private static readonly string[] Starts =
    [
        "//", "///", "////", "/\\", "\\/", "\\\\", "\\", "/\\/", "//\\", "/\t/", "\t//", " //", "/ /", "/\n/", "/\r\n/", "/\0/", "/%09/", "/%0a/", "/%0d%0a/", "/%00/", "/%20/\\",
        "/%2f", "/%2F%2f", "/%5c", "/%5C%5c", "/%252f", "/%255c", "/%25%32%66", "/.//", "/..//", "/../", "/./", "/%2e/", "/%2e%2e/", "/.%2e/", "/..;//",
        "http://", "https://", "HTTPS:", "https:/", "https:", "http:\\\\", "ftp://", "//localhost@", "/@", "@", "//@", "/user:pass@", "javascript:", "javascript://%0a",
        "data:text/html,", "vbscript:", "file:///", "about:", "blob:", "〱", "/〱", "/\u2044", "//\u3002", "/\u200b/", "\uFEFF//", "/\u2028/", "?//", "#//", ".", "..", "x/",
        "%2f%2f", "%5c%5c", "//%5c", "/%EF%BC%8F", "/%c0%af", "/%E2%81%84", "",
    ];

    public static TheoryData<string> Hostile()
    {
        var data = new TheoryData<string>();
        foreach (var start in Starts)
            foreach (var host in Hosts)
                data.Add(start + host);
        return data;
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void No_payload_leads_to_another_host(string payload)
    {
        if (ReturnPath.OrNull(payload) is not { } path) return;

        // What passes must be read as a path of ours, even by a reader that takes backslashes and blanks for what browsers take them for.
        var lenient = path.Replace('\\', '/').Replace("\t", "", StringComparison.Ordinal);
        Assert.StartsWith("/", lenient, StringComparison.Ordinal);
        Assert.False(lenient.StartsWith("//", StringComparison.Ordinal));
        Assert.Equal("our.example", new Uri(new Uri("https://our.example/"), path).Host);
        Assert.Equal("our.example", new Uri(new Uri("https://our.example/"), Uri.UnescapeDataString(path)).Host);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/articles/2026/a-ferry")]
    [InlineData("/herald/discussions/12/mine?after=3#comment-1099511627777")]
    [InlineData("/search?q=caf%C3%A9%20noir")]
    [InlineData("/people/7?before=12")]
    public void Our_own_paths_pass(string path) => Assert.Equal(path, ReturnPath.OrNull(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("articles")]
    [InlineData("/a b")]
    [InlineData("/a\u0085b")]
    [InlineData("/a%")]
    [InlineData("/a%2")]
    [InlineData("/a%zz")]
    public void What_is_no_path_is_dropped(string? path) => Assert.Null(ReturnPath.OrNull(path));

    [Fact]
    public void A_very_long_path_is_dropped() => Assert.Null(ReturnPath.OrNull("/" + new string('a', 512)));
}
