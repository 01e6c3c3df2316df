using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Parley.Web.Site;

/// <summary>Makes a page's markup from its view; what is kept is made with this, what is not may be a <c>RazorComponentResult</c> as well.</summary>
internal sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    /// <param name="view">The component's parameter <c>Page</c>.</param>
    public Task<string> Render<TPage>(object view) where TPage : IComponent =>
        Render<TPage>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Page"] = view });

    public async Task<string> Render<TComponent>(IDictionary<string, object?> parameters) where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
