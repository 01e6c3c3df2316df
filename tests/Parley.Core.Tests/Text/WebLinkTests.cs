using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

public sealed class WebLinkTests
{
    [Theory]
    [InlineData("HTTPS://A.Example", "https://a.example/", "a.example")]
    [InlineData("http://a.example:8080/b?c=d&e#f", "http://a.example:8080/b?c=d&e#f", "a.example")]
    [InlineData("http://a.example?b", "http://a.example?b", "a.example")]
    [InlineData("https://a.example/50%", "https://a.example/50%25", "a.example")]
    [InlineData("https://a.example/%41%zz", "https://a.example/%41%25zz", "a.example")]
    [InlineData("https://a.example/\"<>`{|}^\\'", "https://a.example/%22%3C%3E%60%7B%7C%7D%5E%5C%27", "a.example")]
    [InlineData("https://a.example/漢🙂", "https://a.example/%E6%BC%A2%F0%9F%99%82", "a.example")]
    [InlineData("https://BÜCHER.example/", "https://xn--bcher-kva.example/", "xn--bcher-kva.example")]
    [InlineData("https://ａ.example/", "https://a.example/", "a.example")]
    [InlineData("https://127.0.0.1/", "https://127.0.0.1/", "127.0.0.1")]
    [InlineData("https://[2001:DB8::1]:80/", "https://[2001:db8::1]:80/", "[2001:db8::1]")]
    [InlineData("https://a_b.example./", "https://a_b.example./", "a_b.example.")]
    [InlineData("mailto:me@a.example", "mailto:me@a.example", "a.example")]
    public void An_address_is_written_so_that_every_reader_of_it_agrees(string address, string href, string host)
    {
        var link = WebLink.Parse(address);

        Assert.Equal((href, host), (link?.Href, link?.Host));
    }
}
