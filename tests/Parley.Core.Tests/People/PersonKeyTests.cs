using Parley.Core.People;
using Xunit;

namespace Parley.Core.Tests.People;

public sealed class PersonKeyTests
{
    [Theory]
    [InlineData("Example.ORG", "example.org")]
    [InlineData(" @mail.example.org ", "mail.example.org")]
    [InlineData("bücher.example", "xn--bcher-kva.example")]
    public void A_domain_is_kept_in_the_form_that_is_compared(string typed, string expected) =>
        Assert.Equal(expected, PersonKey.OfDomain(typed)?.Domain);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("org")]
    [InlineData(".org")]
    [InlineData("*")]
    [InlineData("*.org")]
    [InlineData("a@b.example")]
    [InlineData("exam ple.org")]
    [InlineData("127.0.0.1")]
    [InlineData("exam\nple.org")]
    [InlineData("example.org' OR 1=1")]
    public void What_no_address_ends_with_is_no_domain(string? typed) => Assert.Null(PersonKey.OfDomain(typed));

    [Fact]
    public void An_address_is_looked_for_under_its_domain_and_those_above_but_never_under_half_of_the_net() =>
        Assert.Equal(["d:a.mail.example.org", "d:mail.example.org", "d:example.org"], PersonKey.DomainsOf("Ben@a.mail.example.org").Select(key => key.Text));

    [Fact]
    public void An_address_of_a_thousand_levels_is_looked_for_under_few() =>
        Assert.InRange(PersonKey.DomainsOf("x@" + string.Join('.', Enumerable.Repeat("a", 1000))).Count(), 1, 10);

    [Theory]
    [InlineData("a:12", 12L)]
    [InlineData("a:-1", null)]
    [InlineData("a:", null)]
    [InlineData("g:12", null)]
    [InlineData("a:99999999999999999999", null)]
    public void A_key_of_an_account_names_it(string text, long? expected) =>
        Assert.Equal(expected, PersonKey.Parse(text)?.Account?.Value);
}
