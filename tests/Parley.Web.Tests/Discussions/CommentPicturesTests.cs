using System.Net;
using System.Text.Json;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Site;
using Parley.Testing;
using Parley.Web.Tests.Site.Pictures;

namespace Parley.Web.Tests.Discussions;

public sealed class CommentPicturesTests
{
    private static readonly byte[] Quay = SamplePictures.WithEverything("jpeg", 700, 500);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_guests_first_comment_brings_its_picture_by_form_and_everybody_sees_it_bare(DatabaseKind kind)
    {
        await using var news = await Open(kind);

        var answer = await Send(news, news.Browser(), "Look at this.", "Two boats at *dusk*");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var picture = Assert.Single((await news.ArticlePage()).QuerySelectorAll(".comment .prose img"));
        Assert.Equal(("Two boats at *dusk*", "700", "500", "lazy"), (picture.GetAttribute("alt"), picture.GetAttribute("width"), picture.GetAttribute("height"), picture.GetAttribute("loading")));
        foreach (var address in picture.GetAttribute("srcset")!.Split(", ").Select(part => part.Split(' ')[0]).Append(picture.GetAttribute("src")!))
        {
            var file = await news.Browser().Get(address);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.DoesNotContain(SamplePictures.Marker, await Answer.Text(file), StringComparison.Ordinal);
            Assert.DoesNotContain("immutable", file.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null, "alt")]
    [InlineData("  ", "alt")]
    public async Task What_it_shows_is_asked_for_and_the_words_are_kept(string? alt, string field)
    {
        await using var news = await Open();

        var answer = await Send(news, news.Browser(), "Look at this.", alt);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Answer.Page(answer);
        Assert.Equal("Look at this.", page.QuerySelector("form.write textarea[name=text]")?.TextContent.Trim());
        Assert.Equal("true", page.QuerySelector($"form.write [name={field}]")?.GetAttribute("aria-invalid"));
        Assert.Equal(0, await news.CountRows());
    }

    [Fact]
    public async Task Where_a_site_takes_none_there_is_no_field_and_none_is_taken()
    {
        await using var news = await Newsroom.Open();

        var answer = await Send(news, news.Browser(), "Look at this.", "A quay");

        Assert.Null((await news.ArticlePage()).QuerySelector("input[type=file]"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(0, await news.CountRows());
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_and_the_words_are_kept()
    {
        await using var news = await Open();

        var answer = await news.Browser().Send(
            Form(news), "<svg onload='alert(1)'/>"u8.ToArray(), fields: [("text", "Look at this."), ("name", "Gwen"), ("alt", "A quay")]);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Contains("Look at this.", await Answer.Text(answer), StringComparison.Ordinal);
        Assert.Equal(0, await news.CountRows());
    }

    [Fact]
    public async Task A_picture_of_another_reader_or_another_site_stays_text()
    {
        await using var news = await Open();
        await using var other = await news.Neighbour(site => site.AllowCommentPictures(true));
        var (owner, stranger) = (await news.SignedIn(), await news.SignedIn());
        var markup = await Bring(news, owner);
        var elsewhere = await Bring(other, owner, SamplePictures.Of("png", 60, 40));

        Assert.DoesNotContain("<img", (await news.Post(stranger, markup)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", (await news.Post(owner, elsewhere)).Html, StringComparison.Ordinal);
        Assert.Contains("<img", (await news.Post(owner, markup)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_shows_four_and_no_more_on_posting_and_on_editing()
    {
        await using var news = await Open();
        var reader = await news.SignedIn();
        List<string> markups = [];
        for (var number = 0; number < 5; number++)
            markups.Add(await Bring(news, reader, SamplePictures.Of("png", 40 + number, 30)));

        var five = await news.TryPost(reader, string.Join("\n\n", markups));
        var four = await news.Post(reader, string.Join("\n\n", markups.Take(4)));
        var edited = await reader.Json(HttpMethod.Patch, $"/api/v1/comments/{four.Id}", JsonSerializer.Serialize(new { text = string.Join("\n\n", markups) }));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (five.StatusCode, edited.StatusCode));
        Assert.Equal(4, four.Html.Split("<img").Length - 1);
    }

    [Fact]
    public async Task An_edit_keeps_what_is_shown_and_brings_another()
    {
        await using var news = await Open();
        var guest = news.Browser();
        var first = await Send(news, guest, "Look at this.", "A quay");
        var id = first.Headers.Location!.ToString().Split("#comment-")[1];
        var before = (await news.Row(id))!;

        var answer = await guest.Send(
            $"{news.Prefix}/comments/{id}/edit", SamplePictures.Of("png", 50, 40), fields: [("text", before.Source + " Again."), ("alt", "Two boats")]);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(["A quay", "Two boats"], (await news.ArticlePage()).QuerySelectorAll(".prose img").Select(picture => picture.GetAttribute("alt")));
    }

    [Fact]
    public async Task The_preview_shows_the_picture_and_the_form_goes_on_with_it()
    {
        await using var news = await Open();
        var guest = news.Browser();

        var preview = await Answer.Page(await guest.Send(
            news.Prefix + "/preview", Quay, fields: [("discussionId", $"{news.Discussion}"), ("text", "Look."), ("name", "Gwen"), ("alt", "A quay")]));
        var text = preview.QuerySelector("form.write textarea")?.TextContent.TrimStart() ?? "";

        Assert.Equal("A quay", preview.QuerySelector("#preview img")?.GetAttribute("alt"));
        Assert.Contains("<img", (await news.Post(guest, text)).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task With_its_comment_the_picture_goes_and_with_a_restored_one_it_comes_back(DatabaseKind kind)
    {
        await using var news = await Open(kind);
        var (reader, moderator) = (await news.SignedIn(), await news.SignedIn(role: Role.Moderator));
        var posted = await news.Post(reader, await Bring(news, reader, SamplePictures.Of("png", 91, 40)));
        var file = File(posted);

        await moderator.Json(HttpMethod.Post, $"/api/v1/comments/{posted.Id}/verdict", """{"verdict":"remove","reason":"spam"}""");
        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(file)).StatusCode);
        await moderator.Json(HttpMethod.Post, $"/api/v1/comments/{posted.Id}/verdict", """{"verdict":"restore"}""");
        Assert.Equal(HttpStatusCode.OK, (await news.Browser().Get(file)).StatusCode);
        await reader.Send(HttpMethod.Delete, $"/api/v1/comments/{posted.Id}", null);

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(file)).StatusCode);
        var asked = news.Browser();
        asked.Headers["If-None-Match"] = "*";
        Assert.Equal(HttpStatusCode.NotFound, (await asked.Get(file)).StatusCode);
    }

    [Fact]
    public async Task What_another_comment_or_the_newsroom_shows_as_well_stays()
    {
        await using var news = await Open();
        var (reader, editor) = (await news.SignedIn(), await news.SignedIn(role: Role.Editor));
        var markup = await Bring(news, reader, SamplePictures.Of("png", 92, 40));
        var (first, second) = (await news.Post(reader, markup), await news.Post(reader, "Once more: " + markup));
        var file = File(first);

        await reader.Send(HttpMethod.Delete, $"/api/v1/comments/{first.Id}", null);
        Assert.Equal(HttpStatusCode.OK, (await news.Browser().Get(file)).StatusCode);
        var hash = file.Split('/')[^1];
        await news.Program.Write(async (database, cancel) =>
        {
            await database.KeepFiles([.. database.Files.Where(row => row.Hash == hash)], cancel);
            return 0;
        });
        await reader.Send(HttpMethod.Delete, $"/api/v1/comments/{second.Id}", null);

        Assert.Equal(HttpStatusCode.OK, (await news.Browser().Get(file)).StatusCode);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Pictures_that_no_comment_shows_are_gone_after_a_day_and_others_stay(DatabaseKind kind)
    {
        await using var news = await Open(kind);
        var reader = await news.SignedIn();
        var shown = await news.Post(reader, await Bring(news, reader, SamplePictures.Of("png", 61, 40)));
        var deleted = await news.Post(reader, await Bring(news, reader, SamplePictures.Of("png", 62, 40)));
        await Bring(news, reader, SamplePictures.Of("png", 63, 40));
        await reader.Send(HttpMethod.Delete, $"/api/v1/comments/{deleted.Id}", null);

        var before = await Count(news);
        await Sweep(news, TimeSpan.FromHours(23));
        var soon = await Count(news);
        await Sweep(news, TimeSpan.FromHours(25));

        Assert.Equal((3, 3, 1), (before, soon, await Count(news)));
        Assert.Equal(HttpStatusCode.OK, (await news.Browser().Get(File(shown))).StatusCode);
    }

    [Fact]
    public async Task In_the_feed_its_address_is_whole()
    {
        await using var news = await Open();
        await Send(news, news.Browser(), "Look.", "A quay");

        var feed = await news.Browser().Text(news.ArticlePath + "/comments.atom");

        Assert.Contains($"src=&quot;{news.Program.Address}{news.Prefix[1..]}/files/", feed.Replace("\"", "&quot;", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("srcset", feed, StringComparison.Ordinal);
    }

    internal static async Task<string> Bring(Newsroom news, TestBrowser reader, byte[]? picture = null, string alt = "A quay")
    {
        var answer = await reader.Send(news.Prefix + "/api/v1/comment-pictures", picture ?? Quay, fields: [("alt", alt)]);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await Answer.Json(answer)).GetProperty("markup").GetString() ?? "";
    }

    private static Task<Newsroom> Open(DatabaseKind kind = DatabaseKind.Sqlite) => Newsroom.Open(kind, site => site.AllowCommentPictures(true));

    private static string Form(Newsroom news) => $"{news.Prefix}/discussions/{news.Discussion}/comments";

    private static Task<HttpResponseMessage> Send(Newsroom news, TestBrowser browser, string text, string? alt) =>
        browser.Send(Form(news), Quay, fields: [("text", text), ("name", "Gwen"), ("parentId", ""), ("alt", alt ?? "")]);

    private static string File(Posted posted) => posted.Html.Split("<img src=\"")[1].Split('"')[0];

    private static Task<bool> Sweep(Newsroom news, TimeSpan later) =>
        news.Program.Write((database, cancel) => database.SweepPictures(news.Program.Clock.GetUtcNow() + later, cancel));

    private static async Task<long> Count(Newsroom news) => await news.Program.Read(database => database.QueryNumber(
        "SELECT count(*) FROM pictures WHERE site = @site", CancellationToken.None, ("@site", news.Site.Id.Value))) ?? 0;
}
