using Microsoft.Playwright;

namespace Parley.Browser.Tests.Site;

/// <summary>The pictures of README.md. They are taken at every run and kept in docs/screenshots only with PARLEY_SCREENSHOTS=1.</summary>
public sealed class ScreenshotTests(DemoInBrowser demo)
{
    private const int Largest = 300_000;

    [Fact]
    public async Task Pictures_for_the_first_page_stay_small()
    {
        await Take("front", "/", width: 1280, height: 860);
        await Take("article", DemoInBrowser.Lively, width: 1280, height: 900);
        await Take("discussion", DemoInBrowser.Lively + "#discussion", width: 1100, height: 860);
        await Take("dark-phone", DemoInBrowser.Lively + "#discussion", width: 390, height: 844, ColorScheme.Dark);
    }

    private async Task Take(string name, string path, int width, int height, ColorScheme theme = ColorScheme.Light)
    {
        await using var visit = await demo.Open(adjust: options =>
        {
            options.ViewportSize = new() { Width = width, Height = height };
            options.ColorScheme = theme;
        });
        await visit.Go(path);
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var picture = await visit.Page.ScreenshotAsync();

        Assert.InRange(picture.Length, 5_000, Largest);
        if (Environment.GetEnvironmentVariable("PARLEY_SCREENSHOTS") == "1")
            await File.WriteAllBytesAsync(Path.Combine(Folder(), name + ".png"), picture);
    }

    private static string Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Parley.slnx")))
            root = root.Parent ?? throw new InvalidOperationException("The tests run outside their repository.");
        return Directory.CreateDirectory(Path.Combine(root.FullName, "docs", "screenshots")).FullName;
    }
}
