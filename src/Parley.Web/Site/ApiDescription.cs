using System.Security.Cryptography;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Parley.Web.Site;

/// <summary>The description's bytes, made once, at the first question for them.</summary>
internal sealed class ApiDescription
{
    private readonly Lazy<Task<Made>> made;

    public ApiDescription(IServiceProvider services) => made = new(() => Make(services));

    public Task<Made> Get() => made.Value;

    private static async Task<Made> Make(IServiceProvider services)
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(OpenApi.DocumentName).GetOpenApiDocumentAsync();
        using var stream = new MemoryStream();
        await document.SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_1);
        var json = stream.ToArray();
        return new Made(json, $"\"{Convert.ToHexStringLower(SHA256.HashData(json))[..32]}\"");
    }

    /// <param name="Json">OpenAPI 3.1, UTF-8.</param>
    /// <param name="Tag">A strong ETag.</param>
    internal sealed record Made(byte[] Json, string Tag);
}
