using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.Core.Moderation.Rules;

/// <summary>A site's whole policy as one readable file: what is not in it is not set. docs/screening.md describes it.</summary>
public sealed record PolicyFile
{
    /// <summary>Goes up when older programs could no longer read it.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Larger ones are no policy.</summary>
    public const int MostBytes = 4 << 20;

    private static readonly PolicyFileShapes Shapes = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        WriteIndented = true,
    });

    public int Version { get; init; }
    public PolicyTerms? Site { get; init; }

    /// <summary>By slug.</summary>
    public IReadOnlyDictionary<string, PolicyTerms>? Sections { get; init; }

    /// <summary>By number.</summary>
    public IReadOnlyDictionary<string, PolicyTerms>? Articles { get; init; }

    /// <summary>By number of the account.</summary>
    public IReadOnlyDictionary<string, PolicyTerms>? People { get; init; }

    public static string Write(IEnumerable<ScopedTerms> all)
    {
        var byScope = all.ToLookup(terms => terms.Scope);
        return JsonSerializer.Serialize(new PolicyFile
        {
            Version = CurrentVersion,
            Site = byScope[PolicyScope.Site].FirstOrDefault()?.Terms ?? new PolicyTerms(),
            Sections = Named(PolicyScope.Section),
            Articles = Named(PolicyScope.Article),
            People = Named(PolicyScope.Person),
        }, Shapes.PolicyFile) + "\n";

        Dictionary<string, PolicyTerms>? Named(PolicyScope scope) =>
            byScope[scope].Any() ? byScope[scope].ToDictionary(terms => terms.Key, terms => terms.Terms, StringComparer.Ordinal) : null;
    }

    /// <exception cref="JsonException">It is no policy; the message says where.</exception>
    public static IReadOnlyList<ScopedTerms> Read(string json)
    {
        var file = JsonSerializer.Deserialize(json, Shapes.PolicyFile) ?? throw new JsonException("The file says null.");
        if (file.Version != CurrentVersion)
            throw new JsonException($"\"version\" is {file.Version}; this program reads {CurrentVersion}.");
        return
        [
            .. file.Site is { } site ? (IEnumerable<ScopedTerms>)[new ScopedTerms(PolicyScope.Site, "", site)] : [],
            .. All(PolicyScope.Section, file.Sections), .. All(PolicyScope.Article, file.Articles), .. All(PolicyScope.Person, file.People),
        ];

        static IEnumerable<ScopedTerms> All(PolicyScope scope, IReadOnlyDictionary<string, PolicyTerms>? named) =>
            (named ?? new Dictionary<string, PolicyTerms>()).Select(pair =>
                new ScopedTerms(scope, pair.Key, pair.Value ?? throw new JsonException($"\"{pair.Key}\" of the {scope.ToString().ToLowerInvariant()}s says null.")));
    }
}

[JsonSerializable(typeof(PolicyFile))]
internal sealed partial class PolicyFileShapes : JsonSerializerContext;
