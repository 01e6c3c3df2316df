using System.Net;
using Parley.Core.Moderation.Rules;
using Parley.Storage.Moderation;
using Parley.Storage.Site;
using Parley.Testing;
using Parley.Web.Site;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation;

public sealed class CommentScreeningTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_comment_full_of_links_waits_and_its_author_is_told_why(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind, terms: new());
        var guest = news.Browser();

        var held = await news.Post(guest, "https://a.example/ and https://b.example/ and https://c.example/");

        Assert.Equal("held", held.Json.GetProperty("outcome").GetString());
        Assert.Equal("links", held.Json.GetProperty("reason").GetString());
        Assert.Empty(await news.Comments());
        var row = (await news.Row(held.Id))!;
        var screening = Assert.Single(await news.Program.Read(database => database.Screenings([row.Id], default)));
        Assert.Equal((Outcome.Hold, 3), (screening.Value.Outcome, Assert.Single(screening.Value.Findings).Number));
    }

    [Fact]
    public async Task A_comment_in_which_nothing_is_found_leaves_no_row()
    {
        await using var news = await Newsroom.Open(terms: new());

        var posted = await news.Post(news.Browser(), "The bridge was closed for a day.");

        Assert.Equal("posted", posted.Json.GetProperty("outcome").GetString());
        Assert.Empty(await news.Program.Read(database => database.Screenings([new(long.Parse(posted.Id, System.Globalization.CultureInfo.InvariantCulture))], default)));
    }

    [Fact]
    public async Task Staff_are_not_screened()
    {
        await using var news = await Newsroom.Open(terms: new());
        var moderator = await news.SignedIn(role: Core.People.Role.Moderator);

        var posted = await news.Post(moderator, "https://a.example/ https://b.example/ https://c.example/ https://d.example/");

        Assert.Equal("posted", posted.Json.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task An_edit_into_abuse_waits_in_its_place_and_its_replies_stay()
    {
        await using var news = await Newsroom.Open(terms: new());
        var (author, other) = (await news.SignedIn(), await news.SignedIn());
        var first = await news.Post(author, "The ferry was late.");
        var reply = await news.Post(other, "It was not.", parent: first.Id);

        var edited = await Answer.Json(await author.Json(HttpMethod.Patch, $"/api/v1/comments/{first.Id}", """{"text":"You are an idiot."}"""));

        Assert.Equal("held", edited.GetProperty("outcome").GetString());
        Assert.DoesNotContain("idiot", (await news.Thread()).GetRawText(), StringComparison.Ordinal);
        Assert.Contains(reply.Id, (await news.Thread()).GetRawText(), StringComparison.Ordinal);
        Assert.Equal("idiot", (await news.Page($"{news.Prefix}/comments/{first.Id}/mine", author)).QuerySelector(".held mark")?.TextContent);
    }

    [Fact]
    public async Task A_banned_word_is_refused_where_the_site_says_so_and_the_text_is_kept()
    {
        await using var news = await Newsroom.Open(terms: new() { Banned = ["herring*"], RefuseBannedWords = true });
        var reader = await news.SignedIn();

        var refused = await reader.Post($"/discussions/{news.Discussion}/comments", ("text", "Fresh H3rrings here"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = Newsroom.Parse(await Answer.Text(refused));
        Assert.Contains("H3rrings", page.QuerySelector(".problem, .error, [role=alert]")?.TextContent ?? page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Fresh H3rrings here", page.QuerySelector("textarea")?.TextContent.Trim());
        Assert.Equal(0, await news.CountRows());
    }

    [Fact]
    public async Task Slow_mode_says_how_many_seconds_are_left_and_a_retry_of_what_was_posted_is_answered()
    {
        await using var news = await Newsroom.OpenAlone(terms: new() { SlowSeconds = 60 });
        var reader = await news.SignedIn();
        await news.Post(reader, "First.", key: "one");
        news.Later(TimeSpan.FromSeconds(20));

        var problem = await Answer.Problem(HttpStatusCode.TooManyRequests, await news.TryPost(reader, "Second.", key: "two"));
        var again = await news.TryPost(reader, "First.", key: "one");

        Assert.Contains("40", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        news.Later(TimeSpan.FromSeconds(41));
        Assert.Equal(HttpStatusCode.Created, (await news.TryPost(reader, "Second.", key: "two")).StatusCode);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Nearly_the_same_text_by_another_waits(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind, terms: new());
        await news.Post(await news.SignedIn(), "Buy your lamps from the old lighthouse, they burn for forty years without oil.");

        var copy = await news.Post(news.Browser(), "Buy your lamps from the OLD lighthouse, they burn for fifty years without oil!!");
        var other = await news.Post(news.Browser(), "The harbour office opens at eight, and nobody is ever there before nine.");

        Assert.Equal("repeated", copy.Json.GetProperty("reason").GetString());
        Assert.Equal("posted", other.Json.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task What_is_set_for_the_article_goes_over_what_is_set_for_the_site()
    {
        await using var news = await Newsroom.Open(terms: new());
        await news.Program.Write((job, cancel) => job.SetPolicy(
            news.Site.Id, new ScopedTerms(PolicyScope.Article, $"{news.Article.Article}", new() { HoldFirst = true }), null,
            new SettingAuthor(null, news.Program.Get<KeyFile>(), news.Program.Clock.GetUtcNow()), cancel));
        await news.Program.Get<SiteDirectory>().Refresh(TestContext.Current.CancellationToken);

        var held = await news.Post(news.Browser(), "A quiet word.");

        Assert.Equal("hold-first", held.Json.GetProperty("reason").GetString());
    }
}
