using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Feeds;

public sealed class ArticleFeedTests
{
    [Fact]
    public async Task The_newest_articles_are_in_it_with_absolute_addresses()
    {
        await using var news = await Newsroom.Open();

        var answer = await news.Browser().Get(news.Prefix + "/feed.atom");
        var xml = await Answer.Text(answer);

        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["The Quiet Paper", "Lights on the quay"], FeedText.All(xml, "title"));
        Assert.Equal(["Ines Moor"], FeedText.All(xml, "name"));
        Assert.All(FeedText.All(xml, "id"), id => Assert.StartsWith(news.Program.Address.GetLeftPart(UriPartial.Authority) + news.Prefix, id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_kind_is_spelt_out_on_the_front_page()
    {
        await using var news = await Newsroom.Open();

        var html = await news.Browser().Text(news.Prefix + "/");

        Assert.Contains("type=\"application/atom+xml\"", html, StringComparison.Ordinal);
    }
}
