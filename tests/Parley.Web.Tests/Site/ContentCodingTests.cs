using Microsoft.Extensions.Primitives;
using Parley.Web.Site;

namespace Parley.Web.Tests.Site;

public sealed class ContentCodingTests
{
    [Theory]
    [InlineData("", "identity")]
    [InlineData("identity", "identity")]
    [InlineData("gzip", "gzip")]
    [InlineData("GZIP , deflate", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br; q=0.000 ,gzip;q=0", "identity")]
    [InlineData("br;q=0.1, gzip;q=1", "br")]
    [InlineData("brotli, bran", "identity")]
    [InlineData(",,;,br", "br")]
    public void The_densest_that_is_taken_is_sent(string accepted, string sent) => Assert.Equal(sent, ContentCoding.Best(accepted).Name());

    [Fact]
    public void A_header_may_stand_in_several_lines() => Assert.Equal(Coding.Brotli, ContentCoding.Best(new StringValues(["gzip", "br"])));
}
