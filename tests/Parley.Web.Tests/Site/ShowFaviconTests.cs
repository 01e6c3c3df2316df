using System.Net;
using Parley.Core.Articles;
using Parley.Web.Site;

namespace Parley.Web.Tests.Site;

public sealed class ShowFaviconTests
{
    [Fact]
    public async Task Without_one_of_its_own_a_site_has_the_programs()
    {
        var program = await EdgeProgram.Shared();

        using var answer = await program.Send(HttpMethod.Get, "/favicon.ico");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.EndsWith("/icon.svg", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public void The_smallest_that_is_wide_enough_is_taken()
    {
        var icon = new Picture("512", "image/png", 512, 512)
        {
            Sizes = [new("32w", "image/webp", 32, 32), new("32", "image/png", 32, 32), new("180", "image/png", 180, 180)],
        };

        Assert.Equal(("32", "180", "512"), (ShowFavicon.HashOf(icon, 32), ShowFavicon.HashOf(icon, 180), ShowFavicon.HashOf(icon, 400)));
    }
}
