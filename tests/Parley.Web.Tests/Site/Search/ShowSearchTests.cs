using System.Net;
using AngleSharp.Dom;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Site.Search;

public sealed class ShowSearchTests
{
    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task What_was_found_is_marked_encoded_and_leads_to_its_place(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var posted = await news.Post(news.Browser(), "<script>alert(1)</script> the <b>lanterns</b> & lamps");

        var page = await Found(news, "lantern", "main .found li p");

        Assert.Equal(["lanterns"], page.QuerySelectorAll("mark").Select(mark => mark.TextContent));
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector(".found p")?.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".found script, .found b"));
        Assert.Contains(page.QuerySelectorAll("a"), link => link.GetAttribute("href") == $"{news.Prefix}/comments/{posted.Id}");
        Assert.Contains(page.QuerySelectorAll("a"), link => link.GetAttribute("href") == news.ArticlePath);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
    }

    [Fact]
    public async Task An_article_is_found_by_its_words_at_once()
    {
        await using var news = await Newsroom.Open();

        var page = await news.Page(news.Prefix + "/search?q=Nobody+put&in=articles");

        Assert.Equal(["Lights on the quay"], page.QuerySelectorAll(".found h3").Select(heading => heading.TextContent));
        Assert.Equal(["Nobody", "put"], page.QuerySelectorAll("mark").Select(mark => mark.TextContent));
    }

    [Fact]
    public async Task A_removed_comment_is_gone_from_the_next_answer()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "a regrettable zeppelin");
        await Found(news, "zeppelin", ".found");

        await news.Remove(posted.Id);

        Assert.Null((await news.Page(news.Prefix + "/search?q=zeppelin")).QuerySelector(".found"));
    }

    [Fact]
    public async Task A_spoiler_is_found_and_stays_covered()
    {
        await using var news = await Newsroom.Open();
        await news.Post(news.Browser(), "In the end ||the gardener|| did it.");

        var page = await Found(news, "gardener", ".found li");

        Assert.DoesNotContain("gardener", page.QuerySelector(".found")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_looked_for_says_why_and_looks_for_nothing()
    {
        await using var news = await Newsroom.Open();

        foreach (var (query, words) in ((string, string)[])[(new string('a', 3_000), "3,000 characters"), ("a+b+c+d+e+f+g+h+i+j+k", "11 different words"), ("%3F%21+%22*%22", "no word in it")])
        {
            var answer = await news.Browser().Get($"{news.Prefix}/search?q={query}");
            var page = Newsroom.Parse(await Answer.Text(answer));

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(words, page.QuerySelector("[role=alert]")?.TextContent, StringComparison.Ordinal);
        }

        Assert.Null((await news.Page(news.Prefix + "/search")).QuerySelector("[role=alert], .found, [role=status]"));
    }

    [Theory, InlineData("in=nothing"), InlineData("in=1"), InlineData("language=%22%3E"), InlineData("before=x&in=comments"), InlineData("before=5"), InlineData("before=99999999999999999999&in=comments")]
    public async Task Made_up_parameters_are_not_found(string query)
    {
        await using var news = await Newsroom.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get($"{news.Prefix}/search?q=quay&{query}")).StatusCode);
    }

    [Fact]
    public async Task A_language_that_nobody_writes_finds_nothing()
    {
        await using var news = await Newsroom.Open();

        Assert.NotNull((await news.Page(news.Prefix + "/search?q=quay&language=en")).QuerySelector(".found"));
        Assert.Null((await news.Page(news.Prefix + "/search?q=quay&language=tlh")).QuerySelector(".found"));
    }

    /// <summary>Comments are indexed a moment after they are answered.</summary>
    internal static async Task<IDocument> Found(Newsroom news, string query, string selector)
    {
        for (var tries = 0; ; tries++)
        {
            var page = await news.Page($"{news.Prefix}/search?q={Uri.EscapeDataString(query)}");
            if (page.QuerySelector(selector) is not null || tries == 300)
                return page;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
