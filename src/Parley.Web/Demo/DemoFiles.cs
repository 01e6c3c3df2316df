using System.Text.Json;
using System.Text.Json.Serialization;
using Parley.Core.Articles;
using Parley.Core.Site;

namespace Parley.Web.Demo;

/// <summary>The demo's own files as they lie beside the program.</summary>
internal sealed partial class DemoFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Demo");

    public required SiteFile Site { get; init; }
    public required IReadOnlyList<PersonFile> People { get; init; }
    public required IReadOnlyList<CommentFile> Comments { get; init; }

    /// <summary>Pictures are named from here.</summary>
    public static string PictureFolder => Folder;

    public static string ArticlePath(string id) => Path.Combine(Folder, "articles", id + ".md");

    /// <summary>An article that waits for its time.</summary>
    public static string ScheduledPath => Path.Combine(Folder, "scheduled", "night-lock.md");

    /// <summary>What waits for the moderator.</summary>
    public static string WaitingPath => Path.Combine(Folder, "waiting.json");

    /// <summary>Words of one of the <see cref="SitePage.Usual"/> pages.</summary>
    public static string Page(string slug) => File.ReadAllText(Path.Combine(Folder, "pages", slug + ".md"));

    public static DemoFiles Read() => new()
    {
        Site = Parse(File.ReadAllText(Path.Combine(Folder, "site.json")), Shapes.Default.SiteFile),
        People = Parse(File.ReadAllText(Path.Combine(Folder, "people.json")), Shapes.Default.IReadOnlyListPersonFile),
        Comments = ReadComments(),
    };

    public static IReadOnlyList<CommentFile> ReadComments() =>
        [.. File.ReadLines(Path.Combine(Folder, "comments.jsonl")).Where(line => line.Length > 0).Select(line => Parse(line, Shapes.Default.CommentFile))];

    private static T Parse<T>(string json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> shape) =>
        JsonSerializer.Deserialize(json, shape) ?? throw new InvalidDataException("a demo file is empty");

    /// <param name="BaseDate">The day that stands for the day of the first start.</param>
    /// <param name="Sections">In the order of the navigation.</param>
    /// <param name="Articles">Ids in the order of the front page.</param>
    internal sealed record SiteFile(
        string Name, string ShortName, string Tagline, string Language, DateOnly BaseDate, IReadOnlyList<string> Sections, IReadOnlyList<string> Articles)
    {
        public IReadOnlyList<SiteSection> Navigation => [.. Sections.Select(name => new SiteSection(name, Slug.From(name)))];
    }

    internal sealed record PersonFile(string Name, string? Role, string? About);

    /// <param name="Minutes">After its article's publication.</param>
    /// <param name="State"><c>posted</c>, <c>removed</c> or <c>deleted</c>.</param>
    internal sealed record CommentFile(
        string Id, string Article, string? Parent, AuthorFile Author, int Minutes, string Text, int Up, int Down, string State, string? Reason);

    internal sealed record AuthorFile(string Kind, string? Name);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(SiteFile))]
    [JsonSerializable(typeof(IReadOnlyList<PersonFile>))]
    [JsonSerializable(typeof(CommentFile))]
    private sealed partial class Shapes : JsonSerializerContext;
}
