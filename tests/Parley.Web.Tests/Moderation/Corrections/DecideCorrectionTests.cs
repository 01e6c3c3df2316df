using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Storage.People;
using Parley.Testing;
using Parley.Web.People;
using Parley.Web.Tests.Articles.Editor;
using Parley.Web.Tests.Discussions;
using Parley.Web.Tests.Moderation.Sources;

namespace Parley.Web.Tests.Moderation.Corrections;

public sealed class DecideCorrectionTests
{
    [Fact]
    public async Task An_accepted_one_opens_the_editor_at_the_words_and_publishes_them_with_thanks_to_who_found_it()
    {
        await using var news = await Newsroom.Open();
        var finder = await news.SignedIn("Iris Finder");
        var second = await news.SignedIn();
        await RequestCorrectionTests.Say(finder, news, "p3r1@22-25", "seven");
        await RequestCorrectionTests.Say(second, news, "p3r1@22-25", "at seven, surely");
        var desk = await EditorDesk.Open(news);
        var item = await Item(news, desk);
        var path = item.QuerySelector("a.primary")?.GetAttribute("href") ?? "";

        var opened = await news.Page(path, desk.Browser);
        var fields = await desk.Fields(path, ("body", "The lamps were lit at seven.\n\nNobody put them out."), ("deed", "publish"));
        var answer = await desk.Browser.Post(desk.Published + "/publish", fields);

        Assert.Equal("six", item.QuerySelector("blockquote.place mark")?.TextContent);
        Assert.Equal("six", opened.QuerySelector("#article-form")?.GetAttribute("data-find"));
        Assert.Equal(("six", "seven"), (Typed(opened, "correctionWrong"), Typed(opened, "correctionRight")));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await news.ArticlePage();
        Assert.Contains("Found by \u2068Iris Finder\u2069", page.QuerySelector("#corrections")?.TextContent, StringComparison.Ordinal);
        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")?.TextContent ?? "");
        var correction = Assert.Single(data.RootElement.GetProperty("correction").EnumerateArray());
        Assert.Equal(("CorrectionComment", "Iris Finder"), (correction.GetProperty("@type").GetString(), correction.GetProperty("contributor").GetProperty("name").GetString()));
        foreach (var reader in (TestBrowser[])[finder, second])
        {
            var told = (await news.Page(news.Prefix + "/notifications", reader)).QuerySelector(".lines a");
            Assert.Contains("have put right", told?.TextContent, StringComparison.Ordinal);
            Assert.NotNull((await news.Page(told?.GetAttribute("href") ?? "", reader)).QuerySelector("a[href$='#corrections']"));
        }

        Assert.Equal(0, await OpenOnes(news, desk));
        Assert.Contains(LedgerAct.CorrectionAccepted, await Acts(news));
    }

    [Fact]
    public async Task A_small_slip_is_put_right_without_a_public_correction()
    {
        await using var news = await Newsroom.Open();
        var finder = await news.SignedIn();
        await RequestCorrectionTests.Say(finder, news, "p1r1", "Lights at the quay");
        var desk = await EditorDesk.Open(news);
        var path = (await Item(news, desk)).QuerySelector("a.primary")?.GetAttribute("href") ?? "";

        var fields = await desk.Fields(path, ("headline", "Lights at the quay"), ("correctionWrong", ""), ("correctionRight", ""), ("deed", "publish"));
        await desk.Browser.Post(desk.Published + "/publish", fields);

        Assert.Null((await news.ArticlePage()).QuerySelector("#corrections"));
        Assert.Contains("have put right", (await news.Page(news.Prefix + "/notifications", finder)).QuerySelector(".lines a")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await OpenOnes(news, desk));
    }

    [Fact]
    public async Task A_declined_one_tells_the_reasons_to_all_who_said_so_and_to_the_comments_author_alone()
    {
        await using var news = await Newsroom.Open();
        var (author, reader, stranger) = (await news.SignedIn(), await news.SignedIn(), await news.SignedIn());
        var posted = await news.Post(author, "It was seven.");
        await reader.Post($"/comments/{posted.Id}/correct", ("right", ""));
        var desk = await EditorDesk.Open(news);
        var (id, _) = Assert.Single(await RequestCorrectionTests.Rows(news));
        var path = $"{news.Prefix}/desk/corrections/{id}";

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.Browser.Post(path, ("answer", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Browser.Post(path, ("answer", "The harbour master's log says six."))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await desk.Browser.Post(path, ("answer", "Twice."))).StatusCode);

        foreach (var told in (TestBrowser[])[author, reader])
        {
            var line = (await news.Page(news.Prefix + "/notifications", told)).QuerySelector(".lines a")?.GetAttribute("href") ?? "";
            Assert.Contains("log says six", (await news.Page(line, told)).Body?.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{news.Prefix}/corrections/requests/{id}")).StatusCode);
        Assert.Contains(LedgerAct.CorrectionDeclined, await Acts(news));
    }

    [Fact]
    public async Task Editors_of_another_site_and_moderators_decide_nothing()
    {
        await using var news = await Newsroom.Open();
        var neighbour = await news.Neighbour();
        await RequestCorrectionTests.Say(news.Browser(), news, "p3r1", "Seven.");
        var (id, _) = Assert.Single(await RequestCorrectionTests.Rows(news));
        var theirs = await EditorDesk.Open(neighbour);

        Assert.Equal(HttpStatusCode.NotFound, (await theirs.Browser.Get($"{neighbour.Prefix}/desk/corrections/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.Browser.Post($"{neighbour.Prefix}/desk/corrections/{id}", ("answer", "No."))).StatusCode);
        var fields = await theirs.Fields(theirs.Published, ("correcting", $"{id}"), ("correctionWrong", "a"), ("correctionRight", "b"), ("deed", "publish"));
        await theirs.Browser.Post(theirs.Published + "/publish", fields);

        Assert.Equal(HttpStatusCode.Forbidden, (await (await news.SignedIn(role: Role.Moderator)).Get(news.Prefix + "/desk/corrections")).StatusCode);
        Assert.Equal(1, await OpenOnes(news, await EditorDesk.Open(news)));
    }

    [Fact]
    public async Task Whoever_found_it_is_named_as_today_and_after_leaving_no_more_and_that_somebody_said_so_stays()
    {
        await using var news = await Newsroom.Open();
        var finder = await news.SignedIn("Iris Finder");
        await RequestCorrectionTests.Say(finder, news, "p3r1@22-25", "seven");
        await RequestCorrectionTests.Say(await news.SignedIn(), news, "p3r1@22-25", "seven");
        await RequestCorrectionTests.Say(finder, news, "p4r1", "Secret words.");
        var desk = await EditorDesk.Open(news);
        var path = (await Item(news, desk)).QuerySelector("a.primary")?.GetAttribute("href") ?? "";
        await desk.Browser.Post(desk.Published + "/publish", await desk.Fields(path, ("body", "Seven.\n\nNobody put them out."), ("deed", "publish")));
        Assert.Contains("Iris Finder", (await news.ArticlePage()).QuerySelector("#corrections")?.TextContent, StringComparison.Ordinal);
        var posted = await news.Post(news.Browser(), "They were lit at seven.");
        await AskForSourceTests.Ask(finder, posted.Id);
        Assert.NotNull((await news.ArticlePage()).QuerySelector($"#comment-{posted.Id} .sources"));

        Assert.Equal(HttpStatusCode.Redirect, (await finder.Post("/account", ("name", "Iris Keeper"))).StatusCode);
        Assert.Contains("Iris Keeper", (await news.ArticlePage()).QuerySelector("#corrections")?.TextContent, StringComparison.Ordinal);

        await news.Program.Write(async (database, cancel) =>
        {
            var hash = Tokens.Hash(finder.Cookies[ReaderCookies.SessionName]);
            var account = (await database.Sessions.SingleAsync(row => row.TokenHash == hash, cancel)).Account;
            return await database.BeginErasure(
                account, ErasureKind.Name, (PersonName.Parse("Nobody " + A.Next()) as NameOutcome.Accepted)?.Name!, news.Program.Keys, news.Program.Clock.GetUtcNow(), cancel);
        });

        var page = await news.ArticlePage();
        Assert.DoesNotContain("Found by", page.QuerySelector("#corrections")?.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"#comment-{posted.Id} .sources"));
        var rest = await Item(news, desk);
        Assert.Contains("1 reader says so", rest.Body?.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", rest.Body?.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IDocument> Item(Newsroom news, EditorDesk desk) => await news.Page(
        (await news.Page(news.Prefix + "/desk/corrections", desk.Browser)).QuerySelector(".rows .what a")?.GetAttribute("href") ?? "", desk.Browser);

    private static async Task<int> OpenOnes(Newsroom news, EditorDesk desk) => int.Parse(
        (await news.Page(news.Prefix + "/desk/corrections", desk.Browser)).QuerySelector(".desk-bar [data-count=corrections]")?.TextContent ?? "", System.Globalization.CultureInfo.InvariantCulture);

    private static Task<List<LedgerAct>> Acts(Newsroom news) =>
        news.Program.Read(database => database.Ledger.Where(row => row.Site == news.Site.Id).Select(row => row.Act).ToListAsync());

    private static string? Typed(IDocument page, string field) => page.QuerySelector("#" + field)?.TextContent.TrimStart('\n');
}
