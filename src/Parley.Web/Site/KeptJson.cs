using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Parley.Web.Site;

/// <summary>A finished page that holds the JSON of <typeparamref name="T"/>; the type is told to the API's description.</summary>
internal sealed class KeptJson<T>(FinishedPage page) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => page.ExecuteAsync(httpContext);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}
