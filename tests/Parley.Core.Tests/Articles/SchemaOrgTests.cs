using System.Globalization;
using System.Text.Json;
using Parley.Core.Articles;
using Parley.Core.Site;
using Xunit;

namespace Parley.Core.Tests.Articles;

/// <summary>Structured data against a table of schema.org's own words, which our writer does not know.</summary>
public sealed class SchemaOrgTests
{
    private static LaidArticle Laid(ArticleContent content) =>
        LaidArticle.Of(content, ArticleText.Passages(content, [.. ArticleText.Pieces(content).Select((_, index) => new PassageId(index + 1))]));

    private static readonly Dictionary<string, (string Parent, Dictionary<string, string[]> Properties)> Types = Read();

    [Fact]
    public void An_article_with_everything_says_only_what_the_vocabulary_has()
    {
        var content = new ArticleContent
        {
            Headline = "Ferry",
            Dek = "Late again.",
            Language = "en",
            Section = "Town",
            Tags = ["ferry"],
            Bylines = [new Byline("Ines Moor", "Reporter", "/about/ines"), new Byline("Agency")],
            Lead = Figure("lead"),
            Blocks = [new FigureBlock(Figure("second")), new Quotation([RichText.Of("It is late.")]) { Speaker = "Ada", Role = "Captain", Outlet = "The Gull", Link = "https://gull.example/1", Date = new DateOnly(2026, 3, 1) }],
        };
        var urls = new ArticleUrls { Page = "https://x.example/articles/a", SiteHome = "https://x.example/", PictureUrl = picture => "https://x.example/files/" + picture.Hash };

        var json = ArticleStructuredData.Json(content, "The Paper", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, urls,
            [Correction.FromStore(new CorrectionId(1), new SiteId(1), new ArticleId(1), CorrectionKind.Correction, "five", "six", 1, null, DateTimeOffset.UnixEpoch)],
            Laid(content), new ReplyData("https://x.example/articles/a#reply-1", Laid(content).Blocks.OfType<LaidQuotation>().Single().Words[0].Id, "Ada", "It is early.", DateTimeOffset.UnixEpoch),
            new ReplyData("https://x.example/articles/a#reply-2", null, "Bo", "I never said it.", DateTimeOffset.UnixEpoch));

        Assert.Empty(Faults(json));
        Assert.Contains("\"Quotation\"", json, StringComparison.Ordinal);
        Assert.Contains("\"CorrectionComment\"", json, StringComparison.Ordinal);
        Assert.Contains("\"ImageObject\"", json, StringComparison.Ordinal);
        Assert.Contains("It is early.", json, StringComparison.Ordinal);
        Assert.Contains("I never said it.", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_in_their_threads_say_only_what_the_vocabulary_has()
    {
        var members = System.Text.Encoding.UTF8.GetBytes(ArticleStructuredData.Members("words", "Ada", DateTimeOffset.UnixEpoch));
        var to = new System.Buffers.ArrayBufferWriter<byte>();
        ArticleStructuredData.WriteComments(to, 2, [new CommentData("1", "https://x.example/#1", null, members), new CommentData("2", "https://x.example/#2", "1", members)]);

        Assert.Empty(Faults("{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\"," + System.Text.Encoding.UTF8.GetString(to.WrittenSpan) + "}"));
    }

    [Fact]
    public void Lists_and_the_site_say_only_what_the_vocabulary_has()
    {
        Assert.Empty(Faults(ListStructuredData.Json("Town", "https://x.example/sections/town", "The Paper", "https://x.example/", ["https://x.example/articles/a"])));
        Assert.Empty(Faults(ListStructuredData.Site("The Paper", "https://x.example/", "en")));
    }

    [Theory]
    [InlineData("""{"@context":"https://schema.org","@type":"NewsArtikel"}""", "NewsArtikel")]
    [InlineData("""{"@context":"https://schema.org","@type":"NewsArticle","byline":"x"}""", "byline")]
    [InlineData("""{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"yesterday"}""", "datePublished")]
    [InlineData("""{"@context":"https://schema.org","@type":"NewsArticle","author":{"@type":"Quotation"}}""", "author")]
    [InlineData("""{"@context":"http://elsewhere","@type":"NewsArticle"}""", "@context")]
    public void The_check_itself_notices(string json, string fault) => Assert.Contains(Faults(json), found => found.Contains(fault, StringComparison.Ordinal));

    private static Figure Figure(string name) => new(name + ".jpg", "a picture", RichText.Of("Words"), new Credit.Known("Somebody", "https://somebody.example/"))
    {
        Picture = new Picture(new string('a', 64), "image/jpeg", 800, 600),
    };

    private static List<string> Faults(string json)
    {
        using var document = JsonDocument.Parse(json);
        List<string> faults = [];
        if (!document.RootElement.TryGetProperty("@context", out var context) || context.GetString() != "https://schema.org")
            faults.Add("@context");
        Check(document.RootElement, null, faults);
        return faults;
    }

    private static void Check(JsonElement thing, string[]? allowed, List<string> faults)
    {
        var type = thing.TryGetProperty("@type", out var named) ? named.GetString() ?? "" : "";
        if (!Types.ContainsKey(type))
        {
            faults.Add($"there is no type {type}");
            return;
        }

        if (allowed is not null && !allowed.Any(one => Is(type, one)))
            faults.Add($"a {type} does not stand there");
        foreach (var property in thing.EnumerateObject().Where(property => property.Name[0] != '@'))
        {
            if (PropertyOf(type, property.Name) is { } kinds)
                CheckValue(property.Name, property.Value, kinds, faults);
            else
                faults.Add($"a {type} has no {property.Name}");
        }
    }

    private static void CheckValue(string name, JsonElement value, string[] kinds, List<string> faults)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in value.EnumerateArray())
                CheckValue(name, one, kinds, faults);
            return;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            var before = faults.Count;
            Check(value, kinds, faults);
            if (faults.Count > before)
                faults.Add("in " + name);
            return;
        }

        var fits = value.ValueKind == JsonValueKind.Number
            ? kinds.Contains("N") && value.TryGetInt64(out _)
            : value.GetString() is { Length: > 0 } text && (kinds.Contains("T")
                || (kinds.Contains("U") && Uri.IsWellFormedUriString(text, UriKind.Absolute))
                || (kinds.Contains("D") && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) && char.IsAsciiDigit(text[0])));
        if (!fits)
            faults.Add($"{name} is not of its kind: {value}");
    }

    private static string[]? PropertyOf(string type, string name)
    {
        for (var at = type; at != "-"; at = Types[at].Parent)
        {
            if (Types[at].Properties.TryGetValue(name, out var kinds))
                return kinds;
        }

        return null;
    }

    private static bool Is(string type, string other)
    {
        for (var at = type; at != "-"; at = Types[at].Parent)
        {
            if (at == other)
                return true;
        }

        return false;
    }

    private static Dictionary<string, (string, Dictionary<string, string[]>)> Read() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Articles", "Samples", "SchemaOrg.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' '))
            .ToDictionary(
                parts => parts[0],
                parts => (parts[1], parts.Skip(2).Select(part => part.Split(':')).ToDictionary(part => part[0], part => part[1].Split(','), StringComparer.Ordinal)),
                StringComparer.Ordinal);
}
