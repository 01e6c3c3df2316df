using System.Net;

namespace Parley.Web.Tests.Site;

public sealed class ForwardedForTests
{
    [Fact]
    public async Task Nobodys_word_is_believed_unless_named()
    {
        var program = await EdgeProgram.Shared();

        var seen = await Seen(program, ("X-Forwarded-For", "198.51.100.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "bote.example"));

        Assert.StartsWith("herald False", seen, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1 http 127.0.0.1", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_proxy_says_who_asked_and_how()
    {
        await using var program = await EdgeProgram.Start(options => options with { Proxies = [IPNetwork.Parse("127.0.0.0/8")] });

        var seen = await Seen(program, ("X-Forwarded-For", "198.51.100.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "bote.example"));

        Assert.Equal("bote True  /static/echo 198.51.100.7 https bote.example", seen);
    }

    [Fact]
    public async Task What_the_reader_wrote_before_the_proxy_is_not_believed()
    {
        await using var program = await EdgeProgram.Start(options => options with { Proxies = [IPNetwork.Parse("127.0.0.1/32")] });

        Assert.Contains(" 198.51.100.7 ", await Seen(program, ("X-Forwarded-For", "10.9.9.9, 198.51.100.7")), StringComparison.Ordinal);
    }

    private static async Task<string> Seen(EdgeProgram program, params (string, string)[] headers) =>
        await (await program.Send(HttpMethod.Get, "/static/echo", null, headers)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
