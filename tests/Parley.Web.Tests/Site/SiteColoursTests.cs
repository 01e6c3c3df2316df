using System.Net;
using Parley.Core.Live;
using Parley.Core.Site;
using Parley.Storage.Live;
using Parley.Testing;

namespace Parley.Web.Tests.Site;

public sealed class SiteColoursTests
{
    [Fact]
    public async Task A_sites_accent_comes_as_a_sheet_that_never_changes()
    {
        await using var program = await TestProgram.Start();
        await Choose(program, "#8a1c2b");
        var reader = program.Browser();

        var page = await reader.Text("/");
        var address = page[page.IndexOf("/site-colours/", StringComparison.Ordinal)..].Split('"')[0];
        using var sheet = await reader.Get(address);

        Assert.Equal("text/css", sheet.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", sheet.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"^:root \{ --accent: light-dark\(#8a1c2b, #[0-9a-f]{6}\); \}\n$", await sheet.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ffcc00-00000000.css")]
    [InlineData("8a1c2b%3B%7D-00000000.css")]
    [InlineData("8a1c2")]
    [InlineData("..%2f..%2fparley.json")]
    public async Task What_is_no_legible_colour_has_no_sheet(string name)
    {
        var program = await EdgeProgram.Shared();

        using var answer = await program.Send(HttpMethod.Get, "/site-colours/" + name);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task An_address_of_an_older_program_gets_the_sheet_of_now_but_not_for_good()
    {
        var program = await EdgeProgram.Shared();

        using var answer = await program.Send(HttpMethod.Get, "/site-colours/8a1c2b-00000000.css");

        Assert.Equal("no-cache", answer.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("red;} body{background:url(//evil.example)}")]
    [InlineData("#ffcc00")]
    public async Task An_accent_that_never_passed_is_not_shown_though_the_store_holds_it(string accent)
    {
        await using var program = await TestProgram.Start();
        await Choose(program, accent);

        var page = await program.Browser().Text("/");

        Assert.DoesNotContain("site-colours", page, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", page, StringComparison.Ordinal);
    }

    private static Task<long> Choose(TestProgram program, string accent) => program.Write(async (job, cancel) =>
    {
        var site = job.Sites.OrderBy(row => row.Id).First();
        site.SetLooks(accent, Theme.System);
        await job.SaveChangesAsync(cancel);
        return await job.Announce(site.Id, EventKind.SiteChanged, null, program.Clock.GetUtcNow(), cancel);
    });
}
