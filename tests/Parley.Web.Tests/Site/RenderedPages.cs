using Microsoft.Extensions.DependencyInjection;
using Parley.Web.Site;

namespace Parley.Web.Tests.Site;

/// <summary>The sample pages as the program writes them.</summary>
internal static class RenderedPages
{
    public static string WebRoot { get; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public static async Task<string> Render(Type component, object view)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPages();
        services.AddSingleton(new Assets(WebRoot));
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<PageRenderer>().Render(component, view);
    }

    public static async Task<IReadOnlyList<(string Name, string Html)>> All(string language, string? theme = null, string basePath = "")
    {
        var pages = new List<(string, string)>();
        foreach (var (name, component, view) in new SamplePages(language, theme, basePath).All())
            pages.Add((name, await Render(component, view)));
        return pages;
    }
}
