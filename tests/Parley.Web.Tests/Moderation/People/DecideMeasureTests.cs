using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.People;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.People;

public sealed class DecideMeasureTests
{
    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task Whoever_is_muted_reads_and_neither_writes_nor_votes_and_is_told_why_until_when_and_how_to_object(DatabaseKind kind)
    {
        var scene = await PersonScene.Open(kind);
        var other = await scene.News.Post(scene.News.Browser(), "By somebody else");
        await scene.Decided(new { kind = "mute", days = 3, reason = "personal-attack" });

        var post = await scene.News.TryPost(scene.Reader, "One more");
        var vote = await scene.Reader.Json(HttpMethod.Put, $"/api/v1/comments/{other.Id}/vote", """{"value":1}""");
        var ask = await scene.Reader.Json(HttpMethod.Put, $"{scene.News.Prefix}/api/v1/comments/{other.Id}/ask-source", """{"ask":true}""");

        Assert.All([post, vote, ask], answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        var told = (await Answer.Json(post)).GetProperty("detail").GetString();
        Assert.Contains("until 4 March 2026", told, StringComparison.Ordinal);
        Assert.Contains("/statements/", told, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await scene.Reader.Get(scene.News.ArticlePath)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await scene.Reader.Get(scene.News.Prefix + "/account")).StatusCode);
    }

    [Fact]
    public async Task A_form_that_is_refused_keeps_the_words()
    {
        var scene = await PersonScene.Open();
        await scene.Decided(new { kind = "mute", reason = "spam" });

        var answer = await scene.Reader.Post($"{scene.News.Prefix}/discussions/{scene.News.Discussion}/comments", ("text", "My long thought"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("My long thought", Newsroom.Parse(await Answer.Text(answer)).QuerySelector("textarea[name=text]")!.TextContent.Trim());
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task Whoever_is_banned_is_nobody_on_the_site_and_may_still_see_their_data(DatabaseKind kind)
    {
        var scene = await PersonScene.Open(kind);
        await scene.Decided(new { kind = "ban", reason = "hate", facts = "Five times" });
        // The program serves other sites: the session goes on there, and the site itself no longer knows them.
        var neighbour = await scene.News.Neighbour();

        var account = await scene.Reader.Get(scene.News.Prefix + "/account");
        var post = await scene.News.TryPost(scene.Reader, "One more");
        var asGuest = await scene.Reader.Json(HttpMethod.Post, scene.News.CommentsApi, """{"text":"As somebody else","guest":{"name":"Gwen"}}""");

        Assert.All([account, post, asGuest], answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        Assert.Contains("You are banned here", await Answer.Text(account), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await scene.Reader.Get(scene.News.Prefix + "/account/data")).StatusCode);
        var statement = Newsroom.Parse(await Answer.Text(account)).QuerySelector("a[href*='/statements/']")!.GetAttribute("href")!;
        Assert.Contains("Five times", await Answer.Text(await scene.Reader.Get(statement)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await scene.Reader.Post(statement + "/appeal", ("words", "It was not me"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await scene.Reader.Get(neighbour.Prefix + "/account")).StatusCode);
        Assert.Equal("none", (await Answer.Json(scene.Reader, $"{scene.News.Prefix}/api/v1/discussions/{scene.News.Discussion}/mine")).TryGetProperty("reader", out var who) && who.ValueKind == JsonValueKind.Object ? "somebody" : "none");
    }

    [Fact]
    public async Task Whoever_is_suspended_comes_back_when_it_is_over()
    {
        await using var news = await Newsroom.OpenAlone();
        var scene = await PersonScene.In(news);
        await scene.Decided(new { kind = "suspend", days = 2, reason = "spam" });

        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Reader.Get(news.Prefix + "/account")).StatusCode);
        news.Later(TimeSpan.FromDays(2));
        Assert.Equal(HttpStatusCode.OK, (await scene.Reader.Get(news.Prefix + "/account")).StatusCode);
    }

    [Fact]
    public async Task Signing_in_while_banned_leads_to_the_words_and_nowhere_else()
    {
        await using var program = await TestProgram.Start();
        var news = await Newsroom.In(program);
        var moderator = await news.SignedIn(role: Role.Moderator);
        var reader = await program.SignIn("ben@mail.example");
        await news.Post(reader, "Hello");
        var account = await PersonScene.AccountOf(news, reader);
        Assert.Equal(HttpStatusCode.OK, (await moderator.Json(HttpMethod.Post, $"{news.Prefix}/api/v1/people/{account}/measures", """{"kind":"ban","reason":"hate"}""")).StatusCode);

        var again = await program.SignInAgain("ben@mail.example");

        var page = await again.Get(news.Prefix + "/account");
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains("/statements/", await Answer.Text(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await again.Post(news.Prefix + "/sign-out")).StatusCode);
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task What_somebody_writes_whose_every_comment_is_held_waits_and_says_so(DatabaseKind kind)
    {
        var scene = await PersonScene.Open(kind);
        await scene.Decided(new { kind = "hold", reason = "off-topic" });

        var posted = await scene.News.Post(scene.Reader, "A harmless word");

        Assert.Equal("held", posted.Json.GetProperty("outcome").GetString());
        Assert.Equal("hold-all", posted.Json.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Whoever_is_trusted_is_not_held_as_a_newcomer()
    {
        var scene = await PersonScene.Open();
        await scene.Decided(new { kind = "trust" });

        Assert.Equal(StandingLevel.Trusted, (await scene.Standing()).Level);
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task A_guest_who_is_muted_is_told_so(DatabaseKind kind)
    {
        var scene = await PersonScene.Open(kind);
        var guest = scene.News.Browser();
        var row = await scene.News.Row((await scene.News.Post(guest, "As a guest")).Id);

        var decided = await scene.Moderator.Json(HttpMethod.Post, $"{scene.News.Prefix}/api/v1/guests/{row!.Guest}/measures", """{"kind":"ban","reason":"spam"}""");

        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
        var refused = await scene.News.TryPost(guest, "Again");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await scene.News.TryPost(scene.News.Browser(), "Somebody else")).StatusCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"kind":"shadow","reason":"spam"}""")]
    [InlineData("""{"kind":"mute"}""")]
    [InlineData("""{"kind":"mute","reason":"because"}""")]
    [InlineData("""{"kind":"suspend","reason":"spam"}""")]
    [InlineData("""{"kind":"mute","reason":"spam","days":0}""")]
    [InlineData("""{"kind":"mute","reason":"spam","days":3651}""")]
    [InlineData("""{"kind":"mute","reason":"spam","days":-1}""")]
    public async Task What_cannot_be_decided_names_the_field(string order)
    {
        var scene = await PersonScene.Open();

        var answer = await scene.Moderator.Json(HttpMethod.Post, $"{scene.News.Prefix}/api/v1/people/{scene.Account}/measures", order);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Single((await Answer.Json(answer)).GetProperty("errors").EnumerateObject());
        Assert.Equal(StandingLevel.Known, (await scene.Standing()).Level);
    }

    [Fact]
    public async Task Texts_that_are_too_long_are_refused_and_kept_in_the_form()
    {
        var scene = await PersonScene.Open();

        var answer = await scene.Moderator.Post(scene.Profile + "/measures", ("kind", "mute"), ("reason", "spam"), ("facts", new string('x', Verdict.LongestFacts + 1)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(Verdict.LongestFacts + 1, Newsroom.Parse(await Answer.Text(answer)).QuerySelector("textarea[name=facts]")!.TextContent.Trim().Length);
    }

    [Fact]
    public async Task A_second_click_decides_nothing_and_says_so()
    {
        var scene = await PersonScene.Open();
        var page = await scene.News.Page(scene.Profile, scene.Moderator);
        var seen = page.QuerySelector("input[name=seen]")!.GetAttribute("value")!;
        (string, string)[] form = [("kind", "warn"), ("reason", "spam"), ("seen", seen)];

        var first = await scene.Moderator.Post(scene.Profile + "/measures", form);
        var second = await scene.Moderator.Post(scene.Profile + "/measures", form);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
        Assert.Equal(1, await scene.News.Program.Read(database => database.Ledger.CountAsync(row => row.Act == LedgerAct.Warned && row.Subject == scene.Account, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Readers_staff_of_other_sites_and_equals_decide_nothing()
    {
        var scene = await PersonScene.Open();
        var foreign = await (await scene.News.Neighbour()).SignedIn(role: Role.Owner);
        var order = new { kind = "ban", reason = "spam" };
        var equal = await PersonScene.AccountOf(scene.News, scene.Moderator);
        await scene.News.Post(scene.Moderator, "By staff");

        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Decide(order, scene.Reader)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Decide(order, foreign)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await scene.Decide(order, scene.News.Browser())).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (scene with { Account = equal }).Decide(order)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Decide(new { kind = "ban", reason = "spam", allSites = true })).StatusCode);
        Assert.Equal(StandingLevel.Known, (await scene.Standing()).Level);
    }

    [Fact]
    public async Task Whoever_has_done_nothing_on_a_site_is_nobody_to_its_staff()
    {
        var scene = await PersonScene.Open();
        var neighbour = await scene.News.Neighbour();
        var staff = await neighbour.SignedIn(role: Role.Owner);

        var answer = await staff.Json(HttpMethod.Post, $"{neighbour.Prefix}/api/v1/people/{scene.Account}/measures", """{"kind":"ban","reason":"spam"}""");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
