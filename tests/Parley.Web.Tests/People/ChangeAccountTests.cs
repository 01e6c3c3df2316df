using System.Net;
using System.Text.Json;
using Parley.Core.People;
using Parley.Testing;

namespace Parley.Web.Tests.People;

public sealed class ChangeAccountTests
{
    [Fact]
    public async Task A_person_takes_a_name_and_says_a_few_words()
    {
        await using var program = await TestProgram.Start();
        var reader = await program.SignIn("ada@news.example");

        var answer = await reader.Json(HttpMethod.Patch, "/api/v1/me", """{"name":"  Ada   Byron ","about":"Counts engines."}""");

        var me = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal("Ada Byron", me.GetProperty("name").GetString());
        Assert.Equal("Counts engines.", me.GetProperty("about").GetString());
        Assert.True(me.GetProperty("hasChosenName").GetBoolean());
    }

    [Fact]
    public async Task What_is_not_sent_stays()
    {
        await using var program = await TestProgram.Start();
        var reader = await program.SignIn("ada@news.example", "Ada Byron");
        await reader.Json(HttpMethod.Patch, "/api/v1/me", """{"about":"Counts engines."}""");

        var answer = await reader.Json(HttpMethod.Patch, "/api/v1/me", """{"about":""}""");

        var me = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal("Ada Byron", me.GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, me.GetProperty("about").ValueKind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("ada@news.example")]
    [InlineData("Ada\u202Enoryb")]
    [InlineData("A\u200Bda")]
    [InlineData("Ada\r\nBcc: x@y.example")]
    [InlineData("...")]
    [InlineData("\u2066Ada\u2069")]
    [InlineData("Ada\uFEFF Byron")]
    [InlineData("Аda Byron")]
    public async Task A_name_that_deceives_is_refused_with_the_reason(string name)
    {
        await using var program = await TestProgram.Start();
        var reader = await program.SignIn("ada@news.example", "Ada Byron");

        var answer = await reader.Json(HttpMethod.Patch, "/api/v1/me", JsonSerializer.Serialize(new { name }));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.NotEmpty(problem.GetProperty("errors").GetProperty("name")[0].GetString()!);
        Assert.Contains("Ada Byron", await reader.Text("/api/v1/me"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Edna Marsh")]
    [InlineData("EDNA MARSH")]
    [InlineData("edna-marsh")]
    [InlineData("Ednа Mаrsh")]
    public async Task Nobody_passes_for_staff(string name)
    {
        await using var program = await TestProgram.Start();
        var editor = await program.SignIn("ed@news.example", Role.Editor, "Edna Marsh");
        var reader = await program.SignIn("ada@news.example", "Ada Byron");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reader.Post("/account", ("name", name))).StatusCode);
        Assert.Contains("Ada Byron", await reader.Text("/api/v1/me"), StringComparison.Ordinal);
        // The one whose name it is may write it anew.
        Assert.Equal(HttpStatusCode.Redirect, (await editor.Post("/account", ("name", "Edna MARSH"))).StatusCode);
    }

    [Fact]
    public async Task What_was_typed_stays_in_the_form_when_it_is_refused()
    {
        await using var program = await TestProgram.Start();
        var reader = await program.SignIn("ada@news.example", "Ada Byron");

        var answer = await reader.Post("/account", ("name", "me@you"), ("about", "<b>words</b> worth keeping"));

        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("me@you", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;words&lt;/b&gt; worth keeping", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"Ada Byron","id":"1","role":"owner","roles":[{"site":"main","role":"owner"}],"hasChosenName":true,"createdAt":"2001-01-01T00:00:00Z"}""")]
    public async Task Only_name_and_words_can_be_set(string json)
    {
        await using var program = await TestProgram.Start();
        var reader = await program.SignIn("ada@news.example", "Ada Byron");
        var before = await reader.Text("/api/v1/me");

        await reader.Json(HttpMethod.Patch, "/api/v1/me", json);

        Assert.Equal(before, await reader.Text("/api/v1/me"));
    }
}
