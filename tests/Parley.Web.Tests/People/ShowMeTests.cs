using System.Net;
using System.Text.Json;
using Parley.Core.People;
using Parley.Testing;

namespace Parley.Web.Tests.People;

public sealed class ShowMeTests
{
    [Fact]
    public async Task The_signed_in_see_name_and_roles_and_never_an_address()
    {
        await using var program = await TestProgram.Start();
        var editor = await program.SignIn("ed@news.example", Role.Editor, "Edna Marsh");

        var text = await editor.Text("/api/v1/me");

        var me = JsonDocument.Parse(text).RootElement;
        Assert.Equal("Edna Marsh", me.GetProperty("name").GetString());
        Assert.Equal("editor", me.GetProperty("roles")[0].GetProperty("role").GetString());
        Assert.Equal("main", me.GetProperty("roles")[0].GetProperty("site").GetString());
        Assert.DoesNotContain("news.example", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Bearer ' OR 1=1 --")]
    [InlineData("Bearer")]
    public async Task Whoever_is_not_signed_in_sees_nothing(string? authorization)
    {
        await using var program = await TestProgram.Start();
        var browser = program.Browser();
        browser.Headers["Authorization"] = authorization;

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task A_bad_bearer_does_not_fall_back_on_the_cookie()
    {
        await using var program = await TestProgram.Start();
        var reader = await program.SignIn("ada@news.example");
        reader.Headers["Authorization"] = "Bearer AAAAAAAAAAAAAAAAAAAAAA";

        Assert.Equal(HttpStatusCode.Unauthorized, (await reader.Get("/api/v1/me")).StatusCode);
    }
}
