using System.Net;
using Parley.Core.Articles;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Site;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Site.Pictures;

public sealed class ListPicturesTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_newest_come_first_and_every_page_leads_to_the_next(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var editor = await news.SignedIn(role: Role.Editor);
        await Keep(news, 60);

        List<string> seen = [];
        for (string? below = null; seen.Count == 0 || below is not null;)
        {
            var answer = await Answer.Json(editor, $"{news.Prefix}/api/v1/pictures{(below is null ? "" : "?below=" + below)}");
            seen.AddRange(answer.GetProperty("pictures").EnumerateArray().Select(picture => picture.GetProperty("alt").GetString() ?? ""));
            below = answer.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        Assert.Equal(Enumerable.Range(1, 60).Reverse().Select(number => $"Picture {number}"), seen);
    }

    [Fact]
    public async Task Another_sites_pictures_and_readers_are_not_among_them()
    {
        await using var news = await Newsroom.Open();
        await using var other = await news.Neighbour();
        await Keep(other, 1);
        await Keep(news, 1, PicturePurpose.Comment);

        var answer = await Answer.Json(await news.SignedIn(role: Role.Editor), news.Prefix + "/api/v1/pictures");

        Assert.Empty(answer.GetProperty("pictures").EnumerateArray());
    }

    [Theory]
    [InlineData("/pictures")]
    [InlineData("/api/v1/pictures")]
    public async Task Readers_do_not_see_the_list(string path)
    {
        await using var news = await Newsroom.Open();

        Assert.Equal(HttpStatusCode.Unauthorized, (await news.Browser().Get(news.Prefix + path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await news.SignedIn()).Get(news.Prefix + path)).StatusCode);
    }

    [Fact]
    public async Task The_page_offers_the_form_and_is_never_kept()
    {
        await using var news = await Newsroom.Open();
        var editor = await news.SignedIn(role: Role.Editor);

        var answer = await editor.Get(news.Prefix + "/pictures");

        Assert.Contains("no-store", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.NotNull((await Answer.Page(answer)).QuerySelector("form[enctype='multipart/form-data'] input[type=file][name=picture]"));
    }

    private static Task<int> Keep(Newsroom news, int count, PicturePurpose purpose = PicturePurpose.Newsroom) => news.Program.Write(async (database, cancel) =>
    {
        for (var number = 1; number <= count; number++)
            await database.KeepPicture(
                new PictureToKeep
                {
                    Site = news.Site.Id, Purpose = purpose, Files = [], At = news.Program.Clock.GetUtcNow(), Alt = $"Picture {number}",
                    Picture = new Picture($"{news.Site.ShortName}-{number}", "image/jpeg", 40, 30),
                },
                cancel);
        return count;
    });
}
