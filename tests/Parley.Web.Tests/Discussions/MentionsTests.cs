using System.Text.Json;
using AngleSharp.Dom;
using Parley.Web.Tests.Articles.Feeds;

namespace Parley.Web.Tests.Discussions;

public sealed class MentionsTests
{
    [Fact]
    public async Task A_mention_leads_to_the_person_from_wherever_it_is_read()
    {
        await using var news = await Newsroom.Open();
        var ada = await news.SignedIn("Ada Marsh");
        var first = await news.Post(ada, "First.");
        var id = first.Json.GetProperty("comment").GetProperty("author").GetProperty("id").GetString();
        await news.Post(news.Browser(), "I agree with @Ada Marsh.");

        Assert.Equal($"{news.Prefix}/people/{id}", Link(await news.ArticlePage()));
        // Where no site was named, the path names the comment's own.
        Assert.Equal($"{news.Prefix}/people/{id}", Link(await news.Page($"/discussions/{news.Discussion}/comments")));
        var preview = await Answer.Json(await ada.Json(
            HttpMethod.Post, news.Prefix + "/api/v1/preview", JsonSerializer.Serialize(new { text = "@Ada Marsh", discussionId = news.Discussion.ToString() })));
        Assert.Equal($"{news.Prefix}/people/{id}", Link(Newsroom.Parse(preview.GetProperty("html").GetString() ?? "")));
        var feed = FeedText.All(await news.Browser().Text(news.ArticlePath + "/comments.atom"), "content")[0];
        Assert.Equal($"{news.Program.Address.GetLeftPart(UriPartial.Authority)}{news.Prefix}/people/{id}", Link(Newsroom.Parse(feed)));
    }

    [Fact]
    public async Task A_readers_words_that_look_like_stored_markup_stay_words()
    {
        await using var news = await Newsroom.Open();
        const string words = """See href="/people/12" and <a href="/people/13">this</a>""";
        await news.Post(news.Browser(), words);

        Assert.Equal(words, (await news.ArticlePage()).QuerySelector(".prose")?.TextContent.Trim());
    }

    private static string? Link(IDocument page) => page.QuerySelector("a.mention")?.GetAttribute("href");
}
