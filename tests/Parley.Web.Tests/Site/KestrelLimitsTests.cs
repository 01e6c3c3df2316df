using System.Net;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Parley.Web.Site;

namespace Parley.Web.Tests.Site;

public sealed class KestrelLimitsTests
{
    [Fact]
    public async Task Slow_and_endless_peers_are_bounded()
    {
        var program = await EdgeProgram.Shared();
        var kestrel = program.Get<IOptions<KestrelServerOptions>>().Value;

        Assert.False(kestrel.AddServerHeader);
        Assert.False(kestrel.AllowSynchronousIO);
        Assert.InRange(kestrel.Limits.RequestHeadersTimeout, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));
        Assert.InRange(kestrel.Limits.MaxConcurrentConnections ?? long.MaxValue, 10_000, 18_000);
        Assert.NotNull(kestrel.Limits.MinRequestBodyDataRate);
        Assert.NotNull(kestrel.Limits.MinResponseDataRate);
    }

    [Theory]
    [InlineData("/api/v1/json", "application/json")]
    [InlineData("/static/form", "application/x-www-form-urlencoded")]
    public async Task A_body_that_is_too_long_is_refused(string path, string type)
    {
        var program = await EdgeProgram.Shared();
        var body = new StringContent(new string('x', KestrelLimits.MaxBody + 1), Encoding.UTF8, type);

        var answer = await program.Send(HttpMethod.Post, path, body, ("Expect", "100-continue"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_comment_of_ten_thousand_characters_fits_in_a_form()
    {
        var program = await EdgeProgram.Shared();

        var answer = await program.Form("/static/form", "text=" + string.Concat(Enumerable.Repeat("%E6%96%87", 10_000)));

        Assert.Equal(new string('文', 10_000), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\nConnection: close\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nX-A: a\0b\r\nConnection: close\r\n\r\n", "400")]
    [InlineData("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n", "40")]
    [InlineData("TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "40")]
    [InlineData("GET http://evil.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "400")]
    public async Task A_request_that_is_no_request_is_refused(string request, string status)
    {
        var program = await EdgeProgram.Shared();

        Assert.StartsWith("HTTP/1.1 " + status, await program.Raw(request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        var program = await EdgeProgram.Shared();

        var answer = await program.Raw("GET / HTTP/1.1\r\nHost: x\r\n" + string.Concat(Enumerable.Range(0, 200).Select(n => $"X-{n}: {new string('a', 200)}\r\n")) + "\r\n");

        Assert.StartsWith("HTTP/1.1 431", answer, StringComparison.Ordinal);
    }
}
