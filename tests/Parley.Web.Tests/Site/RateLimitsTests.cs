using System.Net;
using Microsoft.Extensions.Time.Testing;
using Parley.Core.People;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Tests.Site;

public sealed class RateLimitsTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void A_brake_lets_so_many_through_at_once_and_then_one_every()
    {
        var brake = new Brake(atOnce: 3, every: TimeSpan.FromSeconds(10), clock);

        Assert.Equal([0, 0, 0, 10], Enumerable.Range(0, 4).Select(_ => brake.Take(7).TotalSeconds));
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(1, brake.Take(7).TotalSeconds);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([0, 10], Enumerable.Range(0, 2).Select(_ => brake.Take(7).TotalSeconds));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([0, 0, 0, 10], Enumerable.Range(0, 4).Select(_ => brake.Take(7).TotalSeconds));
    }

    [Fact]
    public void A_refused_try_costs_nothing()
    {
        var brake = new Brake(atOnce: 1, every: TimeSpan.FromSeconds(10), clock);
        brake.Take(7);

        for (var n = 0; n < 1000; n++) brake.Take(7);

        Assert.Equal(10, brake.Take(7).TotalSeconds);
    }

    [Fact]
    public void A_thousand_exhausted_strangers_brake_hardly_anyone_else()
    {
        var brake = new Brake(atOnce: 1, every: TimeSpan.FromHours(1), clock);
        for (var stranger = 0; stranger < 1000; stranger++) brake.Take(stranger);

        var refused = Enumerable.Range(1_000_000, 2_000).Count(other => brake.Take(other) > TimeSpan.Zero);

        // Two rows of 16,384 slots: about 0.4 in a hundred when a thousand are taken, some more as the others take theirs.
        Assert.InRange(refused, 0, 100);
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("192.0.2.7", "::ffff:192.0.2.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Addresses_of_one_ipv6_network_count_as_one(string one, string other, bool same) =>
        Assert.Equal(same, RateLimits.AddressKey(IPAddress.Parse(one)) == RateLimits.AddressKey(IPAddress.Parse(other)));

    [Fact]
    public async Task Too_many_requests_are_told_when_to_come_back()
    {
        await using var program = await EdgeProgram.Start(clock: clock);

        var answers = new List<HttpResponseMessage>();
        for (var n = 0; n < 31; n++) answers.Add(await program.Send(HttpMethod.Post, "/api/v1/sign-in-like"));

        Assert.All(answers[..30], answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[30].StatusCode);
        Assert.Equal("application/problem+json", answers[30].Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromSeconds(10), answers[30].Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task A_made_up_forwarded_address_is_no_way_round()
    {
        await using var program = await EdgeProgram.Start(clock: clock);

        HttpResponseMessage? last = null;
        for (var n = 0; n < 31; n++)
            last = await program.Send(HttpMethod.Post, "/api/v1/sign-in-like", null, ("X-Forwarded-For", $"198.51.100.{n}"), ("Forwarded", $"for=198.51.100.{n}"), ("X-Real-IP", $"198.51.100.{n}"));

        Assert.Equal(HttpStatusCode.TooManyRequests, last?.StatusCode);
    }

    [Fact]
    public async Task Behind_a_named_proxy_readers_are_told_apart_and_an_ipv6_network_is_one()
    {
        await using var program = await EdgeProgram.Start(options => options with { Proxies = [IPNetwork.Parse("127.0.0.1/32")] }, clock: clock);

        HttpResponseMessage? fourth = null, sixth = null;
        for (var n = 0; n < 31; n++) fourth = await program.Send(HttpMethod.Post, "/api/v1/sign-in-like", null, ("X-Forwarded-For", $"198.51.100.{n}"));
        for (var n = 0; n < 31; n++) sixth = await program.Send(HttpMethod.Post, "/api/v1/sign-in-like", null, ("X-Forwarded-For", $"2001:db8::{n:x}"));

        Assert.Equal(HttpStatusCode.OK, fourth?.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, sixth?.StatusCode);
    }

    [Fact]
    public async Task An_account_is_counted_wherever_it_comes_from()
    {
        var ann = new CurrentReader { Account = new AccountId(5) };
        await using var program = await EdgeProgram.Start(
            options => options with { Proxies = [IPNetwork.Parse("127.0.0.1/32")] }, _ => ValueTask.FromResult(ann), clock);

        HttpResponseMessage? last = null;
        for (var n = 0; n < 11; n++) last = await program.Send(HttpMethod.Post, "/api/v1/sign-in-like", null, ("X-Forwarded-For", $"198.51.100.{n}"));

        Assert.Equal(HttpStatusCode.TooManyRequests, last?.StatusCode);
    }

    [Fact]
    public async Task Switched_off_nothing_brakes()
    {
        await using var program = await EdgeProgram.Start(options => options with { RateLimits = new RateLimitOptions { Enabled = false } }, clock: clock);

        for (var n = 0; n < 60; n++) Assert.Equal(HttpStatusCode.OK, (await program.Send(HttpMethod.Post, "/api/v1/sign-in-like")).StatusCode);
    }
}
