using Microsoft.AspNetCore.Http.HttpResults;

namespace Parley.Web.Site;

/// <summary><c>GET /openapi/v1.json</c>: the API as OpenAPI 3.1.</summary>
internal static class ShowApiDescription
{
    public static async Task<Results<FileContentHttpResult, StatusCodeHttpResult>> Handle(HttpContext http, ApiDescription description)
    {
        var made = await description.Get();
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.ETag = made.Tag;
        if (http.Request.Knows(made.Tag))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.File(made.Json, "application/json");
    }
}

internal static class ApiDescriptionRoutes
{
    public static void MapApiDescription(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/openapi/v1.json", ShowApiDescription.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
        routes.MapGet("/docs/api", BrowseApi.Handle).Allow(Who.Anyone, Limit.Read).ExcludeFromDescription();
    }
}
