using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Parley.Core.Articles;
using Parley.Storage.Articles;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles;

public sealed class ShowCorrectionsTests
{
    private const string Hostile = "</script><script>alert(1)</script>";

    [Fact]
    public async Task A_correction_is_told_at_the_article_in_public_and_to_machines()
    {
        await using var news = await Newsroom.Open();
        var browser = news.Browser();
        Assert.DoesNotContain("id=\"corrections\"", await browser.Text(news.ArticlePath), StringComparison.Ordinal);
        Assert.Equal("[]", Newest(await browser.Text(news.Prefix + "/corrections")));

        await Correct(news, CorrectionKind.Update, null, Hostile);
        await Correct(news, CorrectionKind.Correction, "The lamps were lit at five.", "They were lit at six.");

        var page = await news.ArticlePage();
        Assert.Equal(2, page.QuerySelectorAll("#corrections .correction").Length);
        Assert.NotNull(page.QuerySelector(".meta a[href='#corrections']"));
        Assert.Contains("They were lit at six.", page.QuerySelector("#corrections")?.TextContent, StringComparison.Ordinal);
        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")?.TextContent ?? "");
        var corrections = data.RootElement.GetProperty("correction").EnumerateArray().ToList();
        Assert.All(corrections, correction => Assert.Equal("CorrectionComment", correction.GetProperty("@type").GetString()));
        Assert.Equal(["The lamps were lit at five.\n\nThey were lit at six.", Hostile], corrections.Select(correction => correction.GetProperty("text").GetString()));
        Assert.True(corrections.TrueForAll(correction => correction.GetProperty("datePublished").TryGetDateTime(out _)));
        Assert.Equal("[They were lit at six.," + Hostile + "]", Newest(await browser.Text(news.Prefix + "/corrections")));
        Assert.DoesNotContain(page.Scripts, script => !script.HasAttribute("src") && script.Type?.EndsWith("json", StringComparison.Ordinal) != true);
    }

    [Fact]
    public async Task The_list_goes_on_by_cursor_and_a_cursor_from_elsewhere_leads_nowhere()
    {
        await using var news = await Newsroom.Open();
        for (var index = 0; index < 33; index++)
            await Correct(news, CorrectionKind.Clarification, null, $"Word {index}");
        var browser = news.Browser();

        var first = new HtmlParser().ParseDocument(await browser.Text(news.Prefix + "/corrections"));
        var older = first.QuerySelector("a[rel=next]")?.GetAttribute("href") ?? "";
        var second = new HtmlParser().ParseDocument(await browser.Text(older));

        Assert.Equal(33, first.QuerySelectorAll(".correction").Length + second.QuerySelectorAll(".correction").Length);
        Assert.Null(second.QuerySelector("a[rel=next]"));
        foreach (var cursor in (string[])["x", "1", "1.2.3", "-1.2", "99999999999999999.1", "0.0"])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{news.Prefix}/corrections?below={cursor}")).StatusCode);
    }

    private static async Task Correct(Newsroom news, CorrectionKind kind, string? wrong, string right) => Assert.NotNull(await news.Program.Write(
        (database, cancel) => database.CorrectArticle(news.Site.Id, news.Article.Article, kind, wrong, right, null, news.Program.Keys, news.Program.Clock.GetUtcNow(), cancel)));

    private static string Newest(string html) =>
        $"[{string.Join(',', new HtmlParser().ParseDocument(html).QuerySelectorAll(".correction > p:last-child").Select(words => words.LastElementChild?.TextContent.Trim() ?? words.TextContent.Trim()))}]";
}
