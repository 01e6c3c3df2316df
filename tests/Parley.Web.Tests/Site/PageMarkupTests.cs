using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Parley.Web.Tests.Site;

/// <summary>What holds for every page that a reader sees.</summary>
public sealed class PageMarkupTests
{
    [Fact]
    public async Task No_page_has_script_or_style_of_its_own() => await OnEveryPage(page =>
    {
        Assert.Empty(page.QuerySelectorAll("style, [style]"));
        Assert.All(page.QuerySelectorAll("script:not([src])"), script => Assert.Matches("^application/(ld[+])?json$", script.GetAttribute("type")));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
    });

    [Fact]
    public async Task Data_blocks_hold_json_and_cannot_be_closed_from_within() => await OnEveryPage(page =>
        Assert.All(page.QuerySelectorAll("script:not([src])"), script => System.Text.Json.JsonDocument.Parse(script.TextContent).Dispose()));

    [Fact]
    public async Task No_id_stands_twice_and_every_reference_has_its_target() => await OnEveryPage(page =>
    {
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        foreach (var name in (string[])["aria-labelledby", "aria-describedby", "for"])
            Assert.All(page.QuerySelectorAll($"[{name}]"), element => Assert.All((element.GetAttribute(name) ?? "").Split(' '), id => Assert.Contains(id, ids)));
    });

    [Fact]
    public async Task Headings_begin_with_one_and_leave_none_out() => await OnEveryPage(page =>
    {
        var levels = page.QuerySelectorAll("h1, h2, h3, h4").Select(heading => heading.LocalName[1] - '0').ToList();
        Assert.Single(levels, level => level == 1);
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.InRange(pair.Second, 1, pair.First + 1));
    });

    [Fact]
    public async Task Every_field_and_button_has_a_name() => await OnEveryPage(page =>
    {
        Assert.All(page.QuerySelectorAll("input:not([type=hidden]), textarea"), field =>
            Assert.True(field.Closest("label") is not null || page.QuerySelector($"label[for='{field.Id}']") is not null, field.OuterHtml));
        Assert.All(page.QuerySelectorAll("button, a, summary"), element =>
            Assert.True(element.TextContent.Trim().Length > 0 || element.HasAttribute("aria-label") || element.QuerySelector("img[alt]") is not null, element.OuterHtml));
    });

    [Fact]
    public async Task Links_and_forms_stay_below_the_base_path() => await OnEveryPage(page =>
    {
        foreach (var element in page.QuerySelectorAll("main form[action^='/'], .masthead a, .foot a, .acts a, .when"))
            Assert.StartsWith("/courier/", element.GetAttribute("action") ?? element.GetAttribute("href"), StringComparison.Ordinal);
    }, "/courier", except: ["confirm", "claim", "permalink"]);

    [Fact]
    public async Task Every_form_changes_something_by_post() => await OnEveryPage(page =>
        Assert.All(page.QuerySelectorAll("form:not(dialog form)"), form => Assert.Equal("post", form.GetAttribute("method"))));

    [Fact]
    public async Task Landmarks_stand_once() => await OnEveryPage(page =>
    {
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Single(page.QuerySelectorAll("body > header"));
        Assert.Single(page.QuerySelectorAll("body > footer"));
        Assert.Equal("#main", page.QuerySelector("a.skip")?.GetAttribute("href"));
    });

    [Fact]
    public async Task Nothing_is_asked_of_anybody_else() => await OnEveryPage(page =>
        Assert.All(page.QuerySelectorAll("[src], link[rel=stylesheet], link[rel=icon]"), element => Assert.StartsWith("/", element.GetAttribute("src") ?? element.GetAttribute("href"), StringComparison.Ordinal)));

    private static async Task OnEveryPage(Action<IDocument> expect, string basePath = "", string[]? except = null)
    {
        var parser = new HtmlParser();
        foreach (var language in (string[])["en", "ar"])
            foreach (var (name, html) in await RenderedPages.All(language, basePath: basePath))
                if (except?.Contains(name) is not true)
                    try
                    {
                        expect(await parser.ParseDocumentAsync(html));
                    }
                    catch (Exception wrong) when (wrong is Xunit.Sdk.XunitException or System.Text.Json.JsonException)
                    {
                        throw new InvalidOperationException($"{name}.{language}: {wrong.Message}", wrong);
                    }
    }
}
