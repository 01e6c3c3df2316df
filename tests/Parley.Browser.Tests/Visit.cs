using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Parley.Browser.Tests;

/// <summary>One reader's browser on one page, and a record of what the page asked for and complained of.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private Visit(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
    }

    public IBrowserContext Context { get; }
    public IPage Page { get; }

    /// <summary>Addresses asked for that are not ours.</summary>
    public List<string> Foreign { get; } = [];

    /// <summary>Errors on the console, uncaught errors, and what the content policy refused.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<Visit> Begin(IBrowserContext context, string own)
    {
        await context.AddInitScriptAsync(
            "document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))");
        var visit = new Visit(context, await context.NewPageAsync());
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(own + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                lock (visit.Foreign) visit.Foreign.Add(request.Url);
        };
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") visit.Complain($"{message.Page?.Url}: {message.Text}");
        };
        visit.Page.PageError += (_, error) => visit.Complain(error);
        return visit;
    }

    public Task<IResponse?> Go(string path) => Page.GotoAsync(path);

    /// <summary>Loads the page of a discussion and waits until its script knows who reads it.</summary>
    public async Task GoAndMeet(string path)
    {
        await Go(path);
        await Page.Locator("html[data-reader]").WaitForAsync();
    }

    /// <summary>Waits for the page whose address ends like this. The address is asked for again and again: whoever waits for the way there misses one that is quicker.</summary>
    /// <param name="end">A regular expression.</param>
    public async Task Arrive(string end)
    {
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex(end + "$"), new() { Timeout = 30_000 });
        await Page.WaitForLoadStateAsync();
    }

    /// <summary>Presses what sends a form, and waits for the page that answers.</summary>
    public async Task Submit(ILocator button)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Loaded(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Loaded;
        await button.ClickAsync();
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Page.Load -= Loaded;
    }

    /// <summary>Looks at the page as it is now, in both themes: what stands in the way of assistive technology, and what is wider than a phone, a tablet or a desk.</summary>
    public async Task<(IReadOnlyList<string> Obstacles, IReadOnlyList<string> Wide)> Look(string name)
    {
        List<string> obstacles = [], wide = [];
        foreach (var (theme, width) in ((ColorScheme, int)[])[(ColorScheme.Light, 768), (ColorScheme.Light, 1280), (ColorScheme.Dark, 320)])
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = theme });
            await Page.SetViewportSizeAsync(width, 800);
            var content = await Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth");
            if (content > width) wide.Add($"{name}: {content} in {width}");
            if (width == 768) continue;
            obstacles.AddRange((await Obstacles()).Select(obstacle => $"{name}, {theme}: {obstacle}"));
        }

        return (obstacles, wide);
    }

    /// <summary>What stands in the way of assistive technology on the page as it is now: the rule, and the first elements that break it.</summary>
    public async Task<IReadOnlyList<string>> Obstacles()
    {
        // The script is large and stays in the page that it looked at once.
        if (!await Page.EvaluateAsync<bool>("'axe' in window")) await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .map(found => found.id + ': ' + found.nodes.slice(0, 3).map(node => node.html).join(' | '))
            """);
    }

    /// <summary>The same of several pages in turn, with all that is folded away in them: there must be nothing.</summary>
    public async Task NothingIsInTheWay(IEnumerable<string> paths)
    {
        List<string> found = [];
        foreach (var path in paths)
        {
            await Go(path);
            await Unfold();
            var (obstacles, wide) = await Look(path);
            found.AddRange([.. obstacles, .. wide]);
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>Opens what is folded away.</summary>
    public Task Unfold(string parts = "details") => Page.EvaluateAsync("parts => { for (const part of document.querySelectorAll(parts)) part.open = true; }", parts);

    public ValueTask DisposeAsync() => Context.DisposeAsync();

    private void Complain(string words)
    {
        lock (Complaints) Complaints.Add(words);
    }
}
