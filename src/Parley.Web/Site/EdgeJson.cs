using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.Web.Site;

/// <summary>How JSON is read: each name once, shallow, and every text held against <see cref="EdgeText"/>.</summary>
internal static class EdgeJson
{
    public static void AddEdgeJson(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            var options = json.SerializerOptions;
            options.MaxDepth = 16;
            options.AllowDuplicateProperties = false;
            options.RespectNullableAnnotations = true;
            options.RespectRequiredConstructorParameters = true;
            options.NumberHandling = JsonNumberHandling.Strict;
            options.Converters.Add(new EdgeString());
        });
        // Otherwise a body that cannot be read becomes a bare 400 in which no field is named.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }

    public static string Explain(JsonException wrong) => wrong switch
    {
        { Message: EdgeText.NullSign } => EdgeText.NullSign,
        { InnerException: InvalidOperationException } => EdgeText.HalfSign,
        { Message: var message } when message.StartsWith("Duplicate", StringComparison.Ordinal) => EdgeText.Doubled,
        { Message: var message } when message.Contains("missing required", StringComparison.Ordinal) => "something that is needed is missing",
        { Message: var message } when message.Contains("maximum configured depth", StringComparison.Ordinal) => "it is nested too deeply",
        _ => "it is not what is expected here",
    };

    private sealed class EdgeString : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) throw new JsonException();
            // GetString itself refuses a lone surrogate, written as \ud800 or as bytes.
            var text = reader.GetString();
            return text is not null && text.Contains('\0', StringComparison.Ordinal) ? throw new JsonException(EdgeText.NullSign) : text;
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Read(ref reader, typeToConvert, options) ?? "";

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
    }
}
