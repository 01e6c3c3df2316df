using System.Net;
using Parley.Testing;

namespace Parley.Web.Tests.People;

public sealed class ChangePortraitTests
{
    [Fact]
    public async Task A_picture_is_made_square_shown_and_goes_when_its_owner_wants()
    {
        await using var program = await TestProgram.Start();
        var ada = await program.SignIn("ada@news.example", "Ada Byron");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(await File.ReadAllBytesAsync(Sample, TestContext.Current.CancellationToken)), "picture", "me.jpg" } };

        Assert.Equal(HttpStatusCode.Redirect, (await ada.Send(HttpMethod.Post, "/account/picture", form)).StatusCode);
        var path = await program.Read(database => Task.FromResult($"/people/{database.Portraits.Single().Account}/picture/{database.Portraits.Single().Hash}"));
        var picture = await program.Browser().Get(path);
        Assert.StartsWith("image/", picture.Content.Headers.ContentType?.MediaType, StringComparison.Ordinal);
        Assert.Equal("default-src 'none'; sandbox", picture.Headers.GetValues("Content-Security-Policy").Single());
        var header = Parley.Core.Site.PictureHeader.Read(await picture.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal((320, 320), (header?.Width, header?.Height));

        await ada.Post("/account/picture", ("remove", "1"));
        Assert.Equal(HttpStatusCode.NotFound, (await program.Browser().Get(path)).StatusCode);
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_with_the_reason()
    {
        await using var program = await TestProgram.Start();
        var ada = await program.SignIn("ada@news.example", "Ada Byron");
        using var form = new MultipartFormDataContent { { new StringContent("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), "picture", "me.svg" } };

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await ada.Send(HttpMethod.Post, "/account/picture", form)).StatusCode);
        Assert.Equal(0, await program.Read(database => Task.FromResult(database.Portraits.Count())));
    }

    private static string Sample => Path.Combine(AppContext.BaseDirectory, "Demo", "pictures", "ferry.jpg");
}
