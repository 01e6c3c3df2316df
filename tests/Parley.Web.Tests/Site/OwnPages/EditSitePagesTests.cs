using System.Net;
using Parley.Core.Site;
using Parley.Testing;
using Parley.Web.Site;
using Parley.Web.Site.OwnPages;
using Parley.Web.Tests.Discussions;
using Parley.Web.Tests.Site.Settings;

namespace Parley.Web.Tests.Site.OwnPages;

public sealed class EditSitePagesTests
{
    private const string Imprint = "/site/pages/edit?page=imprint";

    [Fact]
    public async Task A_draft_with_blanks_is_never_published_and_the_filled_one_stands_in_the_foot()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();

        var said = await Owners.Refused(await owner.Fill(Imprint, ("do", "publish")));
        Assert.Contains("[[Street and number]]", said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await program.Browser().Get("/pages/imprint")).StatusCode);

        await Owners.Saved(await owner.Fill(Imprint, ("text", "By **Ada Wren**, Quay 1."), ("do", "publish")));
        var page = await Answer.Page(program.Browser(), "/");
        Assert.Equal("/pages/imprint", page.QuerySelectorAll(".foot a").Single(link => link.TextContent == "Imprint").GetAttribute("href"));
        Assert.NotNull((await Answer.Page(program.Browser(), "/pages/imprint")).QuerySelector(".body strong"));
    }

    [Fact]
    public async Task Looking_at_it_first_keeps_and_shows_nothing_to_readers()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();

        var answer = await owner.Fill(Imprint, ("text", "By *me*."), ("do", "preview"));

        Assert.NotNull((await Answer.Page(answer)).QuerySelector(".preview .body em"));
        Assert.DoesNotContain("By *me*.", await owner.Text(Imprint), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "<script>alert(1)</script>")]
    [InlineData("text", "[x](javascript:alert(1))")]
    [InlineData("text", "")]
    [InlineData("title", "")]
    [InlineData("title", "A \u202E title")]
    [InlineData("page", "../rules")]
    [InlineData("page", "A b")]
    public async Task What_no_page_may_hold_is_refused(string field, string value)
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();

        Dictionary<string, string?> fields = new() { ["title"] = "Jobs", ["text"] = "Words.", ["page"] = "jobs", ["do"] = "publish", [field] = value };
        await Owners.Refused(await owner.Fill("/site/pages/edit", [.. fields.Select(one => (one.Key, one.Value))]));

        Assert.Equal(HttpStatusCode.NotFound, (await program.Browser().Get("/pages/jobs")).StatusCode);
    }

    [Fact]
    public async Task An_own_page_is_added_taken_down_and_two_writers_are_told_of_one_another()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        await Owners.Saved(await owner.Fill("/site/pages/edit", ("title", "Jobs & more"), ("text", "Words."), ("do", "publish")));
        Assert.Equal(HttpStatusCode.OK, (await program.Browser().Get("/pages/jobs-more")).StatusCode);

        const string edit = "/site/pages/edit?page=jobs-more";
        var late = await owner.Filled(edit, ("text", "Late."), ("do", "publish"));
        await Owners.Saved(await owner.Fill(edit, ("text", "Early."), ("do", "publish")));
        var conflict = await owner.Post("/site/pages/edit", late);
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var shown = await Answer.Text(conflict);
        Assert.Contains("Late.", shown, StringComparison.Ordinal);
        Assert.Contains("Early.", shown, StringComparison.Ordinal);

        await Owners.Saved(await owner.Post("/site/pages/edit", ("page", "jobs-more"), ("do", "down")));
        Assert.Equal(HttpStatusCode.NotFound, (await program.Browser().Get("/pages/jobs-more")).StatusCode);
        Assert.DoesNotContain("Jobs", await program.Browser().Text("/"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_usual_page_has_a_draft_with_blanks_that_could_be_published_once_they_are_filled()
    {
        foreach (var language in Words.Languages)
        {
            foreach (var page in SitePage.Usual)
            {
                var site = new Publication("herald", "The Herald", language, DateTimeOffset.UnixEpoch);
                var draft = PageDrafts.For(page, site);

                Assert.IsType<PageTextOutcome.Read>(PageText.Parse(draft));
                Assert.True(PageText.Blanks(draft).Count > 0, $"{language} {page} has no blanks");
                Assert.DoesNotContain("{site}", draft, StringComparison.Ordinal);
            }
        }
    }
}
