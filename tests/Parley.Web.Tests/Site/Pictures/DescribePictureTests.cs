using System.Net;
using Parley.Core.Articles;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Site;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Site.Pictures;

public sealed class DescribePictureTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task New_words_take_the_place_of_the_old(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var editor = await news.SignedIn(role: Role.Editor);
        var id = await Keep(news);

        var answer = await editor.Json(HttpMethod.Patch, $"{news.Prefix}/api/v1/pictures/{id}", """{"alt":"Two boats","credit":"Inger Falk"}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var row = await Row(news, id);
        Assert.Equal(("Two boats", "Inger Falk", null), (row?.Alt, row?.Credit, row?.CreditLink));
    }

    [Theory]
    [InlineData("""{"alt":"A","credit":"B","creditLink":"javascript:alert(1)"}""")]
    [InlineData("""{"alt":"A","credit":"B","creditLink":"//elsewhere.example"}""")]
    [InlineData("""{"alt":"A","creditLink":"https://example.org/"}""")]
    public async Task A_link_that_leads_nowhere_good_is_refused(string json)
    {
        await using var news = await Newsroom.Open();
        var editor = await news.SignedIn(role: Role.Editor);
        var id = await Keep(news);

        Assert.Equal(HttpStatusCode.BadRequest, (await editor.Json(HttpMethod.Patch, $"{news.Prefix}/api/v1/pictures/{id}", json)).StatusCode);
        Assert.Equal("A quay", (await Row(news, id))?.Alt);
    }

    [Fact]
    public async Task Words_that_are_too_long_are_refused_whole()
    {
        await using var news = await Newsroom.Open();
        var editor = await news.SignedIn(role: Role.Editor);
        var id = await Keep(news);

        var answer = await editor.Post($"{news.Prefix}/pictures/{id}", ("alt", new string('a', KeptPicture.LongestAlt + 1)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotNull((await Answer.Page(answer)).QuerySelector($"#picture-{id} [role=alert]"));
        Assert.Equal("A quay", (await Row(news, id))?.Alt);
    }

    [Fact]
    public async Task Another_sites_picture_is_not_there()
    {
        await using var news = await Newsroom.Open();
        await using var other = await news.Neighbour();
        var editor = await news.SignedIn(role: Role.Editor);
        var id = await Keep(other);

        Assert.Equal(HttpStatusCode.NotFound, (await editor.Json(HttpMethod.Patch, $"{news.Prefix}/api/v1/pictures/{id}", """{"alt":"Mine"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.Post($"{news.Prefix}/pictures/{id}", ("alt", "Mine"))).StatusCode);
        Assert.Equal("A quay", (await Row(other, id))?.Alt);
    }

    [Fact]
    public async Task By_form_one_is_back_at_the_picture()
    {
        await using var news = await Newsroom.Open();
        var editor = await news.SignedIn(role: Role.Editor);
        var id = await Keep(news);

        var answer = await editor.Post($"{news.Prefix}/pictures/{id}", ("alt", "Two boats"), ("credit", ""), ("creditLink", ""));

        var page = await news.Page(answer.Headers.Location?.ToString() ?? "", editor);
        Assert.Equal("Two boats", page.QuerySelector($"#picture-{id} img")?.GetAttribute("alt"));
    }

    private static Task<long> Keep(Newsroom news) => news.Program.Write((database, cancel) => database.KeepPicture(
        new PictureToKeep
        {
            Site = news.Site.Id, Purpose = PicturePurpose.Newsroom, Files = [], At = news.Program.Clock.GetUtcNow(), Alt = "A quay",
            Picture = new Picture("hash-of-" + news.Site.ShortName, "image/jpeg", 40, 30),
        },
        cancel));

    private static Task<PictureRow?> Row(Newsroom news, long id) =>
        news.Program.Read(database => database.NewsroomPicture(news.Site.Id, id, CancellationToken.None));
}
