using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using Parley.Core.Articles;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Feeds;

/// <summary>Feeds as a parser that is not ours reads them.</summary>
public sealed class FeedParsersTests
{
    public static TheoryData<string> Feeds => ["/feed", "/sections/harbour/feed", "/tags/night-work/feed", "/authors/ines-moor/feed", "/corrections/feed", "/articles/lights-on-the-quay/comments"];

    [Theory, MemberData(nameof(Feeds))]
    public async Task Rss_and_atom_say_the_same_to_a_parser_of_others(string path)
    {
        await using var news = await Open();

        var atom = await Load(news, path + ".atom");
        var rss = await Load(news, path + ".rss");

        Assert.Equal(atom.Title.Text, rss.Title.Text);
        Assert.Equal(atom.LastUpdatedTime, rss.LastUpdatedTime);
        Assert.Equal(atom.Items.Select(item => item.Id), rss.Items.Select(item => item.Id));
        Assert.Equal(atom.Items.Select(item => item.Title.Text), rss.Items.Select(item => item.Title.Text));
        Assert.Equal(atom.Items.Select(item => item.PublishDate), rss.Items.Select(item => item.PublishDate));
        Assert.All(atom.Items, item => Assert.All(item.Links, link => Assert.True(link.Uri.IsAbsoluteUri)));
        Assert.All(rss.Items, item => Assert.All(item.Links, link => Assert.True(link.Uri.IsAbsoluteUri)));
    }

    [Theory, MemberData(nameof(Feeds))]
    public async Task Json_feeds_have_the_shape_of_their_specification(string path)
    {
        await using var news = await Open();

        var answer = await news.Browser().Get(news.Prefix + path + ".json");
        var feed = await Answer.Json(answer);

        Assert.Equal("application/feed+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.EndsWith(news.Prefix + path + ".json", feed.GetProperty("feed_url").GetString(), StringComparison.Ordinal);
        Assert.True(Uri.IsWellFormedUriString(feed.GetProperty("home_page_url").GetString(), UriKind.Absolute));
        string[] known = ["version", "title", "home_page_url", "feed_url", "language", "items"];
        Assert.Empty(feed.EnumerateObject().Select(member => member.Name).Except(known));
        foreach (var item in feed.GetProperty("items").EnumerateArray())
            Assert.Null(Fault(item));
    }

    [Fact]
    public async Task An_article_is_in_it_in_full_with_absolute_links_and_its_picture()
    {
        await using var news = await Open();

        var item = Assert.Single((await Load(news, "/feed.rss")).Items);

        var full = Assert.Single(item.ElementExtensions.ReadElementExtensions<string>("encoded", "http://purl.org/rss/1.0/modules/content/"));
        Assert.Contains("Nobody put them out.", full, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{Root(news)}/rules\"", full, StringComparison.Ordinal);
        Assert.DoesNotContain("=\"/", full, StringComparison.Ordinal);
        Assert.Equal(["Ines Moor"], item.ElementExtensions.ReadElementExtensions<string>("creator", "http://purl.org/dc/elements/1.1/"));
        Assert.Equal(["Harbour", "night work"], item.Categories.Select(category => category.Name));
    }

    [Fact]
    public async Task A_reader_who_has_it_is_told_so_until_something_new_is_in_it()
    {
        await using var news = await Open();
        var browser = news.Browser();
        var first = await browser.Get(news.ArticlePath + "/comments.rss");
        browser.Headers["If-None-Match"] = first.Headers.ETag?.ToString();

        Assert.Equal(System.Net.HttpStatusCode.NotModified, (await browser.Get(news.ArticlePath + "/comments.rss")).StatusCode);
        await news.Post(news.Browser(), "Something new.");
        Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.Get(news.ArticlePath + "/comments.rss")).StatusCode);
    }

    private static Task<Newsroom> Open() => Newsroom.Open(content: content => content with
    {
        Tags = ["night work"],
        Blocks = [.. content.Blocks, new Paragraph(new RichText([new Run("The rules") { Link = "/rules" }]))],
    });

    private static string Root(Newsroom news) => news.Program.Address.GetLeftPart(UriPartial.Authority);

    private static async Task<SyndicationFeed> Load(Newsroom news, string path)
    {
        using var reader = XmlReader.Create(new StringReader(await news.Browser().Text(news.Prefix + path)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return SyndicationFeed.Load(reader);
    }

    private static string? Fault(JsonElement item)
    {
        string[] known = ["id", "url", "title", "content_html", "content_text", "summary", "image", "date_published", "date_modified", "authors", "tags", "language", "attachments"];
        if (item.EnumerateObject().Select(member => member.Name).Except(known).FirstOrDefault() is { } unknown)
            return unknown;
        if (!item.TryGetProperty("id", out _) || item.TryGetProperty("content_html", out _) == item.TryGetProperty("content_text", out _))
            return "id or content";
        return item.TryGetProperty("date_modified", out var date) && date.TryGetDateTimeOffset(out _) ? null : "date";
    }
}
