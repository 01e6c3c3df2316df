using System.Net;
using System.Text;

namespace Parley.Web.Tests.Site;

public sealed class CrossSiteTests
{
    private const string Cookie = "__Host-parley=abc";

    [Theory]
    [InlineData("same-origin", null, true)]
    [InlineData("none", null, true)]
    [InlineData("same-site", null, false)]
    [InlineData("cross-site", null, false)]
    [InlineData("Same-Origin, cross-site", null, false)]
    [InlineData("", null, false)]
    [InlineData("same-origin", "https://evil.example", true)]
    [InlineData("cross-site", "OWN", false)]
    [InlineData(null, "OWN", true)]
    [InlineData(null, "null", false)]
    [InlineData(null, "https://evil.example", false)]
    [InlineData(null, "OWN.evil.example", false)]
    [InlineData(null, "", false)]
    [InlineData(null, null, false)]
    public async Task With_our_cookie_a_deed_must_come_from_our_own_pages(string? fetchSite, string? origin, bool passes)
    {
        var program = await EdgeProgram.Shared();
        var headers = new List<(string, string)> { ("Cookie", Cookie) };
        if (fetchSite is not null) headers.Add(("Sec-Fetch-Site", fetchSite));
        if (origin is not null) headers.Add(("Origin", origin.Replace("OWN", program.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)));

        var answer = await program.Form("/static/form", "text=x", [.. headers]);

        Assert.Equal(passes ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_on_another_sites_page_is_refused_even_without_a_cookie()
    {
        var program = await EdgeProgram.Shared();

        var answer = await program.Form("/static/form", "text=x", ("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_no_cors_fetch_with_text_as_its_type_is_refused()
    {
        var program = await EdgeProgram.Shared();
        var body = new StringContent("{\"text\":\"x\"}", Encoding.UTF8, "text/plain");

        var answer = await program.Send(HttpMethod.Post, "/api/v1/json", body, ("Cookie", Cookie), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_program_without_cookie_and_headers_may_post()
    {
        var program = await EdgeProgram.Shared();

        var answer = await program.Form("/static/form", "text=x");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    // Let through, and then asked who it is: nobody knows this bearer.
    [InlineData(false, HttpStatusCode.Unauthorized)]
    [InlineData(true, HttpStatusCode.Forbidden)]
    public async Task A_bearer_is_exempt_only_without_a_cookie(bool withCookie, HttpStatusCode expected)
    {
        var program = await EdgeProgram.Shared();
        (string, string)[] headers = [("Authorization", "Bearer t"), ("Sec-Fetch-Site", "cross-site"), .. withCookie ? [("Cookie", Cookie)] : Array.Empty<(string, string)>()];

        var answer = await program.Form("/static/form", "text=x", headers);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("PROPFIND")]
    public async Task Every_other_method_is_a_deed(string method)
    {
        var program = await EdgeProgram.Shared();

        var answer = await program.Send(new HttpMethod(method), "/static/form", null, ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("X-HTTP-Method")]
    public async Task No_header_turns_reading_into_a_deed(string header)
    {
        var program = await EdgeProgram.Shared();

        var answer = await program.Send(HttpMethod.Get, "/static/form", null, (header, "POST"), ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }
}
