using System.Net;
using Parley.Core.People;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation;

public sealed class TryPolicyTests
{
    [Theory]
    [InlineData("The ferry was late.", "It would be posted.", null)]
    [InlineData("You are an idiot.", "It would wait for a moderator.", "an idiot|idiot")]
    [InlineData("Fresh herring", "It would be refused.", "herring")]
    public async Task A_text_is_tried_and_nothing_is_kept(string text, string told, string? word)
    {
        await using var news = await Newsroom.Open(terms: new() { Banned = ["herring"], RefuseBannedWords = true });
        var owner = await news.SignedIn(role: Role.Owner);

        var page = await Answer.Page(await owner.Post($"{news.Prefix}/site/policy/try", ("scope", "site"), ("key", ""), ("text", text)));

        Assert.Contains(told, page.QuerySelector("[role=status]")?.TextContent, StringComparison.Ordinal);
        Assert.True(word is null || word.Split('|').Contains(page.QuerySelector("[role=status] mark")?.TextContent));
        Assert.Equal(text, page.QuerySelector("#try-text")?.TextContent.Trim());
        Assert.Equal(0, await news.CountRows());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task What_cannot_be_a_comment_is_said_to_be_none(string text)
    {
        await using var news = await Newsroom.Open();
        var owner = await news.SignedIn(role: Role.Owner);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.Post($"{news.Prefix}/site/policy/try", ("text", text))).StatusCode);
    }
}
