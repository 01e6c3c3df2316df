using System.Net;
using Parley.Testing;

namespace Parley.Web.Tests.People;

public sealed class SignOutTests
{
    [Fact]
    public async Task Signing_out_ends_this_session_and_no_other()
    {
        await using var program = await TestProgram.Start();
        var desk = await program.SignIn("ada@news.example");
        var phone = await program.SignInAgain("ada@news.example");
        var kept = desk.Cookies["__Host-parley"];

        Assert.Equal(HttpStatusCode.Redirect, (await desk.Post("/sign-out")).StatusCode);

        Assert.Empty(desk.Cookies);
        desk.Cookies["__Host-parley"] = kept;
        Assert.Equal(HttpStatusCode.Unauthorized, (await desk.Get("/api/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await phone.Get("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_at_once()
    {
        await using var program = await TestProgram.Start();
        var desk = await program.SignIn("ada@news.example");
        var phone = await program.SignInAgain("ada@news.example");
        var other = await program.SignIn("bob@news.example");
        Assert.Equal(HttpStatusCode.OK, (await phone.Get("/account")).StatusCode);

        await desk.Post("/sign-out", ("all", "1"));

        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.Get("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.Get("/api/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.Get("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task A_program_signs_out_by_the_api()
    {
        await using var program = await TestProgram.Start();
        var reader = await program.SignIn("ada@news.example");

        Assert.Equal(HttpStatusCode.NoContent, (await reader.Json(HttpMethod.Post, "/api/v1/sign-out", """{"all":true}""")).StatusCode);

        Assert.Equal(0, await program.Read(database => Task.FromResult(database.Sessions.Count())));
    }

    [Fact]
    public async Task Another_site_cannot_sign_a_reader_out()
    {
        await using var program = await TestProgram.Start();
        var reader = await program.SignIn("ada@news.example");
        reader.Headers["Sec-Fetch-Site"] = "cross-site";

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Post("/sign-out", ("all", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.Get("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task A_session_that_nobody_used_for_sixty_days_has_ended()
    {
        await using var program = await TestProgram.Start();
        var reader = await program.SignIn("ada@news.example");

        program.Later(TimeSpan.FromDays(40));
        Assert.Equal(HttpStatusCode.OK, (await reader.Get("/api/v1/me")).StatusCode);
        program.Later(TimeSpan.FromDays(40));
        Assert.Equal(HttpStatusCode.OK, (await reader.Get("/api/v1/me")).StatusCode);
        program.Later(TimeSpan.FromDays(61));
        Assert.Equal(HttpStatusCode.Unauthorized, (await reader.Get("/api/v1/me")).StatusCode);
    }
}
