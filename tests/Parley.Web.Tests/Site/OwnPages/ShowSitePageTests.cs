using System.Net;
using Parley.Testing;
using Parley.Web.Tests.Discussions;
using Parley.Web.Tests.Site.Settings;

namespace Parley.Web.Tests.Site.OwnPages;

public sealed class ShowSitePageTests
{
    [Fact]
    public async Task The_rule_that_a_removal_names_is_on_the_page()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Words.");
        await news.Remove(posted.Id, "off-topic");

        var link = (await news.ArticlePage()).QuerySelector(".tombstone a[href*='/rules#']")?.GetAttribute("href") ?? "";

        Assert.StartsWith(news.Prefix, link, StringComparison.Ordinal);
        Assert.NotNull((await news.Page(link.Split('#')[0])).GetElementById(link.Split('#')[1]));
    }

    [Fact]
    public async Task House_rules_say_since_when_and_what_they_were_and_keep_what_decisions_name()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        const string edit = "/site/pages/edit?page=rules";
        await Owners.Saved(await owner.Fill(edit, ("text", "Be kind."), ("do", "publish")));
        program.Later(TimeSpan.FromDays(30));
        var again = await program.SignInAgain("ada@news.example");
        await Owners.Saved(await again.Fill(edit, ("text", "Be kinder."), ("do", "publish")));

        var rules = await Answer.Page(program.Browser(), "/rules");
        Assert.Contains("Be kinder.", rules.Body?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Version of 31 March 2026", rules.Body?.TextContent, StringComparison.Ordinal);
        Assert.NotNull(rules.GetElementById("rule-1"));
        var changes = await Answer.Page(program.Browser(), rules.QuerySelector(".meta a[href$='#changes']")?.GetAttribute("href") ?? "");
        Assert.Equal(["Removed: kind", "Added: kinder"], changes.QuerySelectorAll("del, ins").Select(part => part.TextContent.Trim()));
        var former = rules.QuerySelector(".versions a")?.GetAttribute("href") ?? "";
        var then = await Answer.Page(program.Browser(), former);
        Assert.Contains("Be kind.", then.Body?.TextContent, StringComparison.Ordinal);
        Assert.Contains("earlier version", then.Body?.TextContent, StringComparison.Ordinal);
        Assert.Equal("/rules", (await program.Browser().Get("/pages/rules")).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_page_for_contact_names_what_the_settings_say()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        await Owners.Saved(await owner.Fill("/site/pages/edit?page=contact", ("text", "Write to us."), ("do", "publish")));
        Assert.Null((await Answer.Page(program.Browser(), "/pages/contact")).QuerySelector("dl.contact"));

        await Owners.Saved(await owner.Fill("/site/contact", ("publisher", "The <b>Herald</b>"), ("address", "Quay 1\nHarbour"), ("email", "desk@news.example"), ("contact-languages", "de en")));

        var contact = (await Answer.Page(program.Browser(), "/pages/contact")).QuerySelector("dl.contact");
        Assert.Equal(["The <b>Herald</b>", "Quay 1Harbour", "desk@news.example", "Deutsch and English"],
            contact?.QuerySelectorAll("dd").Select(line => string.Join(' ', line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Single(contact?.QuerySelectorAll("br") ?? throw new InvalidOperationException());
        Assert.Equal("mailto:desk@news.example", contact?.QuerySelector("a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task A_draft_a_number_without_a_version_and_an_unknown_page_are_not_there()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        await Owners.Saved(await owner.Fill("/site/pages/edit?page=about", ("text", "Secret plans."), ("do", "save")));

        foreach (var path in (string[])["/pages/about", "/pages/about/versions/1", "/pages/about/versions/0", "/pages/about/versions/2", "/pages/no-such", "/pages/no-such/versions/1"])
            Assert.Equal(HttpStatusCode.NotFound, (await program.Browser().Get(path)).StatusCode);
    }

    [Fact]
    public async Task A_page_is_kept_and_answers_304_until_it_changes()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        await Owners.Saved(await owner.Fill("/site/pages/edit?page=about", ("text", "One."), ("do", "publish")));
        var reader = program.Browser();
        var first = await reader.Get("/pages/about");

        reader.Headers["If-None-Match"] = first.Headers.ETag?.ToString();
        Assert.Equal(HttpStatusCode.NotModified, (await reader.Get("/pages/about")).StatusCode);
        await Owners.Saved(await owner.Fill("/site/pages/edit?page=about", ("text", "Two."), ("do", "publish")));

        Assert.Contains("Two.", await reader.Text("/pages/about"), StringComparison.Ordinal);
    }
}
