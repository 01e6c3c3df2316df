using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Parley.Web.Site;

/// <summary>Makes a page's markup from its view: for what is kept as bytes, and for answers that are made each time.</summary>
internal sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    /// <param name="view">The component's parameter <c>Page</c>.</param>
    public Task<string> Render<TPage>(object view) where TPage : IComponent => Render(typeof(TPage), view);

    public Task<string> Render(Type page, object view) =>
        Write(page, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Page"] = view });

    /// <summary>A part of a page with its slots open; what it shows is given by name.</summary>
    public async Task<Template> Template<TPart>(params (string Name, object Value)[] parameters) where TPart : IComponent =>
        Site.Template.Split(await Write(typeof(TPart), parameters.ToDictionary(parameter => parameter.Name, object? (parameter) => parameter.Value)));

    /// <summary>A page with what belongs into its slots.</summary>
    public async Task<PageBody> Body<TPage>(PageFrame frame, object view, params (string Slot, ReadOnlyMemory<byte> Bytes)[] filled) where TPage : IComponent =>
        PageBody.Html((await Template<TPage>(("Page", view))).Fill(filled), frame.Words);

    /// <summary>One comment with its place in a list, as <c>/comments/ID?fragment=1</c> answers it.</summary>
    public Task<string> RenderFragment(PageFrame frame, Discussions.CommentView comment) =>
        Write(typeof(Discussions.CommentItem), new Dictionary<string, object?>(StringComparer.Ordinal) { ["Frame"] = frame, ["Comment"] = comment });

    private async Task<string> Write(Type component, IDictionary<string, object?> parameters)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            // The framework's encoder spells a plus as a number whatever it is told; in UTF-8 a plus is only a plus, and "application/atom+xml" is looked for as such.
            (await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(parameters))).ToHtmlString().Replace("&#x2B;", "+", StringComparison.Ordinal));
    }
}

internal static class PageServices
{
    /// <summary>Letters of all scripts are written as themselves, not as numbers; the signs that mean something in HTML never are.</summary>
    public static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<PageRenderer>();
    }
}
