using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parley.Core.Articles;

/// <summary>What lists and the front page tell machines, in the words of schema.org; safe inside a script element.</summary>
public static class ListStructuredData
{
    private static readonly JsonSerializerOptions Escaped = new() { Encoder = JavaScriptEncoder.Default };

    /// <param name="articles">Absolute addresses, in the order of the page.</param>
    public static string Json(string name, string url, string siteName, string siteHome, IEnumerable<string> articles) => new JsonObject
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "CollectionPage",
        ["@id"] = url,
        ["url"] = url,
        ["name"] = name,
        ["isPartOf"] = new JsonObject { ["@type"] = "WebSite", ["name"] = siteName, ["url"] = siteHome },
        ["mainEntity"] = new JsonObject
        {
            ["@type"] = "ItemList",
            ["itemListElement"] = new JsonArray([.. articles.Select((article, index) => new JsonObject { ["@type"] = "ListItem", ["position"] = index + 1, ["url"] = article })]),
        },
    }.ToJsonString(Escaped);

    /// <summary>The site itself, with its search.</summary>
    public static string Site(string name, string home, string language) => new JsonObject
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "WebSite",
        ["@id"] = home,
        ["url"] = home,
        ["name"] = name,
        ["inLanguage"] = language,
        ["potentialAction"] = new JsonObject
        {
            ["@type"] = "SearchAction",
            ["target"] = new JsonObject { ["@type"] = "EntryPoint", ["urlTemplate"] = home + "search?q={search_term_string}" },
            ["query-input"] = "required name=search_term_string",
        },
    }.ToJsonString(Escaped);
}
