using System.Net;

namespace Parley.Web.Tests.Site;

public sealed class HealthTests
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_running_program_says_so_and_no_cache_keeps_it(string path)
    {
        var program = await EdgeProgram.Shared();

        var answer = await program.Send(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }
}
