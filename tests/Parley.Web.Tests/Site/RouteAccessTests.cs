using System.Net;
using Microsoft.AspNetCore.Builder;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Tests.Site;

public sealed class RouteAccessTests
{
    private static readonly Dictionary<string, CurrentReader> Readers = new()
    {
        ["nobody"] = CurrentReader.Nobody,
        ["guest"] = new CurrentReader { Guest = new GuestId(1) },
        ["account"] = new CurrentReader { Account = new AccountId(1) },
        ["moderator"] = Staff(Role.Moderator),
        ["editor"] = Staff(Role.Editor),
        ["owner"] = Staff(Role.Owner),
        ["owner elsewhere"] = new CurrentReader { Account = new AccountId(1), Roles = new Dictionary<SiteId, Role> { [new SiteId(99)] = Role.Owner } },
    };

    private static readonly Lazy<Task<EdgeProgram>> Program = new(() => EdgeProgram.Start(
        options => options with { RateLimits = new RateLimitOptions { Enabled = false } },
        context => ValueTask.FromResult(Readers[context.Request.Headers["X-Test-Reader"].ToString()])));

    public static TheoryData<string, string, HttpStatusCode> Matrix()
    {
        var rows = new TheoryData<string, string, HttpStatusCode>();
        foreach (var reader in Readers.Keys)
            foreach (var who in Enum.GetValues<Who>())
                rows.Add(reader, who.ToString(), Expected(reader, who));
        return rows;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Each_role_gets_where_it_belongs_and_no_further(string reader, string who, HttpStatusCode expected)
    {
        var program = await Program.Value;
        async Task<HttpStatusCode> Status(HttpMethod method, string path) => (await program.Send(method, path, null, ("X-Test-Reader", reader))).StatusCode;

        foreach (var path in (string[])[$"/api/v1/for/{who}", $"/API/v1/FOR/{who}", $"/api/v1/for/{who}/", $"/api/v1/for/%{(int)who[0]:X2}{who[1..]}", $"/herald/api/v1/for/{who}", $"/static/for/{who}"])
            Assert.Equal(expected, await Status(HttpMethod.Get, path));
        Assert.Equal(expected, await Status(HttpMethod.Head, $"/api/v1/for/{who}"));
    }

    [Theory]
    [InlineData("/api/v1//for/Owner")]
    [InlineData("/api/v1/for%2fOwner")]
    [InlineData("/api/v1/for/..;/Owner")]
    [InlineData("/api/v1/for/Owner;x")]
    [InlineData("/api/v1/for/Owner%20")]
    [InlineData("/api/v1/for/Owner.json")]
    public async Task A_variant_of_a_path_is_no_way_in(string path)
    {
        var program = await EdgeProgram.Shared();

        Assert.Contains((await program.Send(HttpMethod.Get, path)).StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.Unauthorized]);
    }

    [Fact]
    public void A_route_that_declares_nothing_is_named()
    {
        var routes = WebApplication.CreateSlimBuilder().Build();
        routes.MapGet("/open", () => "x");
        routes.MapGet("/declared", () => "x").Allow(Who.Anyone, Limit.Read);

        Assert.Contains("/open", Assert.Single(RouteAccessRules.Undeclared(routes)), StringComparison.Ordinal);
    }

    private static CurrentReader Staff(Role role) =>
        new() { Account = new AccountId(1), Roles = new Dictionary<SiteId, Role> { [default] = role } };

    private static HttpStatusCode Expected(string reader, Who who) => (reader, who) switch
    {
        (_, Who.Anyone) => HttpStatusCode.OK,
        ("nobody", _) => HttpStatusCode.Unauthorized,
        (_, Who.Reader or Who.Author) => HttpStatusCode.OK,
        ("guest", _) => HttpStatusCode.Unauthorized,
        (_, Who.Account) => HttpStatusCode.OK,
        ("owner", _) or ("editor", Who.Editor or Who.Moderator) or ("moderator", Who.Moderator) => HttpStatusCode.OK,
        _ => HttpStatusCode.Forbidden,
    };
}
