using System.Net;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Notifications;

public sealed class GuestMailLinksTests
{
    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("%00")]
    public async Task A_link_that_is_not_ours_says_so_and_does_nothing(string token)
    {
        await using var news = await Newsroom.Open();

        foreach (var deed in (string[])["confirm", "stop"])
        {
            Assert.True((await news.Browser().Get($"{news.Prefix}/notifications/{deed}?token={token}")).StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest);
            Assert.True((await news.Browser().Post($"{news.Prefix}/notifications/{deed}?token={token}")).StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task A_link_that_ends_mail_confirms_none()
    {
        await using var news = await Newsroom.OpenAlone();
        await GuestLettersTests.Post(news, news.Browser(), "My comment.", "gwen@example.org");
        await Told.Everything(news);
        var letter = (await GuestLettersTests.Letters(news, "gwen@example.org"))[0];

        var crossed = GuestLettersTests.Link(letter, "stop").Replace("/stop", "/confirm", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Post(crossed)).StatusCode);
    }
}
