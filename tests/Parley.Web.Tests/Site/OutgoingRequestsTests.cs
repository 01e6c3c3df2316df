using System.Net;
using Parley.Web.Site;

namespace Parley.Web.Tests.Site;

public sealed class OutgoingRequestsTests
{
    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("169.254.169.254")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:a00:1::")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("ff02::1")]
    public void No_address_inside_is_public(string address) => Assert.False(OutgoingRequests.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946")]
    [InlineData("::ffff:93.184.216.34")]
    public void Addresses_of_the_world_are(string address) => Assert.True(OutgoingRequests.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://accounts.example/")]
    [InlineData("ftp://accounts.example/")]
    [InlineData("https://localhost:9/")]
    [InlineData("https://[::1]:9/")]
    [InlineData("https://0x7f.1:9/")]
    public async Task Plain_http_and_names_of_this_machine_are_refused(string address)
    {
        using var outgoing = new OutgoingRequests();

        await Assert.ThrowsAsync<OutgoingException>(
            () => outgoing.Fetch(new HttpRequestMessage(HttpMethod.Get, address), mayBePrivate: false, TestContext.Current.CancellationToken));
    }
}
