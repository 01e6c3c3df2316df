using System.Net;
using System.Text.Json;
using Parley.Core.Articles;
using Parley.Core.Moderation.Rules;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Replies;

public sealed class WriteReplyTests
{
    [Fact]
    public async Task An_answer_stands_at_its_quotation_for_readers_and_machines_until_it_is_taken_back()
    {
        await using var quay = await Quay.Open();
        var (marta, path) = await quay.Verified(name: "Marta <b>Quist</b>", quotation: 1);
        Assert.Null(await quay.Shown());

        Assert.Equal(HttpStatusCode.Found, (await marta.Post(path, ("text", "The *council* pays. <script>alert(1)</script>"))).StatusCode);

        var page = await quay.News.ArticlePage();
        var answer = page.QuerySelector(".answer");
        Assert.Equal("The Gull", answer?.PreviousElementSibling?.QuerySelector("cite")?.TextContent);
        Assert.Contains("Reply by Marta <b>Quist</b>", answer?.TextContent, StringComparison.Ordinal);
        Assert.Equal("council", answer?.QuerySelector(".prose em")?.TextContent);
        Assert.Null(answer?.QuerySelector("script"));
        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")?.TextContent ?? "");
        Assert.Contains("The council pays.", data.RootElement.GetProperty("hasPart")[1].GetProperty("subjectOf")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("council", await quay.News.Browser().Text($"{quay.News.Prefix}/feed.atom"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await marta.Post(path, ("text", "Nobody pays."))).StatusCode);
        Assert.Contains("Nobody pays.", (await quay.Shown())?.TextContent, StringComparison.Ordinal);
        Assert.Contains("edited", (await quay.Shown())?.TextContent, StringComparison.Ordinal);

        await marta.Post(path + "/withdraw");
        Assert.Null(await quay.Shown());
        Assert.Equal(0, await quay.News.Program.Read(async database => await Storage.Sql.QueryNumber(
            database, "SELECT count(*) FROM reply_revisions v JOIN rights_of_reply r ON r.id = v.right_id WHERE r.article = @article", CancellationToken.None,
            ("@article", quay.News.Article.Article.Value))));
        Assert.DoesNotContain("Nobody pays.", await quay.Editor.Text(quay.Desk + "/" + path.Split('/')[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_follows_its_quotation_says_when_that_was_changed_and_stands_at_the_foot_when_it_is_gone()
    {
        await using var quay = await Quay.Open();
        var (marta, path) = await quay.Verified();
        await marta.Post(path, ("text", "They are cheap."));

        await quay.Revise([.. Quay.Body("The lamps are dear.").Reverse()]);
        var moved = await quay.Shown();
        Assert.Contains("Marta Quist", moved?.PreviousElementSibling?.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("changed after", moved?.TextContent, StringComparison.Ordinal);

        await quay.Revise(Quay.Body("The lamps are far too dear."));
        Assert.Contains("changed after this was written", (await quay.Shown())?.TextContent, StringComparison.Ordinal);

        await quay.Revise(new Paragraph(RichText.Of("The lamps were lit at six.")));
        var page = await quay.News.ArticlePage();
        Assert.Null(page.QuerySelector(".body .answer"));
        Assert.Contains("no longer in the article", page.QuerySelector(".answer")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("They are cheap.", page.QuerySelector(".answer")?.TextContent, StringComparison.Ordinal);

        await quay.Revise(Quay.Body("The lamps are dear."));
        Assert.NotNull(await quay.Shown());
    }

    [Fact]
    public async Task What_the_rules_want_read_first_waits_for_an_editor_and_nothing_is_shown_before()
    {
        await using var quay = await Quay.Open(terms: new PolicyTerms { HoldFirst = true });
        var (marta, path) = await quay.Verified();

        var kept = await marta.Post(path, ("text", "They are cheap."));
        Assert.EndsWith("done=held", $"{kept.Headers.Location}", StringComparison.Ordinal);
        Assert.Null(await quay.Shown());
        Assert.Empty((await Answer.Json(quay.News.Browser(), $"{quay.News.Prefix}/api/v1/articles/{quay.News.Article.Article}/replies")).GetProperty("replies").EnumerateArray());

        var desk = $"{quay.Desk}/{path.Split('/')[^1]}";
        Assert.Equal(HttpStatusCode.Forbidden, (await (await quay.News.SignedIn(role: Role.Moderator)).Post(desk, ("act", "publish"))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await quay.Editor.Post(desk, ("act", "publish"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await quay.Editor.Post(desk, ("act", "publish"))).StatusCode);
        Assert.Contains("They are cheap.", (await quay.Shown())?.TextContent, StringComparison.Ordinal);

        await marta.Post(path, ("text", "They are dear."));
        Assert.Null(await quay.Shown());
    }

    [Fact]
    public async Task Words_are_bounded_and_kept_for_whoever_typed_them()
    {
        await using var quay = await Quay.Open();
        var (marta, path) = await quay.Verified();

        foreach (var words in (string[])["", " \n", new string('x', 10_001)])
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await marta.Post(path, ("text", words))).StatusCode);
        var preview = await Answer.Page(await marta.Post(path + "/preview", ("text", "A *draft*.")));

        Assert.Equal("draft", preview.QuerySelector(".preview em")?.TextContent);
        Assert.Contains("A *draft*.", preview.QuerySelector("textarea")?.TextContent, StringComparison.Ordinal);
        Assert.Null(await quay.Shown());
    }
}
