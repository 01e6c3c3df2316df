using System.IO.Compression;
using System.Net;
using Parley.Web.Site;

namespace Parley.Web.Tests.Site;

public sealed class AssetsTests
{
    [Fact]
    public async Task An_asset_is_kept_for_good_under_its_version()
    {
        var program = await EdgeProgram.Shared();
        var url = program.Get<Assets>().Url("icon.svg");

        var answer = await program.Send(HttpMethod.Get, url);

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, (await program.Send(HttpMethod.Get, url, null, ("If-None-Match", answer.Headers.ETag?.ToString() ?? ""))).StatusCode);
    }

    [Fact]
    public async Task An_older_version_gets_what_there_is_now_but_not_for_good()
    {
        var program = await EdgeProgram.Shared();

        var answer = await program.Send(HttpMethod.Get, "/assets/000000000000/icon.svg");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoCache);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    public async Task It_is_sent_in_the_coding_that_is_accepted(string accepted, string? coding)
    {
        var program = await EdgeProgram.Shared();
        var url = program.Get<Assets>().Url("icon.svg");
        var plain = await program.Client.GetStringAsync(url, TestContext.Current.CancellationToken);

        var answer = await program.Send(HttpMethod.Get, url, null, ("Accept-Encoding", accepted));

        Assert.Equal(coding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var text = new StreamReader(coding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        });
        Assert.Equal(plain, await text.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/assets/x/../parley.dll")]
    [InlineData("/assets/x/%2e%2e/parley.dll")]
    [InlineData("/assets/x/..%2fparley.dll")]
    [InlineData("/assets/x/nothing.js")]
    public async Task Nothing_else_is_an_asset(string path)
    {
        var program = await EdgeProgram.Shared();

        Assert.Equal(HttpStatusCode.NotFound, (await program.Send(HttpMethod.Get, path)).StatusCode);
    }
}
