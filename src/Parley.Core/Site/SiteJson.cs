using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Parley.Core.Articles;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Reports;

namespace Parley.Core.Site;

/// <summary>A site's lists and pictures as stable texts, for the store.</summary>
public static class SiteJson
{
    // Stored, never put into a page: letters of all scripts stay readable.
    private static readonly SiteJsonShapes Shapes = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    // A term that is off or 0 is written as well: what is not there has the program's own value.
    private static readonly SiteJsonShapes EveryTerm = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });

    public static string Write(IReadOnlyList<SiteSection> sections) => JsonSerializer.Serialize(sections, Shapes.IReadOnlyListSiteSection);

    public static string Write(IReadOnlyList<string> words) => JsonSerializer.Serialize(words, Shapes.IReadOnlyListString);

    public static string Write(Picture picture) => JsonSerializer.Serialize(picture, Shapes.Picture);

    public static string Write(SiteContact contact) => JsonSerializer.Serialize(contact, Shapes.SiteContact);

    public static string Write(SiteReporting reporting) => JsonSerializer.Serialize(reporting, Shapes.SiteReporting);

    public static string Write(SiteRetention retention) => JsonSerializer.Serialize(retention, Shapes.SiteRetention);

    public static string Write(SurgeLimits limits) => JsonSerializer.Serialize(limits, EveryTerm.SurgeLimits);

    public static SurgeLimits ReadSurgeLimits(string json) => Read(json, EveryTerm.SurgeLimits);

    public static IReadOnlyList<SiteSection> ReadSections(string json) => Read(json, Shapes.IReadOnlyListSiteSection);

    public static IReadOnlyList<string> ReadWords(string json) => Read(json, Shapes.IReadOnlyListString);

    public static Picture ReadPicture(string json) => Read(json, Shapes.Picture);

    public static SiteContact ReadContact(string json)
    {
        var read = Read(json, Shapes.SiteContact);
        // The generated reader leaves null, not the property's own default, where the text has no such member.
        return read with { Languages = read.Languages ?? [] };
    }

    public static SiteReporting ReadReporting(string json)
    {
        var read = Read(json, Shapes.SiteReporting);
        return read with { TrustedFlaggers = read.TrustedFlaggers ?? [] };
    }

    public static SiteRetention ReadRetention(string json) => Read(json, Shapes.SiteRetention);

    private static T Read<T>(string json, JsonTypeInfo<T> shape) =>
        JsonSerializer.Deserialize(json, shape) ?? throw new JsonException("what is kept of a site is never null");
}

[JsonSerializable(typeof(IReadOnlyList<SiteSection>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(Picture))]
[JsonSerializable(typeof(SiteContact))]
[JsonSerializable(typeof(SurgeLimits))]
[JsonSerializable(typeof(SiteReporting))]
[JsonSerializable(typeof(SiteRetention))]
internal sealed partial class SiteJsonShapes : JsonSerializerContext;
