using System.Net;
using Parley.Core.Site;
using Parley.Testing;
using Parley.Web.Tests.Site.Pictures;

namespace Parley.Web.Tests.Discussions;

public sealed class BringPictureTests
{
    private const string Api = "/api/v1/comment-pictures";

    [Fact]
    public async Task A_reader_gets_the_words_that_show_it()
    {
        await using var news = await Newsroom.Open(policy: site => site.AllowCommentPictures(true));
        var reader = await news.SignedIn();

        var markup = await CommentPicturesTests.Bring(news, reader, alt: "A [quay] at dusk");

        Assert.StartsWith("![A \\[quay\\] at dusk](picture:", markup, StringComparison.Ordinal);
        Assert.Contains("alt=\"A [quay] at dusk\"", (await news.Post(reader, markup)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_bring_none_and_a_site_that_takes_none_takes_none()
    {
        await using var news = await Newsroom.Open(policy: site => site.AllowCommentPictures(true));
        await using var other = await news.Neighbour();
        var picture = SamplePictures.Of("jpeg", 40, 30);

        Assert.Equal(HttpStatusCode.Unauthorized, (await news.Browser().Send(news.Prefix + Api, picture, fields: [("alt", "A quay")])).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await other.SignedIn()).Send(other.Prefix + Api, picture, fields: [("alt", "A quay")])).StatusCode);
    }

    [Fact]
    public async Task More_than_readers_may_send_is_refused_while_it_is_read()
    {
        await using var news = await Newsroom.Open(policy: site => site.AllowCommentPictures(true));
        var reader = await news.SignedIn();

        var answer = await reader.Send(news.Prefix + Api, new byte[PictureBounds.MostBytesOfReaders + 1], fields: [("alt", "A quay")]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Nothing_and_no_words_are_refused()
    {
        await using var news = await Newsroom.Open(policy: site => site.AllowCommentPictures(true));
        var reader = await news.SignedIn();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reader.Send(news.Prefix + Api, null, fields: [("alt", "A quay")])).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reader.Send(news.Prefix + Api, SamplePictures.Of("jpeg", 40, 30))).StatusCode);
    }
}
