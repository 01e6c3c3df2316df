using System.Text.Json;

namespace Parley.Web.Site;

/// <summary><c>GET /docs/api</c>: the description as a page, rendered here: it asks no other host for anything and needs no script.</summary>
internal static class BrowseApi
{
    public static async Task<HtmlPage> Handle(HttpContext http, CurrentSite site, ApiDescription description)
    {
        using var document = JsonDocument.Parse((await description.Get()).Json);
        return HtmlPage.Shared<ApiPage>(new ApiView
        {
            Frame = Frames.Frame(site, site.Site, site.Words()["api.heading"]) with { NoIndex = true, Sheets = ["api.css"] },
            Root = site.AbsoluteUrl(site.PathBase),
            Operations = [.. Operations(document.RootElement)],
            Shapes = [.. Shapes(document.RootElement)],
        });
    }

    private static IEnumerable<ApiOperation> Operations(JsonElement document)
    {
        foreach (var path in document.GetProperty("paths").EnumerateObject().OrderBy(path => path.Name, StringComparer.Ordinal))
            foreach (var operation in path.Value.EnumerateObject())
            {
                var body = operation.Value.TryGetProperty("requestBody", out var request) ? SchemaOf(request) : null;
                yield return new ApiOperation
                {
                    Method = operation.Name.ToUpperInvariant(),
                    Path = path.Name,
                    Summary = Text(operation.Value, "summary"),
                    NeedsSignIn = operation.Value.TryGetProperty("security", out _),
                    Fields = operation.Value.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray().Select(Parameter)] : [],
                    Body = body is { } schema ? TypeOf(schema) : null,
                    Answers = [.. operation.Value.GetProperty("responses").EnumerateObject().Select(Answer).OrderBy(answer => answer.Status, StringComparer.Ordinal)],
                };
            }
    }

    private static IEnumerable<ApiShape> Shapes(JsonElement document)
    {
        if (!document.TryGetProperty("components", out var components) || !components.TryGetProperty("schemas", out var schemas))
            yield break;
        foreach (var schema in schemas.EnumerateObject())
            if (schema.Value.TryGetProperty("properties", out var properties))
                yield return new ApiShape(schema.Name, [.. properties.EnumerateObject().Select(property => new ApiField(property.Name, TypeOf(property.Value), Text(property.Value, "description")))]);
    }

    private static ApiField Parameter(JsonElement parameter) => new(
        Text(parameter, "name") ?? "", parameter.TryGetProperty("schema", out var schema) ? TypeOf(schema) : new ApiType("string", null), Text(parameter, "in"));

    private static ApiAnswer Answer(JsonProperty answer) =>
        new(answer.Name, Text(answer.Value, "description"), SchemaOf(answer.Value) is { } schema ? TypeOf(schema) : null);

    private static JsonElement? SchemaOf(JsonElement holder)
    {
        if (!holder.TryGetProperty("content", out var content))
            return null;
        foreach (var kind in content.EnumerateObject())
            if (kind.Value.TryGetProperty("schema", out var schema))
                return schema;
        return null;
    }

    /// <summary>A type in a few signs, and the shape it leads to.</summary>
    private static ApiType TypeOf(JsonElement schema)
    {
        if (Text(schema, "$ref") is { } reference)
            return new ApiType(reference.Split('/')[^1], reference.Split('/')[^1]);
        foreach (var choice in (string[])["oneOf", "anyOf", "allOf"])
            if (schema.TryGetProperty(choice, out var choices))
            {
                var types = choices.EnumerateArray().Select(TypeOf).ToList();
                return new ApiType(string.Join(" | ", types.Select(type => type.Words)), types.Find(type => type.Shape is not null)?.Shape);
            }

        if (schema.TryGetProperty("items", out var items))
            return TypeOf(items) is var item ? item with { Words = item.Words + "[]" } : item;
        if (!schema.TryGetProperty("type", out var kind))
            return new ApiType("any", null);
        var words = kind.ValueKind == JsonValueKind.Array ? string.Join(" | ", kind.EnumerateArray().Select(one => one.GetString())) : kind.GetString() ?? "any";
        return new ApiType(Text(schema, "format") is { } format ? $"{words} ({format})" : words, null);
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
