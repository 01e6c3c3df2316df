using CsCheck;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("me@x.example", "me@x.example")]
    [InlineData("  Me.Too+tag@X.EXAMPLE ", "Me.Too+tag@x.example")]
    [InlineData("o'brien@x.example", "o'brien@x.example")]
    [InlineData("me@bücher.example", "me@xn--bcher-kva.example")]
    [InlineData("me@Ｘ.example", "me@x.example")]
    [InlineData("me@a.b-c.d.example", "me@a.b-c.d.example")]
    public void An_address_is_kept_in_one_form(string text, string address) => Assert.Equal(address, EmailAddress.Parse(text)?.Value);

    [Fact]
    public void Two_spellings_of_one_address_have_one_key() =>
        Assert.Equal(EmailAddress.Parse("ME@x.example")?.Key, EmailAddress.Parse("me@X.example")?.Key);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("me")]
    [InlineData("me@")]
    [InlineData("@x.example")]
    [InlineData("me@localhost")]
    [InlineData("me@@x.example")]
    [InlineData("me@you@x.example")]
    [InlineData("me you@x.example")]
    [InlineData("\"me you\"@x.example")]
    [InlineData("\"me\"@x.example")]
    [InlineData("me@x.example\r\nBcc: you@x.example")]
    [InlineData("me@x.example\n")]
    [InlineData("me\r@x.example")]
    [InlineData("me\0@x.example")]
    [InlineData("me@x.exa\u200Bmple")]
    [InlineData("me@x.example, you@x.example")]
    [InlineData("me@x.example;you@x.example")]
    [InlineData("Me <me@x.example>")]
    [InlineData("<me@x.example>")]
    [InlineData("me(comment)@x.example")]
    [InlineData("me@[127.0.0.1]")]
    [InlineData("me@127.0.0.1")]
    [InlineData("me@x..example")]
    [InlineData("me@.x.example")]
    [InlineData("me@x.example.")]
    [InlineData("me@-x.example")]
    [InlineData("me@x-.example")]
    [InlineData("me@x_y.example")]
    [InlineData(".me@x.example")]
    [InlineData("me.@x.example")]
    [InlineData("m..e@x.example")]
    [InlineData("mé@x.example")]
    [InlineData("me@x\u3002example")]
    [InlineData("me\uFF20x.example")]
    [InlineData("me@x.example%0ACc:you@x.example")]
    [InlineData("me\\@x.example")]
    [InlineData("me:@x.example")]
    [InlineData("me@x.example/../")]
    [InlineData("me@xn--a.example")]
    public void What_is_no_plain_address_is_refused(string? text) => Assert.Null(EmailAddress.Parse(text));

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Assert.Null(EmailAddress.Parse("me@\uD83D.example"));

    [Fact]
    public void The_limits_are_64_before_the_sign_and_254_in_all()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 61), 3)) + ".exa";
        Assert.NotNull(EmailAddress.Parse(new string('a', 64) + "@" + domain));
        Assert.Null(EmailAddress.Parse(new string('a', 65) + "@" + domain));
        Assert.Equal(254, EmailAddress.Parse(new string('a', 64) + "@" + domain)?.Value.Length);
        Assert.Null(EmailAddress.Parse(new string('a', 64) + "@d" + domain));
        Assert.Null(EmailAddress.Parse("a@" + new string('d', 64) + ".example"));
    }

    [Fact]
    public void Whatever_is_accepted_is_one_line_of_ascii_with_one_sign() =>
        Signs.Unicode.Select(text => "a" + text + "@b.example").Sample(text =>
        {
            if (EmailAddress.Parse(text) is not { } address) return;
            Assert.True(address.Value.All(c => c is > ' ' and < '\u007F'));
            Assert.Equal(1, address.Value.Count(c => c == '@'));
            Assert.Equal(address, EmailAddress.Parse(address.Value));
        });
}
