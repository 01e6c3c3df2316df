namespace Parley.Web.Site;

/// <summary>Two questions of whoever keeps the program running: is it alive, and may it get readers?</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("live"));
        routes.MapGet("/health/ready", () => TypedResults.Text("ready"));
    }
}
