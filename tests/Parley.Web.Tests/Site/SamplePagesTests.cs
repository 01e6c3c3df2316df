namespace Parley.Web.Tests.Site;

public sealed class SamplePagesTests
{
    /// <summary>For looking: with LOOK=FOLDER the pages are left there as files that any browser opens.</summary>
    [Theory]
    [InlineData("en", "light")]
    [InlineData("en", "dark")]
    [InlineData("de", "light")]
    [InlineData("ar", "light")]
    [InlineData("ar", "dark")]
    public async Task Every_page_is_written_in_every_language_and_theme(string language, string theme)
    {
        var pages = await RenderedPages.All(language, theme);

        Assert.All(pages, page => Assert.StartsWith("<!DOCTYPE html>", page.Html, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("LOOK") is { Length: > 0 } folder)
            foreach (var (name, html) in pages)
                await Leave(folder, $"{name}.{language}.{theme}.html", html);
    }

    private static Task Leave(string folder, string name, string html)
    {
        Directory.CreateDirectory(folder);
        const string picture = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1000"><rect width="1600" height="1000" fill="#8fa7b8"/><path d="M0 640 1600 560V1000H0z" fill="#35506a"/><path d="M0 700 900 520 1600 640V720H0z" fill="#6d665c"/><circle cx="1180" cy="260" r="90" fill="#f3e3c0"/></svg>""";
        File.WriteAllText(Path.Combine(folder, "picture.svg"), picture);
        foreach (var asset in Directory.EnumerateFiles(RenderedPages.WebRoot))
            File.Copy(asset, Path.Combine(folder, Path.GetFileName(asset)), overwrite: true);
        var local = System.Text.RegularExpressions.Regex.Replace(html, "/assets/[0-9a-f]+/", "");
        local = System.Text.RegularExpressions.Regex.Replace(local, "/files/a+", "picture.svg");
        return File.WriteAllTextAsync(Path.Combine(folder, name), local);
    }
}
