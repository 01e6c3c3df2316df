using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.Core.Articles;

/// <summary>An article's content as one stable text: the same content always gives the same characters.</summary>
public static class ArticleJson
{
    // Stored, never put into a page: letters of all scripts stay readable.
    private static readonly ArticleJsonShapes Shapes = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<TextDirection>(JsonNamingPolicy.KebabCaseLower) },
    });

    public static string Write(ArticleContent content) => JsonSerializer.Serialize(content, Shapes.ArticleContent);

    public static ArticleContent Read(string json)
    {
        var read = JsonSerializer.Deserialize(json, Shapes.ArticleContent) ?? throw new JsonException("an article's content is never null");
        // The generated reader leaves null, not the property's own default, where an older text has no such member.
        return read with { Bylines = read.Bylines ?? [], Tags = read.Tags ?? [], Blocks = read.Blocks ?? [], Comments = read.Comments ?? CommentPolicy.OfTheSite };
    }

    public static string WritePicture(Picture picture) => JsonSerializer.Serialize(picture, Shapes.Picture);

    public static Picture ReadPicture(string json) => JsonSerializer.Deserialize(json, Shapes.Picture) ?? throw new JsonException("a picture is never null");

    public static bool Same(ArticleContent one, ArticleContent other) => string.Equals(Write(one), Write(other), StringComparison.Ordinal);

    public static string WriteForm(ArticleForm form) => JsonSerializer.Serialize(form, Shapes.ArticleForm);

    public static ArticleForm ReadForm(string json)
    {
        var read = JsonSerializer.Deserialize(json, Shapes.ArticleForm) ?? throw new JsonException("an article's form is never null");
        // See above.
        return read with
        {
            Headline = read.Headline ?? "", Dek = read.Dek ?? "", Bylines = read.Bylines ?? [], Section = read.Section ?? "", Tags = read.Tags ?? [],
            Language = read.Language ?? "", Direction = read.Direction ?? "", Slug = read.Slug ?? "", Date = read.Date ?? "", Lead = read.Lead ?? new(),
            Comments = read.Comments ?? "", CloseAfter = read.CloseAfter ?? "", Guests = read.Guests ?? "", Body = read.Body ?? "",
        };
    }

    public static string WriteIds(IReadOnlyList<PassageId> ids) => string.Join(' ', ids);

    public static IReadOnlyList<PassageId> ReadIds(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => new PassageId(long.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture))),
    ];
}

[JsonSerializable(typeof(ArticleContent))]
[JsonSerializable(typeof(Picture))]
[JsonSerializable(typeof(ArticleForm))]
internal sealed partial class ArticleJsonShapes : JsonSerializerContext;
