using System.Net;
using Parley.Core.Articles;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Sources;

public sealed class AskForQuotationTests
{
    [Fact]
    public async Task A_quotation_is_asked_and_a_comment_that_quotes_it_gives_the_source()
    {
        await using var news = await Newsroom.Open(content: content => content with
        {
            Blocks = [.. content.Blocks, new Quotation([RichText.Of("Nobody has ever seen the old lighthouse burn as brightly as it did that night.")]) { Speaker = "Ada" }],
        });
        var reader = await news.SignedIn();
        var path = $"{news.ArticlePath}/quotations/5/ask-source";

        Assert.Equal(path, (await news.ArticlePage()).QuerySelector(".quotation figcaption a[rel=nofollow]")?.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.Redirect, (await reader.Post(path, ("value", "1"))).StatusCode);
        Assert.Contains("1 reader asks", (await news.ArticlePage()).QuerySelector(".quotation .sources")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(["1"], await AskForSourceTests.Open(news));
        await news.Post(news.Browser(), "\"Nobody has ever seen the old lighthouse burn as brightly as it did that night.\" is from https://paper.example/a");

        await Patience.Until(async () => (await AskForSourceTests.Open(news))[0] == "0");
        Assert.Equal(["paper.example"], (await news.Page(path)).QuerySelectorAll(".sources a").Select(link => link.TextContent));
    }

    [Theory]
    [InlineData("4")]
    [InlineData("99")]
    [InlineData("-1")]
    public async Task What_is_no_quotation_is_not_asked(string passage)
    {
        await using var news = await Newsroom.Open();
        var path = $"{news.ArticlePath}/quotations/{passage}/ask-source";

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await news.SignedIn()).Post(path, ("value", "1"))).StatusCode);
        Assert.Equal(["0"], await AskForSourceTests.Open(news));
    }
}
