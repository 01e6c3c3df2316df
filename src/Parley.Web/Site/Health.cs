using Microsoft.AspNetCore.Http.HttpResults;

namespace Parley.Web.Site;

/// <summary>True when the store answers; registered by storage.</summary>
internal delegate Task<bool> StoreAnswers(CancellationToken cancel);

/// <summary>Two questions of whoever keeps the program running: is it alive, and may it get readers?</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", Live).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/health/ready", Ready).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
    }

    private static ContentHttpResult Live(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Text("live");
    }

    private static async Task<Results<ContentHttpResult, StatusCodeHttpResult>> Ready(HttpContext context, IServiceProvider services, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (services.GetService<StoreAnswers>() is not { } answers || await answers(cancel)) return TypedResults.Text("ready");
        return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}
