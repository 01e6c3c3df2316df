using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Parley.Core.Site;
using Parley.Web.Site;
using Parley.Web.Tests.Site;

namespace Parley.Web.Tests.Conventions;

public sealed class RouteTests
{
    [Fact]
    public async Task Every_route_says_who_may_call_it_and_how_often()
    {
        var endpoints = await Endpoints();

        Assert.NotEmpty(endpoints);
        Assert.Empty(endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<RouteAccess>() is null).Select(endpoint => endpoint.DisplayName));
    }

    [Fact]
    public async Task No_site_can_take_the_first_segment_of_a_route()
    {
        var first = (await Endpoints()).Select(endpoint => endpoint.RoutePattern.PathSegments)
            .Where(segments => segments.Count > 0).Select(segments => segments[0]).ToList();

        var literals = first.Where(segment => segment.IsSimple).Select(segment => segment.Parts[0]).OfType<RoutePatternLiteralPart>().Select(part => part.Content);
        Assert.Empty(literals.Where(name => !ShortNames.Reserved.Contains(name)).Distinct());
        Assert.DoesNotContain(first, segment => segment.IsSimple && segment.Parts[0].IsParameter);
    }

    [Fact]
    public async Task What_changes_something_is_counted_harder_than_reading()
    {
        var lax = (await Endpoints())
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { } methods && methods.HttpMethods.Any(method => method is not ("GET" or "HEAD")))
            .Where(endpoint => endpoint.Metadata.GetMetadata<RouteAccess>()?.Limit is Limit.Read or Limit.Live);

        Assert.Empty(lax.Select(endpoint => endpoint.DisplayName));
    }

    [Fact]
    public void Every_action_has_a_test_file_of_its_name()
    {
        var tests = Sources.Files("tests/Parley.Web.Tests", ".cs").Select(Path.GetFileName).ToHashSet(StringComparer.Ordinal);

        var untested = Actions().Select(action => action.Name + "Tests.cs").Except(tests, StringComparer.Ordinal).ToList();
        Assert.Empty(untested);
    }

    [Fact]
    public void The_signature_of_an_action_tells_every_answer()
    {
        var vague = Actions().SelectMany(action => action.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.Name is "Handle" or "HandleForm")
            .Where(method => Answer(method.ReturnType) is { IsInterface: true } or { Name: "Object" })
            .Select(method => $"{method.DeclaringType?.Name}.{method.Name}");

        Assert.Empty(vague);
    }

    private static IEnumerable<Type> Actions() => Sources.Types(Sources.Web)
        .Where(type => type is { IsAbstract: true, IsSealed: true } && type.GetMethod("Handle", BindingFlags.Public | BindingFlags.Static) is not null);

    private static Type Answer(Type type) => type.IsGenericType && type.Name is "Task`1" or "ValueTask`1" ? type.GetGenericArguments()[0] : type;

    private static async Task<List<RouteEndpoint>> Endpoints()
    {
        var program = await EdgeProgram.Shared();
        return [.. program.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
    }
}
