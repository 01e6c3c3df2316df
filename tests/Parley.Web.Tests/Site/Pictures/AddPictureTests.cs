using System.Net;
using System.Text;
using System.Text.Json;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Site.Pictures;

public sealed class AddPictureTests
{
    private const string Api = "/api/v1/pictures";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task An_editor_brings_a_picture_and_everything_that_is_served_of_it_is_a_bare_picture(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var editor = await news.SignedIn(role: Role.Editor);

        var answer = await editor.Send(
            news.Prefix + Api, SamplePictures.WithEverything("jpeg", 1000, 600), "../../evil.svg", "image/svg+xml",
            ("alt", "A quay at dusk"), ("credit", "Inger Falk"), ("creditLink", "https://example.org/falk"));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var json = await Answer.Json(answer);
        Assert.Equal(("A quay at dusk", "Inger Falk", 1000, 600), (json.GetProperty("alt").GetString(), json.GetProperty("credit").GetString(), json.GetProperty("width").GetInt32(), json.GetProperty("height").GetInt32()));
        foreach (var address in json.GetProperty("sizes").EnumerateArray().Select(size => size.GetProperty("url")).Append(json.GetProperty("url")))
        {
            var file = await news.Browser().Get(address.GetString() ?? "");
            var bytes = await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.Contains(file.Content.Headers.ContentType?.MediaType, (string[])["image/jpeg", "image/webp", "image/avif"]);
            Assert.Equal(file.Content.Headers.ContentType?.MediaType, PictureHeader.Read(bytes)?.MediaType);
            Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(SamplePictures.Marker)));
            Assert.Equal(-1, bytes.AsSpan().IndexOf("Exif"u8));
        }
    }

    [Fact]
    public async Task The_same_picture_again_is_the_same_one_with_its_words_kept()
    {
        await using var news = await Newsroom.Open();
        var editor = await news.SignedIn(role: Role.Editor);
        var picture = SamplePictures.Of("png", 300, 200);

        var first = await Answer.Json(await editor.Send(news.Prefix + Api, picture, fields: [("alt", "A quay")]));
        var second = await Answer.Json(await editor.Send(news.Prefix + Api, picture));

        Assert.Equal(first.GetProperty("id").GetString(), second.GetProperty("id").GetString());
        Assert.Equal("A quay", second.GetProperty("alt").GetString());
    }

    [Theory]
    [InlineData(Role.None, HttpStatusCode.Forbidden)]
    [InlineData(Role.Moderator, HttpStatusCode.Forbidden)]
    [InlineData(Role.Editor, HttpStatusCode.Created)]
    [InlineData(Role.Owner, HttpStatusCode.Created)]
    public async Task Only_who_edits_may_bring_one(Role role, HttpStatusCode expected)
    {
        await using var news = await Newsroom.Open();

        Assert.Equal(expected, (await (await news.SignedIn(role: role)).Send(news.Prefix + Api, SamplePictures.Of("jpeg", 40, 30))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await news.Browser().Send(news.Prefix + Api, SamplePictures.Of("jpeg", 40, 30))).StatusCode);
    }

    [Fact]
    public async Task An_editor_of_another_site_brings_nothing_here()
    {
        await using var news = await Newsroom.Open();
        await using var other = await news.Neighbour();
        var editor = await other.SignedIn(role: Role.Editor);

        Assert.Equal(HttpStatusCode.Forbidden, (await editor.Send(news.Prefix + Api, SamplePictures.Of("jpeg", 40, 30))).StatusCode);
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_with_its_reason_and_nothing_is_kept()
    {
        await using var news = await Newsroom.Open();
        var editor = await news.SignedIn(role: Role.Editor);

        foreach (var (bytes, status) in ((byte[], HttpStatusCode)[])
        [
            (Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), HttpStatusCode.UnsupportedMediaType),
            (Encoding.UTF8.GetBytes("<!doctype html><script>alert(1)</script>"), HttpStatusCode.UnsupportedMediaType),
            (SamplePictures.PlainPng(30_000, 30_000), HttpStatusCode.RequestEntityTooLarge),
            (SamplePictures.Of("jpeg", 500, 400)[..3000], HttpStatusCode.UnprocessableEntity),
            ([], HttpStatusCode.UnprocessableEntity),
            (new byte[PictureBounds.MostBytes + 1], HttpStatusCode.RequestEntityTooLarge),
        ])
        {
            var answer = await editor.Send(news.Prefix + Api, bytes);

            Assert.Equal(status, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }

        Assert.Empty((await Answer.Json(editor, news.Prefix + Api)).GetProperty("pictures").EnumerateArray());
    }

    [Theory]
    [InlineData("--b\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\n\nx\n--b--\n")]
    [InlineData("--b\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.png\"\n\nx\n--b\nContent-Disposition: form-data; name=\"picture\"; filename=\"b.png\"\n\nx\n--b--\n")]
    [InlineData("--b\nContent-Disposition: form-data; name=\"alt\"\n\na\n--b\nContent-Disposition: form-data; name=\"alt\"\n\nb\n--b--\n")]
    [InlineData("--b\nContent-Disposition: form-data\n\na\n--b--\n")]
    [InlineData("--b\nContent-Disposition: attachment; name=\"alt\"\n\na\n--b--\n")]
    [InlineData("--b\nContent-Disposition: form-data; name=\"alt\"\n\na\0b\n--b--\n")]
    [InlineData("--b\nContent-Disposition: form-data; name=\"alt\"\n\na\u00FFb\n--b--\n")]
    [InlineData("--b\nContent-Disposition: form-data; name=\"alt\"\n\nnever ends")]
    [InlineData("no parts at all")]
    [InlineData("")]
    public async Task A_form_that_is_not_what_it_should_be_is_refused(string body)
    {
        await using var news = await Newsroom.Open();
        var editor = await news.SignedIn(role: Role.Editor);

        Assert.Equal(HttpStatusCode.BadRequest, (await editor.SendRaw(news.Prefix + Api, body)).StatusCode);
    }

    [Theory]
    [InlineData("multipart/form-data", HttpStatusCode.BadRequest)]
    [InlineData("multipart/form-data; boundary=\"\"", HttpStatusCode.BadRequest)]
    [InlineData("multipart/mixed; boundary=b", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("image/png", HttpStatusCode.UnsupportedMediaType)]
    public async Task Only_forms_are_read(string contentType, HttpStatusCode expected)
    {
        await using var news = await Newsroom.Open();
        var editor = await news.SignedIn(role: Role.Editor);

        Assert.Equal(expected, (await editor.SendRaw(news.Prefix + Api, "--b--\n", contentType)).StatusCode);
    }

    [Fact]
    public async Task No_other_route_reads_forms_with_files()
    {
        await using var news = await Newsroom.Open();
        var editor = await news.SignedIn(role: Role.Editor);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await editor.Send(news.Prefix + "/account", SamplePictures.Of("jpeg", 4, 3))).StatusCode);
    }

    [Fact]
    public async Task Fifty_at_once_are_taken_or_asked_to_come_again_and_reading_goes_on()
    {
        await using var news = await Newsroom.Open();
        var editor = await news.SignedIn(role: Role.Editor);
        var picture = SamplePictures.Of("jpeg", 50, 40);

        var sent = Enumerable.Range(0, 50).Select(_ => editor.Send(news.Prefix + Api, picture)).ToList();
        var read = await news.Browser().Get(news.ArticlePath);
        var answers = await Task.WhenAll(sent);

        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.Created, HttpStatusCode.ServiceUnavailable]));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.All(answers.Where(answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable), answer => Assert.NotNull(answer.Headers.RetryAfter));
        Assert.Single((await Answer.Json(editor, news.Prefix + Api)).GetProperty("pictures").EnumerateArray());
    }

    [Fact]
    public async Task By_form_the_picture_is_on_the_page_afterwards()
    {
        await using var news = await Newsroom.Open();
        var editor = await news.SignedIn(role: Role.Editor);

        var answer = await editor.Send(news.Prefix + "/pictures", SamplePictures.Of("png", 300, 200), fields: [("alt", "A quay at dusk")]);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var page = await news.Page(answer.Headers.Location?.ToString() ?? "", editor);
        var picture = Assert.Single(page.QuerySelectorAll(".pictures li img"));
        Assert.Equal(("A quay at dusk", "300", "200"), (picture.GetAttribute("alt"), picture.GetAttribute("width"), picture.GetAttribute("height")));
    }

    [Theory]
    [InlineData("", null, "alt")]
    [InlineData("A quay", "javascript:alert(1)", "creditLink")]
    public async Task By_form_what_is_missing_is_asked_for_and_what_was_typed_stays(string alt, string? link, string field)
    {
        await using var news = await Newsroom.Open();
        var editor = await news.SignedIn(role: Role.Editor);

        var answer = await editor.Send(
            news.Prefix + "/pictures", SamplePictures.Of("png", 30, 20), fields: [("alt", alt), ("credit", "Inger <Falk>"), ("creditLink", link ?? "")]);
        var page = await Answer.Page(answer);

        Assert.NotNull(page.QuerySelector("#new-picture [role=alert]"));
        Assert.Equal("true", page.QuerySelector($"#new-picture [name={field}]")?.GetAttribute("aria-invalid"));
        Assert.Equal("Inger <Falk>", page.QuerySelector("#new-picture [name=credit]")?.GetAttribute("value"));
    }
}
