using System.Globalization;
using System.Text.Json.Serialization;
using Parley.Core.Articles;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;

namespace Parley.Web.Discussions.Quotes;

/// <summary>One quote as the W3C's Web Annotation Data Model has it: the body is the comment, the target what it quotes.</summary>
internal sealed record AnnotationJson
{
    public const string MediaType = "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"";

    /// <summary>The model's own words, and one for what it has none: which revision is meant.</summary>
    public static readonly IReadOnlyList<object> Context = ["http://www.w3.org/ns/anno.jsonld", new Dictionary<string, string> { ["revision"] = "https://schema.org/version" }];

    [JsonPropertyName("@context"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<object>? OwnContext { get; init; }

    public required string Id { get; init; }
    public string Type { get; init; } = "Annotation";
    public string Motivation { get; init; } = "commenting";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AgentJson? Creator { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Created { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Modified { get; init; }

    public required ResourceJson<CommentBodyJson> Body { get; init; }
    public required ResourceJson<string> Target { get; init; }
}

/// <summary>Who wrote it, under the name of today.</summary>
internal sealed record AgentJson(string Name)
{
    public string Type { get; init; } = "Person";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }
}

/// <summary>The words that the whole comment shows, by its permalink: selectors count in them.</summary>
internal sealed record CommentBodyJson(string Id, string Value)
{
    public string Type { get; init; } = "TextualBody";
    public string Format { get; init; } = "text/plain";
}

/// <summary>A part of something: of a comment, the words that quote; of an article or comment, the words quoted.</summary>
internal sealed record ResourceJson<T>(T Source)
{
    public string Type { get; init; } = "SpecificResource";

    /// <summary>Each selects the same words; without any, all is meant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SelectorJson>? Selector { get; init; }

    /// <summary>Of the article or comment: the selectors count in its words.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Revision { get; init; }
}

/// <summary>A selector of the model: <c>TextQuoteSelector</c>, <c>TextPositionSelector</c>, or <c>FragmentSelector</c> of a passage, refined by a position in it.</summary>
internal sealed record SelectorJson(string Type)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Exact { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Prefix { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Suffix { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Value { get; init; }

    /// <summary>In Unicode characters, from 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Start { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? End { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SelectorJson? RefinedBy { get; init; }

    /// <summary>What selects a stretch of a text.</summary>
    /// <param name="passage">Which passage of an article the text is.</param>
    public static IReadOnlyList<SelectorJson> Of(string text, TextRange range, PassageId? passage = null)
    {
        var selectors = TextSelectors.Of(text, range);
        var position = new SelectorJson("TextPositionSelector") { Start = selectors.Position?.Start, End = selectors.Position?.End };
        return
        [
            new SelectorJson("TextQuoteSelector") { Exact = selectors.Exact, Prefix = selectors.Prefix, Suffix = selectors.Suffix },
            passage is { } id ? new SelectorJson("FragmentSelector") { Value = string.Create(CultureInfo.InvariantCulture, $"p-{id}"), RefinedBy = position } : position,
        ];
    }
}

/// <summary>A page of annotations; <c>next</c> is the address of the page after it.</summary>
internal sealed record AnnotationPageJson(string Id, IReadOnlyList<AnnotationJson> Items)
{
    [JsonPropertyName("@context")]
    public IReadOnlyList<object> Context { get; init; } = AnnotationJson.Context;

    public string Type { get; init; } = "AnnotationPage";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Next { get; init; }
}
