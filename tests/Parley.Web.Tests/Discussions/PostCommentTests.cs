using System.Net;
using System.Text;
using System.Text.Json;
using Parley.Core.Discussions;
using Parley.Testing;
using Parley.Web.People;

namespace Parley.Web.Tests.Discussions;

public sealed class PostCommentTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_a_guest_posts_is_there_for_everybody(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var guest = news.Browser();

        var posted = await news.Post(guest, "The *ferry* was late.");

        Assert.Equal("posted", posted.Json.GetProperty("outcome").GetString());
        var comment = Assert.Single(await news.Comments());
        Assert.Equal(posted.Id, comment.GetProperty("id").GetString());
        Assert.Equal("The *ferry* was late.", comment.GetProperty("text").GetString());
        Assert.Contains("<em>ferry</em>", comment.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Equal("Gwen", comment.GetProperty("author").GetProperty("name").GetString());
        var page = await news.ArticlePage();
        Assert.Equal("The ferry was late.", page.QuerySelector($"#comment-{posted.Id} .prose")?.TextContent.Trim());
        Assert.Contains(ReaderCookies.GuestName, guest.Cookies.Keys);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task One_key_is_one_comment_however_often_it_is_sent(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var account = await news.SignedIn();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => news.TryPost(account, "Once is enough.", key: "the-key")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        var ids = await Task.WhenAll(answers.Select(async answer => (await Answer.Json(answer)).GetProperty("comment").GetProperty("id").GetString()));
        Assert.Single(ids.Distinct());
        Assert.Equal(1, await news.CountRows());
    }

    [Fact]
    public async Task A_double_click_on_a_form_without_a_key_posts_once()
    {
        await using var news = await Newsroom.Open();
        var account = await news.SignedIn();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => account.Post($"/discussions/{news.Discussion}/comments", ("text", "Twice clicked."))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Found, answer.StatusCode));
        Assert.Equal(1, await news.CountRows());
    }

    [Fact]
    public async Task The_same_key_with_other_words_is_refused()
    {
        await using var news = await Newsroom.Open();
        var account = await news.SignedIn();
        await news.Post(account, "First words.", key: "the-key");

        var problem = await Answer.Problem(HttpStatusCode.UnprocessableEntity, await news.TryPost(account, "Other words.", key: "the-key"));

        Assert.True(problem.GetProperty("errors").TryGetProperty("idempotencyKey", out _));
        Assert.Equal(1, await news.CountRows());
    }

    [Fact]
    public async Task A_key_is_good_for_a_day()
    {
        await using var news = await Newsroom.OpenAlone();
        var account = await news.SignedIn();
        var first = await news.Post(account, "Daily words.", key: "the-key");

        news.Later(TimeSpan.FromHours(23));
        var sameDay = await news.Post(account, "Daily words.", key: "the-key");
        news.Later(TimeSpan.FromHours(2));
        var nextDay = await news.Post(account, "Daily words.", key: "the-key");

        Assert.Equal(first.Id, sameDay.Id);
        Assert.NotEqual(first.Id, nextDay.Id);
    }

    [Theory]
    [InlineData("cross-site", null)]
    [InlineData("same-site", null)]
    [InlineData(null, "null")]
    [InlineData(null, "https://elsewhere.example")]
    [InlineData(null, null)]
    public async Task Another_sites_page_cannot_post_with_my_cookie(string? fetchSite, string? origin)
    {
        await using var news = await Newsroom.Open();
        var reader = await news.SignedIn();
        reader.Headers["Sec-Fetch-Site"] = fetchSite;
        reader.Headers["Origin"] = origin;

        var form = await reader.Post($"/discussions/{news.Discussion}/comments", ("text", "Not my words."));
        var api = await news.TryPost(reader, "Not my words.");
        reader.Headers["Sec-Fetch-Mode"] = "no-cors";
        var blind = await reader.Send(HttpMethod.Post, news.CommentsApi, new StringContent("""{"text":"Not my words."}""", Encoding.UTF8, "text/plain"));

        Assert.Equal(HttpStatusCode.Forbidden, form.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, api.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, blind.StatusCode);
        Assert.Equal(0, await news.CountRows());
    }

    [Fact]
    public async Task A_form_without_script_leads_to_mine_where_the_comment_is_shown()
    {
        await using var news = await Newsroom.Open();
        var guest = news.Browser();

        var answer = await guest.Post($"{news.Prefix}/discussions/{news.Discussion}/comments", ("text", "By hand."), ("name", "Gwen"));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var target = answer.Headers.Location?.ToString() ?? "";
        Assert.StartsWith($"{news.Prefix}/discussions/{news.Discussion}/mine?after=1#comment-", target, StringComparison.Ordinal);
        var page = await news.Page(target.Split('#')[0], guest);
        Assert.Equal("By hand.", page.QuerySelector($"#{target.Split('#')[1]} .prose")?.TextContent.Trim());
        Assert.NotNull(page.QuerySelector("[role=status]"));
    }

    [Theory]
    [InlineData("a", 10_001)]
    [InlineData("\U0001F600", 10_001)]
    public async Task One_sign_too_many_is_refused_and_the_text_kept(string sign, int times)
    {
        await using var news = await Newsroom.Open();
        var text = string.Concat(Enumerable.Repeat(sign, times));

        var form = await news.Browser().Post($"/discussions/{news.Discussion}/comments", ("text", text), ("name", "Gwen"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, form.StatusCode);
        Assert.Equal(text, (await Answer.Page(form)).QuerySelector("textarea[name=text]")?.TextContent);
        await Answer.Problem(HttpStatusCode.UnprocessableEntity, await news.TryPost(news.Browser(), text));
        Assert.Equal(0, await news.CountRows());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "a")]
    [InlineData(DatabaseKind.Sqlite, "\U0001F600")]
    [InlineData(DatabaseKind.Postgres, "\U0001F600")]
    public async Task Ten_thousand_signs_are_stored_whole(DatabaseKind kind, string sign)
    {
        await using var news = await Newsroom.Open(kind);
        var text = string.Concat(Enumerable.Repeat(sign, 10_000));

        var posted = await news.Post(news.Browser(), text);

        Assert.Equal(text, (await news.Row(posted.Id))?.Source);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("\u200b\u2060")]
    [InlineData("> ")]
    public async Task Words_that_nobody_sees_are_refused(string text)
    {
        await using var news = await Newsroom.Open();

        await Answer.Problem(HttpStatusCode.UnprocessableEntity, await news.TryPost(news.Browser(), text));

        Assert.Equal(0, await news.CountRows());
    }

    [Theory]
    [InlineData("\"text\":\"a\\u0000b\"")]
    [InlineData("\"text\":\"a\\ud800b\"")]
    [InlineData("\"text\":5")]
    [InlineData("\"text\":[\"a\"]")]
    [InlineData("\"text\":\"a\",\"text\":\"b\"")]
    [InlineData("\"text\":\"a\",\"guest\":\"Gwen\"")]
    [InlineData("\"text\":\"a\",\"parentId\":5")]
    [InlineData("\"text\":\"a\",\"idempotencyKey\":\"\"")]
    public async Task A_body_that_makes_no_sense_is_refused_by_field(string fields)
    {
        await using var news = await Newsroom.Open();

        var answer = await news.Browser().Json(HttpMethod.Post, news.CommentsApi, $"{{\"guest\":{{\"name\":\"Gwen\"}},{fields}}}".Replace("{\"guest\":{\"name\":\"Gwen\"},\"text\":\"a\",\"guest\"", "{\"text\":\"a\",\"guest\"", StringComparison.Ordinal));

        var problem = await Answer.Problem(HttpStatusCode.BadRequest, answer);
        Assert.True(problem.TryGetProperty("errors", out _));
        Assert.Equal(0, await news.CountRows());
    }

    [Fact]
    public async Task A_body_nested_without_end_is_refused()
    {
        await using var news = await Newsroom.Open();

        var answer = await news.Browser().Json(HttpMethod.Post, news.CommentsApi, "{\"text\":\"a\",\"x\":" + new string('[', 5000) + new string(']', 5000) + "}");

        await Answer.Problem(HttpStatusCode.BadRequest, answer);
    }

    [Theory]
    [InlineData("id", "\"7\"")]
    [InlineData("state", "\"held\"")]
    [InlineData("author", "{\"kind\":\"account\",\"id\":\"1\",\"name\":\"Boss\"}")]
    [InlineData("account", "1")]
    [InlineData("votes", "{\"up\":99,\"down\":0}")]
    [InlineData("up", "99")]
    [InlineData("rank", "99")]
    [InlineData("createdAt", "\"2001-01-01T00:00:00Z\"")]
    [InlineData("editedAt", "\"2001-01-01T00:00:00Z\"")]
    [InlineData("site", "1")]
    [InlineData("discussion", "1")]
    [InlineData("html", "\"<b>x</b>\"")]
    [InlineData("source", "\"x\"")]
    [InlineData("verdictReason", "\"spam\"")]
    [InlineData("visible", "false")]
    [InlineData("role", "\"owner\"")]
    public async Task Nobody_sets_what_is_not_theirs_to_set(string name, string value)
    {
        await using var news = await Newsroom.Open();

        var answer = await news.Browser().Json(
            HttpMethod.Post, news.CommentsApi, $$$"""{"text":"Plain.","guest":{"name":"Gwen","{{{name}}}":{{{value}}}},"idempotencyKey":"k","{{{name}}}":{{{value}}}}""");

        if (answer.StatusCode == HttpStatusCode.BadRequest)
            return;
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var row = await news.Row((await Answer.Json(answer)).GetProperty("comment").GetProperty("id").GetString() ?? "");
        Assert.NotNull(row);
        Assert.Equal(
            (news.Discussion, news.Site.Id, CommentState.Posted, true, AuthorKind.Guest, null, "Gwen", "Plain.", 0, 0, 0L, null),
            (row.Discussion, row.Site, row.State, row.Visible, row.AuthorKind, row.Account, row.AuthorName, row.Source, row.Up, row.Down, row.Rank, row.VerdictReason));
        Assert.True(row.Id.Value > 1L << 40);
        Assert.Equal(TestStore.Start, row.CreatedAt);
        Assert.Null(row.EditedAt);
    }

    [Fact]
    public async Task A_reply_stands_under_what_it_answers()
    {
        await using var news = await Newsroom.Open();
        var guest = news.Browser();
        var first = await news.Post(guest, "First.");

        var reply = await news.Post(guest, "Second.", first.Id);

        var comment = Assert.Single(await news.Comments());
        Assert.Equal(1, comment.GetProperty("replyCount").GetInt32());
        Assert.Equal(reply.Id, Assert.Single(comment.GetProperty("replies").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_reply_cannot_reach_into_another_discussion()
    {
        await using var news = await Newsroom.Open();
        await using var other = await Newsroom.Open();
        var elsewhere = await other.Post(other.Browser(), "Elsewhere.");

        foreach (var parent in (string[])[elsewhere.Id, "1", "999999999999999999", "abc", "-1", ""])
            await Answer.Problem(HttpStatusCode.UnprocessableEntity, await news.TryPost(news.Browser(), "Here.", parent));

        Assert.Equal(0, await news.CountRows());
        Assert.Equal(1, await other.CountRows());
    }

    [Fact]
    public async Task A_closed_discussion_takes_nothing_more_and_keeps_what_was_typed()
    {
        await using var news = await Newsroom.Open();
        await news.Close();

        var api = await news.TryPost(news.Browser(), "Too late.");
        var form = await news.Browser().Post($"/discussions/{news.Discussion}/comments", ("text", "Too late."), ("name", "Gwen"));

        await Answer.Problem(HttpStatusCode.Forbidden, api);
        Assert.Equal(HttpStatusCode.Forbidden, form.StatusCode);
        Assert.Equal("Too late.", (await Answer.Page(form)).QuerySelector("textarea")?.TextContent);
        Assert.Equal(0, await news.CountRows());
    }

    [Fact]
    public async Task A_discussion_closes_by_its_own_date()
    {
        await using var news = await Newsroom.OpenAlone(policy: site => site.SetPolicy(true, false, 14, 15));
        await news.Post(news.Browser(), "In time.");

        news.Later(TimeSpan.FromDays(14));

        await Answer.Problem(HttpStatusCode.Forbidden, await news.TryPost(news.Browser(), "Too late."));
    }

    [Fact]
    public async Task What_waits_for_a_moderator_is_seen_by_its_author_alone()
    {
        await using var news = await Newsroom.Open(policy: site => site.SetPolicy(true, holdFirst: true, null, 15));
        var author = await news.SignedIn();

        var answer = await news.TryPost(author, "Waiting words.");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var json = await Answer.Json(answer);
        Assert.Equal("held", json.GetProperty("outcome").GetString());
        Assert.Equal("hold-first", json.GetProperty("reason").GetString());
        var id = json.GetProperty("comment").GetProperty("id").GetString();
        Assert.Contains("Waiting words.", await author.Text($"/discussions/{news.Discussion}/mine"), StringComparison.Ordinal);
        Assert.Contains("Waiting words.", await author.Text($"/comments/{id}/mine"), StringComparison.Ordinal);
        foreach (var stranger in (TestBrowser[])[news.Browser(), await news.SignedIn()])
        {
            foreach (var path in (string[])[news.ArticlePath, news.ArticlePath + "/comments.atom", news.CommentsApi, news.CommentsApi + "?sort=newest", $"/discussions/{news.Discussion}/mine", $"/discussions/{news.Discussion}/comments", news.Prefix + "/", $"/api/v1/discussions/{news.Discussion}/mine?ids={id}"])
                Assert.DoesNotContain("Waiting words.", await stranger.Text(path), StringComparison.Ordinal);
            foreach (var path in (string[])[$"/comments/{id}", $"/comments/{id}/mine", $"/comments/{id}/reply", $"/comments/{id}/replies", $"/comments/{id}?fragment=1", $"/comments/{id}/verdict"])
                Assert.Contains((await stranger.Get(path)).StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.Unauthorized]);
            Assert.Equal("noindex", Assert.Single((await stranger.Get($"/comments/{id}")).Headers.GetValues("X-Robots-Tag")));
        }

        Assert.Equal(0, (await Answer.Json(news.Browser(), $"/api/v1/counts?url={news.ArticlePath}")).GetProperty("counts")[0].GetProperty("count").GetInt32());
        await Answer.Problem(HttpStatusCode.UnprocessableEntity, await news.TryPost(await news.SignedIn(), "Answer to it.", id));
    }

    [Fact]
    public async Task Another_sites_path_leads_to_no_discussion_of_this_one()
    {
        await using var news = await Newsroom.Open();
        var other = await news.Neighbour();

        var api = await news.Browser().Json(HttpMethod.Post, other.Prefix + news.CommentsApi, """{"text":"x","guest":{"name":"Gwen"}}""");
        var form = await news.Browser().Post($"{other.Prefix}/discussions/{news.Discussion}/comments", ("text", "x"), ("name", "Gwen"));

        await Answer.Problem(HttpStatusCode.NotFound, api);
        Assert.Equal(HttpStatusCode.NotFound, form.StatusCode);
        Assert.Equal(0, await news.CountRows());
    }

    [Theory]
    [InlineData("/api/v1/discussions/{0}/comments/")]
    [InlineData("/API/V1/Discussions/{0}/Comments")]
    [InlineData("/api/v1/discussions/%30{0}/comments")]
    public async Task A_variant_of_the_address_meets_the_same_guards(string path)
    {
        await using var news = await Newsroom.Open(policy: site => site.SetPolicy(guestsAllowed: false, false, null, 15));

        var answer = await news.Browser().Json(HttpMethod.Post, string.Format(System.Globalization.CultureInfo.InvariantCulture, path, news.Discussion), """{"text":"x","guest":{"name":"Gwen"}}""");

        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.Forbidden, HttpStatusCode.NotFound]);
        Assert.Equal(0, await news.CountRows());
    }

    [Theory]
    [InlineData("/api/v1/discussions/{0}%2fcomments")]
    [InlineData("/api/v1/discussions/..;/{0}/comments")]
    [InlineData("/api/v1/discussions/{0};x/comments")]
    [InlineData("/api/v1//discussions/{0}/comments")]
    [InlineData("/api/v1/discussions/{0}.json/comments")]
    public async Task An_address_that_is_almost_one_is_none(string path)
    {
        await using var news = await Newsroom.Open();

        var answer = await news.Browser().Json(HttpMethod.Post, string.Format(System.Globalization.CultureInfo.InvariantCulture, path, news.Discussion), """{"text":"x","guest":{"name":"Gwen"}}""");

        // 405 where the almost-address has the shape of one that is only read.
        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed]);
        Assert.Equal(0, await news.CountRows());
    }

    [Fact]
    public async Task Whoever_posts_without_end_is_told_when_to_go_on()
    {
        await using var news = await Newsroom.OpenAlone(options => options with { RateLimits = new() { Enabled = true } });
        var account = await news.SignedIn();
        HttpResponseMessage answer;

        var posts = 0;
        do answer = await news.TryPost(account, $"Number {++posts}.");
        while (answer.StatusCode == HttpStatusCode.Created && posts < 200);

        await Answer.Problem(HttpStatusCode.TooManyRequests, answer);
        Assert.InRange(answer.Headers.RetryAfter?.Delta ?? TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
        Assert.Equal(posts - 1, await news.CountRows());
    }

    [Fact]
    public async Task A_field_that_stands_twice_is_refused()
    {
        await using var news = await Newsroom.Open();

        var form = await news.Browser().Post($"/discussions/{news.Discussion}/comments", ("text", "one"), ("text", "two"), ("name", "Gwen"));

        Assert.Equal(HttpStatusCode.BadRequest, form.StatusCode);
        Assert.Equal(0, await news.CountRows());
    }
}
