using System.Net;

namespace Parley.Web.Tests.Site;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/static/echo", HttpStatusCode.OK)]
    [InlineData("/static/same", HttpStatusCode.NotModified)]
    [InlineData("/static/bug", HttpStatusCode.InternalServerError)]
    [InlineData("/api/v1/bug", HttpStatusCode.InternalServerError)]
    [InlineData("/api/v1/for/Owner", HttpStatusCode.Unauthorized)]
    [InlineData("/api/v1/json", HttpStatusCode.MethodNotAllowed)]
    [InlineData("/no/such/page", HttpStatusCode.NotFound)]
    [InlineData("/static/query?a=%00", HttpStatusCode.BadRequest)]
    public async Task Every_answer_carries_them(string path, HttpStatusCode status)
    {
        var program = await EdgeProgram.Shared();

        var answer = await program.Send(HttpMethod.Get, path);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("strict-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_answer_names_the_server_or_sets_a_cookie()
    {
        var program = await EdgeProgram.Shared();

        foreach (var path in (string[])["/health/live", "/no/such/page", "/static/bug"])
        {
            var answer = await program.Send(HttpMethod.Get, path);

            Assert.False(answer.Headers.Contains("Server"), path);
            Assert.False(answer.Headers.Contains("X-Powered-By"), path);
            Assert.False(answer.Headers.Contains("Set-Cookie"), path);
        }
    }
}
