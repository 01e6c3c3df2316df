using Microsoft.AspNetCore.Antiforgery;
using Parley.Core.People;
using Parley.Web.Commands;
using Parley.Web.People;

namespace Parley.Web.Site;

/// <summary>Who may call a route. What depends on the thing itself (is it yours?) is the handler's to say.</summary>
internal enum Who
{
    Anyone,

    /// <summary>Someone we know: a guest with a cookie or an account.</summary>
    Reader,

    /// <summary>A reader who wrote the thing; the edge asks for a reader, the handler for the authorship.</summary>
    Author,
    Account,
    Moderator,
    Editor,
    Owner,
}

/// <summary>What every route declares: who may call it, and how often. A route that does not stops the program at start.</summary>
internal sealed record RouteAccess(Who Who, Limit Limit);

internal static class RouteAccessRules
{
    /// <summary>Unknown addresses and wrong methods have no declaration; they are counted as reading.</summary>
    private static readonly RouteAccess Nowhere = new(Who.Anyone, Limit.Read);

    /// <summary>The declaration. The antiforgery filter of forms is off: it needs a token in each reader's page, and <see cref="CrossSite"/> guards instead.</summary>
    public static T Allow<T>(this T route, Who who, Limit limit) where T : IEndpointConventionBuilder =>
        route.WithMetadata(new RouteAccess(who, limit), NoAntiforgery.Instance);

    /// <summary>Leaves the route open to people whom staff have shut out.</summary>
    public static T EvenIfBarred<T>(this T route) where T : IEndpointConventionBuilder => route.WithMetadata(People.OpenToBarred.Instance);

    /// <summary>Names the parameters that may stand more than once in the query or form of this route.</summary>
    public static T Repeats<T>(this T route, params string[] names) where T : IEndpointConventionBuilder =>
        route.WithMetadata(new RepeatedFields(names));

    /// <summary>Every endpoint without a declaration, by name; empty when all is well.</summary>
    public static IReadOnlyList<string> Undeclared(IEndpointRouteBuilder routes) =>
        [.. Endpoints(routes).Where(endpoint => endpoint.Metadata.GetMetadata<RouteAccess>() is null).Select(endpoint => endpoint.DisplayName ?? endpoint.ToString() ?? "?")];

    public static IEnumerable<Endpoint> Endpoints(IEndpointRouteBuilder routes) =>
        routes.DataSources.SelectMany(source => source.Endpoints);

    public static void RequireDeclarations(IEndpointRouteBuilder routes)
    {
        var undeclared = Undeclared(routes);
        if (undeclared.Count > 0)
            throw new OperatorException([.. undeclared.Select(route => $"The route {route} does not say who may call it and how often (.Allow).")]);
    }

    public static void UseRouteAccess(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<RateLimits>();
        app.Use((context, next) =>
        {
            var access = context.GetEndpoint()?.Metadata.GetMetadata<RouteAccess>() ?? Nowhere;
            if (limits.TakeForAddress(context, access.Limit) is { } tooMany) return ErrorAnswers.Write(context, tooMany);
            // A page that is the same for everyone is answered without asking who reads it.
            return access.Who == Who.Anyone && HttpMethods.IsGet(context.Request.Method) ? next(context) : CheckReader(context, access, limits, next);
        });
    }

    private static async Task CheckReader(HttpContext context, RouteAccess access, RateLimits limits, RequestDelegate next)
    {
        if (await Check(context, access, limits) is { } refusal) await ErrorAnswers.Write(context, refusal);
        else await next(context);
    }

    private static async ValueTask<Refusal?> Check(HttpContext context, RouteAccess access, RateLimits limits)
    {
        var reader = await CurrentReader.Of(context);
        // Who sends a bearer means to be somebody: an ended one is said, not taken for a guest.
        if (reader is { IsKnown: false, Bar: { } bar }) return BarredReader.Refusal(context.Words(), context, bar);
        if (!reader.IsKnown && ReaderCookies.HasBearer(context)) return Refusal.SignInFirst;
        return Refuse(access.Who, reader, context) ?? limits.TakeForReader(reader, access.Limit);
    }

    private static Refusal? Refuse(Who who, CurrentReader reader, HttpContext context) => who switch
    {
        Who.Anyone => null,
        Who.Reader or Who.Author => reader.IsKnown ? null : Refusal.SignInFirst,
        _ when reader.Account is null => Refusal.SignInFirst,
        Who.Account => null,
        _ => CurrentSite.Of(context) is { } site && reader.RoleAt(site.Site.Id) >= Needed(who) ? null : Refusal.NotAllowed,
    };

    private static Role Needed(Who who) => who switch
    {
        Who.Moderator => Role.Moderator,
        Who.Editor => Role.Editor,
        _ => Role.Owner,
    };

    private sealed class NoAntiforgery : IAntiforgeryMetadata
    {
        public static readonly NoAntiforgery Instance = new();

        public bool RequiresValidation => false;
    }
}

internal sealed record RepeatedFields(IReadOnlyList<string> Names);
