using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Storage.People;
using Parley.Testing;
using Parley.Web.Discussions;

namespace Parley.Web.Tests.Discussions;

public sealed class FormTokensTests
{
    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task A_form_with_its_work_done_is_posted_at_once(DatabaseKind kind)
    {
        var news = await Newsroom.Open(kind);

        Assert.Equal(CommentState.Posted, await Post(news, news.Browser(), await Token(news)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..7")]
    [InlineData("AAAA.1")]
    [InlineData("%00")]
    [InlineData("' OR 1=1 --")]
    public async Task A_token_that_is_none_of_ours_holds_the_comment_and_refuses_nothing(string token)
    {
        var news = await Newsroom.Open();

        Assert.Equal(CommentState.Held, await Post(news, news.Browser(), token));
    }

    [Fact]
    public async Task A_token_as_long_as_a_book_holds_the_comment_too()
    {
        var news = await Newsroom.Open();

        Assert.Equal(CommentState.Held, await Post(news, news.Browser(), new string('A', 100_000)));
    }

    [Fact]
    public async Task The_reader_is_told_why_it_waits()
    {
        var news = await Newsroom.Open();
        var browser = news.Browser();
        var answer = await browser.Post(Path(news), ("text", "Hello"), ("name", "Gwen"), ("formToken", ""));

        var page = await news.Page(answer.Headers.Location!.OriginalString.Split('#')[0], browser);

        Assert.Contains(Web.Site.Words.For("en")["held.form-proof"], page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_without_its_work_is_none()
    {
        var news = await Newsroom.Open();
        var token = (await Token(news)).Split('.')[0];
        var idle = Enumerable.Range(0, 1000).Select(number => $"{token}.{number}").First(sent => !FormTokens.HasWork(sent, FormTokens.WorkBits));

        Assert.Equal(CommentState.Held, await Post(news, news.Browser(), idle));
    }

    [Fact]
    public async Task A_token_of_another_discussion_is_none()
    {
        var news = await Newsroom.Open();
        var other = await news.Neighbour();

        Assert.Equal(CommentState.Held, await Post(news, news.Browser(), await Token(other)));
    }

    [Fact]
    public async Task A_token_of_another_address_is_none()
    {
        await using var news = await Newsroom.OpenAlone(options => options with { Proxies = [IPNetwork.Parse("127.0.0.1/32")] });
        var token = await Token(news);
        var elsewhere = news.Browser();
        elsewhere.Headers["X-Forwarded-For"] = "198.51.100.7";

        Assert.Equal(CommentState.Held, await Post(news, elsewhere, token));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task A_token_is_good_for_one_comment(DatabaseKind kind)
    {
        var news = await Newsroom.Open(kind);
        var token = await Token(news);

        Assert.Equal(CommentState.Posted, await Post(news, news.Browser(), token));
        Assert.Equal(CommentState.Held, await Post(news, news.Browser(), token));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task The_same_comment_sent_again_brings_the_same_token_and_is_there_once(DatabaseKind kind)
    {
        var news = await Newsroom.Open(kind);
        var (browser, token) = (news.Browser(), await Token(news));
        (string, string)[] form = [("text", "Once"), ("name", "Gwen"), ("formToken", token), ("idempotencyKey", "k1")];

        var first = await browser.Post(Path(news), form);
        var again = await browser.Post(Path(news), form);

        Assert.Equal(first.Headers.Location!.OriginalString.Split('#')[1], again.Headers.Location!.OriginalString.Split('#')[1]);
        Assert.Equal(1, await news.CountRows());
    }

    [Fact]
    public async Task A_form_without_script_waits_some_seconds()
    {
        await using var news = await Newsroom.OpenAlone();
        var browser = news.Browser();

        Assert.Equal(CommentState.Held, await Post(news, browser, await PlainToken(news, browser)));
        var token = await PlainToken(news, browser);
        news.Later(FormTokens.Least);
        Assert.Equal(CommentState.Posted, await Post(news, browser, token));
    }

    [Fact]
    public async Task A_token_does_not_last_for_ever()
    {
        await using var news = await Newsroom.OpenAlone();
        var browser = news.Browser();
        var token = await PlainToken(news, browser);
        news.Later(FormTokens.Lifetime + TimeSpan.FromSeconds(1));

        Assert.Equal(CommentState.Held, await Post(news, browser, token));
    }

    [Fact]
    public async Task A_field_that_nobody_sees_is_filled_by_nobody()
    {
        var news = await Newsroom.Open();
        var page = await news.Page($"{news.Prefix}/discussions/{news.Discussion}/reply");
        var trap = page.QuerySelector("input[name=website]")!;

        Assert.Equal("-1", trap.GetAttribute("tabindex"));
        Assert.NotNull(trap.Closest("[aria-hidden=true].trap"));
        Assert.Equal(CommentState.Held, await Post(news, news.Browser(), await Token(news), ("website", "http://spam.example")));
    }

    [Fact]
    public async Task Whoever_signs_in_and_has_comments_here_is_not_asked()
    {
        var news = await Newsroom.Open();
        var reader = await news.SignedIn();

        Assert.Equal(CommentState.Held, await Post(news, reader, ""));
        Assert.Equal(CommentState.Posted, await Post(news, reader, await Token(news)));
        Assert.Equal(CommentState.Posted, await Post(news, reader, ""));
        Assert.Equal(CommentState.Posted, await Post(news, await news.SignedIn(role: Role.Moderator), ""));
    }

    [Fact]
    public async Task A_guest_by_the_api_brings_none_unless_the_site_wants_it()
    {
        var news = await Newsroom.Open();

        Assert.Equal("posted", (await news.Post(news.Browser(), "By a program")).Json.GetProperty("outcome").GetString());
    }

    private static string Path(Newsroom news) => $"{news.Prefix}/discussions/{news.Discussion}/comments";

    private static Task<string> Token(Newsroom news) => news.Browser().FormToken(news.Prefix, news.Discussion.ToString());

    private static async Task<string> PlainToken(Newsroom news, TestBrowser browser) =>
        ((IHtmlInputElement)(await news.Page($"{news.Prefix}/discussions/{news.Discussion}/reply", browser)).QuerySelector("input[name=formToken]")!).Value;

    /// <summary>What became of it.</summary>
    private static async Task<CommentState> Post(Newsroom news, TestBrowser browser, string token, params (string, string)[] more)
    {
        var answer = await browser.Post(Path(news), [("text", "Words " + Tokens.New()), ("name", "Gwen"), ("formToken", token), .. more]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await news.Program.Read(database => database.Comments.Where(row => row.Discussion == news.Discussion)
            .OrderByDescending(row => row.Id).Select(row => row.State).FirstAsync(TestContext.Current.CancellationToken));
    }
}
