using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Parley.Web.Site;

/// <summary>
/// The description of the API, made from the routes and the signatures of their handlers when it is first asked for; it costs nothing at start.
/// </summary>
internal static class OpenApi
{
    public const string DocumentName = "v1";

    private const string Problem = "Problem";
    private static readonly string[] Schemes = ["bearer", "cookie"];

    public static void AddApiDescription(this IServiceCollection services)
    {
        services.AddOpenApi(DocumentName, options =>
        {
            options.ShouldInclude = route => route.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is null ? null : NameOf(type.Type);
            options.AddSchemaTransformer(NameStrings);
            options.AddOperationTransformer(Complete);
            options.AddDocumentTransformer(Introduce);
        });
        services.AddSingleton<ApiDescription>();
    }

    /// <summary>Requests are nested in their deed and answers end in Json: both are named as a reader of the description would.</summary>
    private static string NameOf(Type type)
    {
        var name = type.Name.Split('`')[0];
        if (type.DeclaringType is { } deed)
            return deed.Name + name;
        return name.EndsWith("Json", StringComparison.Ordinal) ? name[..^4] : name;
    }

    /// <summary>Text has a reader of its own (<see cref="EdgeJson"/>), so the framework does not know that it is text.</summary>
    private static Task NameStrings(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        if (context.JsonTypeInfo.Type == typeof(string) && (schema.Type is null || (schema.Type.Value & JsonSchemaType.String) == 0))
            schema.Type = context.JsonPropertyInfo is { IsGetNullable: true } ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        return Task.CompletedTask;
    }

    private static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var access = context.Description.ActionDescriptor.EndpointMetadata.OfType<RouteAccess>().FirstOrDefault();
        operation.Responses ??= [];
        foreach (var (status, words) in Refused(access?.Who ?? Who.Anyone, access?.Limit, context.Description.HttpMethod ?? "GET"))
            operation.Responses.TryAdd(status, new OpenApiResponse
            {
                Description = words,
                Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problem, context.Document) } },
            });
        if (access is not null and not { Who: Who.Anyone })
            operation.Security = [.. Schemes.Select(scheme => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] })];
        return Task.CompletedTask;
    }

    private static IEnumerable<(string Status, string Words)> Refused(Who who, Limit? limit, string method)
    {
        yield return ("400", "The request cannot be read: errors names the fields.");
        if (who != Who.Anyone)
            yield return ("401", "Sign in first.");
        if (method != "GET")
        {
            yield return ("403", "Not allowed: another's, too late, closed, or asked by another site's page.");
            yield return ("422", "Refused for what it says: errors names the fields.");
            yield return ("503", "Nothing can be stored just now; Retry-After says when to try again.");
        }

        if (limit == Limit.Live)
        {
            yield return ("422", "The number to go on from is none: errors names the field.");
            yield return ("503", "No place for one more stream; Retry-After says when to try again, and asking for JSON works meanwhile.");
        }

        yield return ("404", "There is nothing at this address.");
        yield return ("429", "Too often; Retry-After says when to try again.");
    }

    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Parley",
            Version = "1",
            Description = "Discussions and comments. Numbers of things are strings of digits; times are ISO 8601 in UTC; refusals are problem details (RFC 9457). "
                + "The same addresses stand below /SITE/ for one site of several.",
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[Problem] = ProblemSchema();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The token of POST /api/v1/sign-in/code with \"bearer\": true." },
            ["cookie"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = People.ReaderCookies.SessionName, Description = "The session of a browser; guests have a cookie of their own." },
        };
        return Task.CompletedTask;
    }

    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null },
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "What is wrong, by field.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
        },
    };
}
