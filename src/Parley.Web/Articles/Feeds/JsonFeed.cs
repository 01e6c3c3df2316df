using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Web.Site;

namespace Parley.Web.Articles.Feeds;

/// <summary>A feed as JSON Feed 1.1 has it (jsonfeed.org).</summary>
internal static class JsonFeed
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Feed feed) => JsonSerializer.SerializeToUtf8Bytes<JsonNode>(
        new JsonObject
        {
            ["version"] = "https://jsonfeed.org/version/1.1",
            ["title"] = feed.Title,
            ["home_page_url"] = feed.Page,
            ["feed_url"] = feed.Url,
            ["language"] = feed.Language,
            ["items"] = new JsonArray([.. feed.Entries.Select(Item)]),
        },
        Readable);

    private static JsonObject Item(FeedEntry entry)
    {
        var item = new JsonObject { ["id"] = entry.Url, ["url"] = entry.Url, ["title"] = entry.Title };
        // One of the two there must be.
        if (entry.Html is { } html)
            item["content_html"] = html;
        else
            item["content_text"] = entry.Summary ?? entry.Title;
        if (entry.Summary is { } summary)
            item["summary"] = summary;
        if (entry.Published is { } published)
            item["date_published"] = Iso.Time(published);
        item["date_modified"] = Iso.Time(entry.Updated);
        if (entry.Authors.Count > 0)
            item["authors"] = new JsonArray([.. entry.Authors.Select(author => new JsonObject { ["name"] = author })]);
        if (entry.Tags.Count > 0)
            item["tags"] = new JsonArray([.. entry.Tags.Select(tag => (JsonNode)tag)]);
        if (entry.Language is { } language)
            item["language"] = language;
        if (entry.Picture is { } picture)
        {
            item["image"] = picture.Url;
            item["attachments"] = new JsonArray(new JsonObject { ["url"] = picture.Url, ["mime_type"] = picture.MediaType, ["size_in_bytes"] = picture.Length });
        }

        return item;
    }
}
