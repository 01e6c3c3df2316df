using System.Net;
using Parley.Testing;
using Parley.Web.Tests.Discussions;
using Parley.Web.Tests.Site.Pictures;

namespace Parley.Web.Tests.Site.Settings;

public sealed class ChangeSitePictureTests
{
    [Fact]
    public async Task A_masthead_an_icon_and_a_picture_for_sharing_stand_on_every_page_until_they_are_removed()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        foreach (var place in (string[])["masthead", "favicon", "share-image"])
            await Owners.Saved(await owner.Send("/site/pictures/" + place, SamplePictures.WithEverything("png", 600, 400)));

        var front = await Answer.Page(program.Browser(), "/");
        Assert.Equal("Newsroom", front.QuerySelector("h1.name img")?.GetAttribute("alt"));
        Assert.StartsWith("http", front.QuerySelector("meta[property='og:image']")?.GetAttribute("content"), StringComparison.Ordinal);
        foreach (var address in front.QuerySelectorAll("link[rel='icon'], link[rel='apple-touch-icon']").Select(link => link.GetAttribute("href") ?? "").Append("/favicon.ico"))
        {
            using var icon = await program.Browser().Get(address);
            Assert.True(icon.StatusCode == HttpStatusCode.OK, address);
            Assert.StartsWith("image/", icon.Content.Headers.ContentType?.MediaType, StringComparison.Ordinal);
        }

        await Owners.Saved(await owner.Send("/site/pictures/masthead", null, fields: ("remove", "yes")));
        Assert.Null((await Answer.Page(program.Browser(), "/")).QuerySelector("h1.name img"));
        Assert.Contains("Masthead", await owner.Text("/site/history"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_picture_changes_nothing()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();

        var svg = await owner.Send("/site/pictures/favicon", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), "icon.svg", "image/svg+xml");
        var nothing = await owner.Send("/site/pictures/favicon", null, fields: ("remove", "no"));

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, HttpStatusCode.UnprocessableEntity), (svg.StatusCode, nothing.StatusCode));
        Assert.EndsWith("icon.svg", (await Answer.Page(program.Browser(), "/")).QuerySelector("link[rel='icon']")?.GetAttribute("href"), StringComparison.Ordinal);
    }
}
