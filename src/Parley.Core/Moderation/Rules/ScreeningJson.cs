using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.Core.Moderation.Rules;

/// <summary>Findings and terms as stable texts, for the store.</summary>
public static class ScreeningJson
{
    private static readonly ScreeningShapes Shapes = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(IReadOnlyList<Finding> findings) => JsonSerializer.Serialize(findings, Shapes.IReadOnlyListFinding);

    public static string Write(PolicyTerms terms) => JsonSerializer.Serialize(terms, Shapes.PolicyTerms);

    public static IReadOnlyList<Finding> ReadFindings(string json) =>
        JsonSerializer.Deserialize(json, Shapes.IReadOnlyListFinding) ?? throw new JsonException("findings are never null");

    public static PolicyTerms ReadTerms(string json) =>
        JsonSerializer.Deserialize(json, Shapes.PolicyTerms) ?? throw new JsonException("terms are never null");
}

[JsonSerializable(typeof(IReadOnlyList<Finding>))]
[JsonSerializable(typeof(PolicyTerms))]
internal sealed partial class ScreeningShapes : JsonSerializerContext;
