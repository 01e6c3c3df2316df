using System.Net;
using Parley.Core.Articles.Replies;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Replies;

public sealed class InviteQuotedTests
{
    [Theory]
    [InlineData("", "marta@quay.example", "Called them.")]
    [InlineData("Marta\nQuist", "marta@quay.example", "Called them.")]
    [InlineData("Marta Quist", "marta@quay.example\r\nBcc: eve@news.example", "Called them.")]
    [InlineData("Marta Quist", "nobody", "Called them.")]
    [InlineData("Marta Quist", "marta@quay.example", " ")]
    public async Task Without_a_name_an_address_and_how_it_is_known_nobody_is_asked(string name, string email, string evidence)
    {
        await using var quay = await Quay.Open();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await quay.TryInvite(email, name, evidence)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await quay.TryInvite(email, new string('x', RightOfReply.LongestName + 1))).StatusCode);

        Assert.Null((await quay.News.Page(quay.Desk, quay.Editor)).QuerySelector(".rows .badge"));
    }

    [Fact]
    public async Task Only_words_that_stand_as_a_quotation_in_an_article_of_this_site_can_be_answered()
    {
        await using var quay = await Quay.Open();
        var other = await quay.News.Neighbour();
        var stranger = await other.SignedIn(role: Role.Owner);
        var form = $"{quay.Desk}/invite";

        var paragraph = await quay.Editor.Post(form, ("article", quay.News.Article.Article.ToString()), ("quotation", "2"), ("name", "M"), ("email", quay.Email), ("evidence", "E"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, paragraph.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{other.Prefix}/desk/replies/invite?article={quay.News.Article.Article}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Get($"{form}?article={quay.News.Article.Article}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await quay.News.SignedIn(role: Role.Moderator)).Get($"{form}?article={quay.News.Article.Article}")).StatusCode);
    }

    [Fact]
    public async Task Three_may_answer_one_quotation_and_a_second_letter_ends_the_first_link()
    {
        await using var quay = await Quay.Open();
        var first = await quay.Invite();
        var again = await quay.Invite();
        await quay.Invite($"office-{A.Next()}@quay.example", "The Harbour Office");
        await quay.Invite($"council-{A.Next()}@quay.example", "The Council");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await quay.TryInvite($"eve-{A.Next()}@quay.example")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await quay.News.Browser().Get(first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await quay.News.Browser().Get(again)).StatusCode);
        await quay.Invite($"eve-{A.Next()}@quay.example", quotation: 1);
    }
}
