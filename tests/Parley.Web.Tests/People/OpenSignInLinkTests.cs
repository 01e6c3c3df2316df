using System.Net;
using Parley.Testing;

namespace Parley.Web.Tests.People;

public sealed class OpenSignInLinkTests
{
    [Fact]
    public async Task Looking_into_a_link_changes_nothing_and_its_button_signs_in_once()
    {
        await using var program = await TestProgram.Start();
        var (browser, link) = await Asked(program);

        for (var i = 0; i < 3; i++)
        {
            var look = await browser.Get(link);
            Assert.Equal(HttpStatusCode.OK, look.StatusCode);
            Assert.Equal("no-store", look.Headers.CacheControl?.ToString());
            Assert.Equal("noindex", look.Headers.GetValues("X-Robots-Tag").Single());
            Assert.Equal("strict-origin", look.Headers.GetValues("Referrer-Policy").Single());
        }

        Assert.Equal(HttpStatusCode.Redirect, (await browser.Post(link)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/api/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await browser.Post(link)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await browser.Get(link)).StatusCode);
    }

    [Fact]
    public async Task The_link_is_good_in_the_browser_that_asked_and_stays_so_when_another_tried()
    {
        await using var program = await TestProgram.Start();
        var (browser, link) = await Asked(program);

        var other = program.Browser();
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Get(link)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Post(link)).StatusCode);

        Assert.Empty(other.Cookies);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Post(link)).StatusCode);
    }

    [Fact]
    public async Task A_newer_letter_voids_the_older_one()
    {
        await using var program = await TestProgram.Start();
        var (browser, older) = await Asked(program);
        await browser.Post("/sign-in", ("email", "ada@news.example"));
        var newer = (await program.Mail("ada@news.example", 2)).Link;

        Assert.Equal(HttpStatusCode.Gone, (await browser.Post(older)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Post(newer)).StatusCode);
    }

    [Fact]
    public async Task A_link_ends_after_ten_minutes()
    {
        await using var program = await TestProgram.Start();
        var (browser, link) = await Asked(program);

        program.Later(TimeSpan.FromMinutes(10));

        Assert.Equal(HttpStatusCode.Gone, (await browser.Get(link)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await browser.Post(link)).StatusCode);
    }

    [Fact]
    public async Task Of_many_posts_at_once_one_signs_in()
    {
        await using var program = await TestProgram.Start();
        var (browser, link) = await Asked(program);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => browser.Post(link)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/%2f%2fevil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task After_signing_in_nobody_is_led_away(string returnTo)
    {
        await using var program = await TestProgram.Start();
        await program.SignIn("ada@news.example");
        var browser = program.Browser();
        await browser.Post("/sign-in", ("email", "ada@news.example"), ("returnTo", returnTo));

        var answer = await browser.Post((await program.Mail("ada@news.example", 2)).Link);

        Assert.Equal("/account", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task After_signing_in_the_reader_is_back_where_they_were()
    {
        await using var program = await TestProgram.Start();
        await program.SignIn("ada@news.example");
        var browser = program.Browser();
        await browser.Post("/sign-in", ("email", "ada@news.example"), ("returnTo", "/articles/ferry?sort=new#discussion"));

        var answer = await browser.Post((await program.Mail("ada@news.example", 2)).Link);

        Assert.Equal("/articles/ferry?sort=new#discussion", answer.Headers.Location?.OriginalString);
    }

    private static async Task<(TestBrowser Browser, string Link)> Asked(TestProgram program)
    {
        var browser = program.Browser();
        await browser.Post("/sign-in", ("email", "ada@news.example"));
        return (browser, (await program.Mail("ada@news.example")).Link);
    }
}
