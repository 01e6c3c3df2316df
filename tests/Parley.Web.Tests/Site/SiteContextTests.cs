using System.Net;
using Parley.Core.Site;
using Parley.Web.Site;

namespace Parley.Web.Tests.Site;

public sealed class SiteContextTests
{
    [Theory]
    [InlineData("/static/echo", null, "herald False  /static/echo")]
    [InlineData("/herald/static/echo", null, "herald True /herald /static/echo")]
    [InlineData("/bote/static/echo", null, "bote True /bote /static/echo")]
    [InlineData("/static/echo", "bote.example", "bote True  /static/echo")]
    [InlineData("/static/echo", "BOTE.example:8080", "bote True  /static/echo")]
    [InlineData("/herald/static/echo", "bote.example", "herald True /herald /static/echo")]
    public async Task A_path_names_a_site_then_a_host_then_it_is_the_first(string path, string? host, string expected)
    {
        var program = await EdgeProgram.Shared();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;

        var answer = await program.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.StartsWith(expected, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/HERALD/static/echo")]
    [InlineData("/herald/bote/static/echo")]
    [InlineData("/nosuch/static/echo")]
    [InlineData("/herald%2fstatic/echo")]
    public async Task What_is_no_short_name_is_no_site(string path)
    {
        var program = await EdgeProgram.Shared();

        Assert.Equal(HttpStatusCode.NotFound, (await program.Send(HttpMethod.Get, path)).StatusCode);
    }

    [Fact]
    public async Task Without_any_site_the_operator_is_told_what_to_do()
    {
        await using var program = await EdgeProgram.Start(sites: false);

        var answer = await program.Send(HttpMethod.Get, "/static/echo");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("parley site add", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await program.Send(HttpMethod.Get, "/health/live")).StatusCode);
    }

    [Fact]
    public async Task A_site_is_found_by_its_origin()
    {
        var program = await EdgeProgram.Shared();
        var directory = program.Get<SiteDirectory>();

        Assert.Equal("bote", directory.ByOrigin("https://bote.example")?.ShortName);
        Assert.Null(directory.ByOrigin("http://bote.example"));
    }

    [Fact]
    public async Task Of_two_sites_with_one_host_the_older_keeps_it()
    {
        var older = new Publication("old", "Old", "en", DateTimeOffset.UnixEpoch);
        older.Serve("news.example", []);
        var newer = new Publication("new", "New", "en", DateTimeOffset.UnixEpoch);
        newer.Serve("news.example", []);
        using var directory = new SiteDirectory(_ => Task.FromResult<IReadOnlyList<Publication>>([older, newer]));

        await directory.Refresh(TestContext.Current.CancellationToken);

        Assert.Same(older, directory.ByHost("news.example"));
    }

    [Fact]
    public async Task Sites_that_were_read_before_do_not_take_the_place_of_those_read_after()
    {
        var (slow, reads) = (new TaskCompletionSource(), 0);
        using var directory = new SiteDirectory(async _ =>
        {
            if (Interlocked.Increment(ref reads) > 1)
                return [new Publication("herald", "The Herald", "en", DateTimeOffset.UnixEpoch)];
            await slow.Task;
            return [];
        });

        Task[] refreshes = [directory.Refresh(TestContext.Current.CancellationToken), directory.Refresh(TestContext.Current.CancellationToken)];
        slow.SetResult();
        await Task.WhenAll(refreshes);

        Assert.NotNull(directory.ByShortName("herald"));
    }
}
