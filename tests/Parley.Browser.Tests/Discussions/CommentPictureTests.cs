using Microsoft.Playwright;
using Parley.Testing;
using Parley.Web.Site;
using static Microsoft.Playwright.Assertions;

namespace Parley.Browser.Tests.Discussions;

/// <summary>Readers' pictures, on a site that takes them.</summary>
public sealed class CommentPictureTests(DemoInBrowser demo)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_comment_comes_with_a_picture_once_it_is_said_what_it_shows(bool script)
    {
        demo.NeedBrowser();
        await using var program = await TestProgram.Start(demo: true, now: TimeProvider.System.GetUtcNow());
        await program.Write(async (database, cancel) =>
        {
            database.Sites.Single().AllowCommentPictures(true);
            return await database.SaveChangesAsync(cancel);
        });
        await program.Get<SiteDirectory>().Refresh(CancellationToken.None);
        await using var visit = await demo.Open(of: program, script: script);
        var page = visit.Page;
        if (script) await visit.GoAndMeet(DemoInBrowser.Lively);
        else await visit.Go(DemoInBrowser.Lively);
        await page.Locator("details.composer > summary").ClickAsync();
        await page.Locator(".composer textarea").FillAsync("It looked like this.");
        await page.Locator(".composer input[name=name]").FillAsync("Nils Aker");
        await page.Locator(".composer .with-picture > summary").ClickAsync();
        await Bring(page.Locator(".composer input[type=file]"));
        await visit.Submit(page.Locator(".composer .primary"));

        await Expect(page.Locator("form.write [role=alert]")).ToBeVisibleAsync();
        await Expect(page.Locator("form.write textarea")).ToHaveValueAsync("It looked like this.");
        await Bring(page.Locator("form.write input[type=file]"));
        await page.Locator("form.write input[name=alt]").FillAsync("The old landing stage");
        await visit.Submit(page.Locator("form.write .primary"));

        var shown = page.Locator(".comment a.shown img[alt='The old landing stage']");
        await shown.ScrollIntoViewIfNeededAsync();
        await shown.EvaluateAsync("picture => picture.decode()");
        Assert.Empty(visit.Foreign);
    }

    private static Task Bring(ILocator field) =>
        field.SetInputFilesAsync(new FilePayload { Name = "landing.jpg", MimeType = "image/jpeg", Buffer = SamplePictures.Of("jpeg", 320, 200) });
}
