using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Live;
using Parley.Storage.Site;
using Parley.Testing;
using Parley.Web.Live;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Live;

public sealed class FollowDiscussionTests
{
    public static TheoryData<DatabaseKind> Both => [DatabaseKind.Sqlite, DatabaseKind.Postgres];

    [Theory, MemberData(nameof(Both))]
    public async Task What_happens_in_a_discussion_arrives_in_its_order(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var author = await news.SignedIn();
        using var reader = await LiveReader.Open(news.Program, news.Discussion, after: 0);

        var first = await news.Post(author, "One.");
        var posted = await reader.Next("message");
        var reply = await news.Post(author, "Two.", first.Id);
        var replied = await reader.Next("message");
        await author.Json(HttpMethod.Patch, $"/api/v1/comments/{first.Id}", """{"text":"One, put better."}""");
        var edited = await reader.Next("message");
        await (await news.SignedIn()).Json(HttpMethod.Put, $"/api/v1/comments/{first.Id}/vote", """{"value":1}""");
        var voted = await reader.Next("message");
        await news.Remove(first.Id);
        var removed = await reader.Next("message");
        await (await news.SignedIn(role: Role.Moderator)).Json(HttpMethod.Post, $"/api/v1/comments/{first.Id}/verdict", """{"verdict":"restore"}""");
        var restored = await reader.Next("message");
        await author.Send(HttpMethod.Delete, $"/api/v1/comments/{reply.Id}", null);
        var deleted = await reader.Next("message");

        Assert.Equal($$"""[{"id":"{{first.Id}}","parentId":null}]""", posted.Data.GetProperty("posted").GetRawText());
        Assert.Equal($$"""[{"id":"{{reply.Id}}","parentId":"{{first.Id}}"}]""", replied.Data.GetProperty("posted").GetRawText());
        Assert.Equal([first.Id], edited.Ids("edited"));
        Assert.Equal($$"""[{"id":"{{first.Id}}","up":1,"down":0}]""", voted.Data.GetProperty("votes").GetRawText());
        Assert.Equal([first.Id], removed.Ids("gone"));
        Assert.Equal([first.Id], restored.Ids("restored"));
        Assert.Equal([reply.Id], deleted.Ids("gone"));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], ((LiveMessage[])[posted, replied, edited, voted, removed, restored, deleted]).Select(one => one.Seq));
        Assert.Equal((1, "open"), (deleted.Number("count"), deleted.Data.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task No_words_and_no_empty_lists_travel()
    {
        await using var news = await Newsroom.Open();
        using var reader = await LiveReader.Open(news.Program, news.Discussion);

        await news.Post(news.Browser(), "Unmistakable words.");

        var message = await reader.Next("message");
        Assert.Equal(["seq", "posted", "more", "count", "state", "readers"], message.Data.EnumerateObject().Select(part => part.Name));
        Assert.DoesNotContain("Unmistakable", message.Data.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stream_is_kept_by_nobody_and_guarded_like_every_answer()
    {
        await using var news = await Newsroom.Open();

        using var reader = await LiveReader.Open(news.Program, news.Discussion);

        Assert.Equal("text/event-stream", reader.Answer.Content.Headers.ContentType?.ToString());
        Assert.True(reader.Answer.Headers.CacheControl?.NoStore);
        Assert.Equal("no", Assert.Single(reader.Answer.Headers.GetValues("X-Accel-Buffering")));
        Assert.Equal("nosniff", Assert.Single(reader.Answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("default-src 'none'", Assert.Single(reader.Answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("%201")]
    [InlineData("99999999999999999999")]
    public async Task A_number_that_is_none_is_refused_by_name(string after)
    {
        await using var news = await Newsroom.Open();

        var problem = await Answer.Problem(HttpStatusCode.UnprocessableEntity, await news.Browser().Get($"{LiveReader.Path(news.Discussion)}?after={after}"));

        Assert.Equal("after", Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task A_header_that_is_no_number_is_refused_by_name()
    {
        await using var news = await Newsroom.Open();
        var browser = news.Browser();
        browser.Headers["Last-Event-ID"] = "seven";

        var problem = await Answer.Problem(HttpStatusCode.UnprocessableEntity, await browser.Get(LiveReader.Path(news.Discussion, 0)));

        Assert.Equal("Last-Event-ID", Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task Where_there_is_no_public_discussion_of_this_site_there_is_no_stream()
    {
        await using var news = await Newsroom.Open();
        var elsewhere = await news.Neighbour();

        foreach (var path in (string[])["/api/v1/discussions/999999/events", "/api/v1/discussions/0/events", "/api/v1/discussions/-5/events",
            "/api/v1/discussions/x/events", $"{elsewhere.Prefix}{LiveReader.Path(news.Discussion)}"])
            await Answer.Problem(HttpStatusCode.NotFound, await news.Browser().Get(path));

        using var own = await LiveReader.Open(news.Program.Address, news.Prefix + LiveReader.Path(news.Discussion));
        Assert.Equal(HttpStatusCode.OK, own.Answer.StatusCode);
    }

    [Fact]
    public async Task The_header_of_who_comes_back_is_newer_than_the_address()
    {
        await using var news = await Newsroom.Open();
        var guest = news.Browser();
        await news.Post(guest, "One.");
        var second = await news.Post(guest, "Two.");

        using var reader = await LiveReader.Open(news.Program.Address, LiveReader.Path(news.Discussion, 0), lastEventId: 1);

        Assert.Equal([second.Id], (await reader.Next("message")).Posted);
    }

    [Fact]
    public async Task Who_polls_gets_the_same_as_one_object_at_once()
    {
        await using var news = await Newsroom.Open();
        var first = await news.Post(news.Browser(), "One.");
        var browser = news.Browser();
        browser.Headers["Accept"] = "application/json";

        var missed = await browser.Get(LiveReader.Path(news.Discussion, 0));
        var nothing = await Answer.Json(browser, LiveReader.Path(news.Discussion, 1));
        var now = await Answer.Json(browser, LiveReader.Path(news.Discussion));
        var lost = await Answer.Json(browser, LiveReader.Path(news.Discussion, 400));

        Assert.Equal("no-cache", missed.Headers.CacheControl?.ToString());
        Assert.Equal("Accept", missed.Headers.Vary.Single());
        Assert.Equal(first.Id, (await Answer.Json(missed)).GetProperty("posted")[0].GetProperty("id").GetString());
        Assert.Equal("""{"seq":1,"more":0,"count":1,"state":"open","readers":0}""", nothing.GetRawText());
        Assert.Equal(nothing.GetRawText(), now.GetRawText());
        Assert.Equal("""{"seq":1,"reset":true}""", lost.GetRawText());
    }

    [Fact]
    public async Task A_comment_that_is_gone_again_is_not_offered()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        var removed = await news.Post(author, "One.");
        var stays = await news.Post(author, "Two.");
        await news.Remove(removed.Id);

        using var reader = await LiveReader.Open(news.Program, news.Discussion, after: 0);

        var message = await reader.Next("message");
        Assert.Equal([stays.Id], message.Posted);
        Assert.Equal([removed.Id], message.Ids("gone"));
    }

    [Fact]
    public async Task What_is_held_is_not_named_until_it_is_approved()
    {
        await using var news = await Newsroom.Open(policy: site => site.SetPolicy(true, true, null, 15));
        using var reader = await LiveReader.Open(news.Program, news.Discussion, after: 0);
        var held = await news.Post(news.Browser(), "One.");
        var refused = await news.Post(news.Browser(), "Two.");
        var moderator = await news.SignedIn(role: Role.Moderator);
        await moderator.Json(HttpMethod.Post, $"/api/v1/comments/{refused.Id}/verdict", """{"verdict":"remove","reason":"spam"}""");
        await moderator.Json(HttpMethod.Post, $"/api/v1/comments/{held.Id}/verdict", """{"verdict":"approve"}""");

        var message = await reader.Next("message");

        Assert.Equal(4, message.Seq);
        Assert.Equal([held.Id], message.Posted);
        Assert.DoesNotContain(refused.Id, message.Data.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_discussion_says_so()
    {
        await using var news = await Newsroom.Open();
        using var reader = await LiveReader.Open(news.Program, news.Discussion);

        await news.Program.Write(async (database, cancel) =>
        {
            await database.Execute("UPDATE discussions SET state = 1 WHERE id = @id", cancel, ("@id", news.Discussion.Value));
            return await database.Announce(news.Discussion, EventKind.DiscussionClosed, null, news.Program.Clock.GetUtcNow(), cancel);
        });

        Assert.Equal("closed", (await reader.Next("message")).Data.GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_stream_of_an_article_that_is_withdrawn_ends()
    {
        await using var news = await Newsroom.Open();
        using var reader = await LiveReader.Open(news.Program, news.Discussion);

        await news.Program.Write(async (database, cancel) =>
        {
            var article = database.Articles.Single(row => row.Id == news.Article.Article);
            article.Withdraw(news.Program.Clock.GetUtcNow());
            await database.SaveChangesAsync(cancel);
            await database.Announce(article.Id, article.Version, EventKind.ArticleWithdrawn, news.Program.Clock.GetUtcNow(), cancel);
            return true;
        });

        while (await reader.Next() is not null)
        {
        }

        await Answer.Problem(HttpStatusCode.NotFound, await news.Browser().Get(LiveReader.Path(news.Discussion)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_number_whose_rows_are_gone_and_one_that_was_never_given_out_are_told_to_begin_anew(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        await news.Post(news.Browser(), "One.");
        var now = news.Program.Clock.GetUtcNow();
        await news.Program.Write(async (database, cancel) =>
        {
            await database.Execute("UPDATE events SET at = @old WHERE scope = 1 AND scope_id = @id", cancel, ("@old", now.AddDays(-8)), ("@id", news.Discussion.Value));
            return await database.Sweep(now, cancel);
        });
        var second = await news.Post(news.Browser(), "Two.");

        using var old = await LiveReader.Open(news.Program, news.Discussion, after: 0);
        using var invented = await LiveReader.Open(news.Program, news.Discussion, after: long.MaxValue);
        using var known = await LiveReader.Open(news.Program, news.Discussion, after: 1);

        foreach (var reader in (LiveReader[])[old, invented])
        {
            var reset = await reader.Next("reset");
            Assert.Equal("""{"seq":2}""", reset.Data.GetRawText());
            Assert.Equal(2, reader.LastId);
        }

        Assert.Equal([second.Id], (await known.Next("message")).Posted);
    }

    [Fact]
    public async Task After_a_reset_the_stream_goes_on()
    {
        await using var news = await Newsroom.Open();
        using var reader = await LiveReader.Open(news.Program, news.Discussion, after: 77);
        await reader.Next("reset");

        var first = await news.Post(news.Browser(), "One.");

        Assert.Equal([first.Id], (await reader.Next("message")).Posted);
    }
}
