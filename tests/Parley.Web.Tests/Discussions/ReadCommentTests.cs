using System.Net;

namespace Parley.Web.Tests.Discussions;

public sealed class ReadCommentTests
{
    [Fact]
    public async Task One_comment_is_read_with_its_first_replies()
    {
        await using var news = await Newsroom.Open();
        var guest = news.Browser();
        var first = await news.Post(guest, "Above.");
        var reply = await news.Post(guest, "Below.", first.Id);

        var json = await Answer.Json(guest, $"/api/v1/comments/{first.Id}");

        Assert.Equal(first.Id, json.GetProperty("id").GetString());
        Assert.Equal(reply.Id, json.GetProperty("replies")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_waits_for_a_moderator_is_not_there()
    {
        await using var news = await Newsroom.Open(policy: site => site.SetPolicy(true, true, null, 15));
        var guest = news.Browser();
        var held = await news.Post(guest, "Waiting.");

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get($"/api/v1/comments/{held.Id}")).StatusCode);
    }
}
