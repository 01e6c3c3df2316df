using System.Text.Json;
using Microsoft.Playwright;
using Parley.Testing;

namespace Parley.Browser.Tests.Discussions;

/// <summary>
/// Words that try to become script. The browser's own guard, the content policy, is off here: what stops them must be the page itself.
/// </summary>
public sealed class HostileWordsTests(DemoInBrowser demo)
{
    private const string Article = "/articles/the-river-reached-the-third-brass-line-and-stopped";

    private static readonly string[] Payloads =
    [
        "<script>alert(1)</script>",
        "</textarea></script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg><script>alert&#40;1)</script></svg>",
        "<math><mtext></p><img src=x onerror=alert(1)>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)' x='",
        "\" autofocus onfocus=alert(1) tabindex=1 x=\"",
        "<details open ontoggle=alert(1)>x</details>",
        "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
        "<a href=javascript:alert(1)>x</a>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](\u0001javascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:alert(1))",
        "[x](https://example.org/\" onmouseover=\"alert(1))",
        "[\" onclick=alert(1) \"](https://example.org)",
        "[x](https://example.org 'onclick=alert(1)')",
        "<javascript:alert(1)>",
        "https://example.org/\"onmouseover=\"alert(1)",
        "https://example.org/'><img/src=x/onerror=alert(1)>",
        "`<img src=x onerror=alert(1)>`",
        "```html onload=alert(1)\n</code></pre><script>alert(1)</script>\n```",
        "``` \"><svg/onload=alert(1)>\nx\n```",
        "> <script>alert(1)</script>\n> [x](javascript:alert(1))",
        "- <img src=x onerror=alert(1)>",
        "||<img src=x onerror=alert(1)>||",
        "@\"><script>alert(1)</script>",
        "**<b onclick=alert(1)>*x*</b>**",
        "\\<img src=x onerror=alert(1)\\>",
        "<style>*{animation:x}</style><p onanimationstart=alert(1)>",
        "]]><script>alert(1)</script>",
        "{{constructor.constructor('alert(1)')()}} ${alert(1)}",
    ];

    /// <summary>Counts what would have been seen, and touches everything a reader can touch without leaving the page.</summary>
    private const string Hook = "window.fired = []; for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => { fired.push(name); };";

    private const string Touch = """
        async () => {
          addEventListener("submit", event => { event.preventDefault(); event.stopImmediatePropagation(); }, true);
          addEventListener("click", event => {
            const link = event.target.closest?.("a");
            if (link && /^https?:$/.test(link.protocol)) event.preventDefault();
          });
          for (const element of document.querySelectorAll("body *")) {
            for (const kind of ["pointerover", "mouseover", "focus", "error", "load", "toggle"]) element.dispatchEvent(new Event(kind, { bubbles: kind.startsWith("mouse") }));
            if (element.isConnected && !element.closest("summary")) element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
          }
          await new Promise(later => setTimeout(later, 200));
          const handlers = [...document.querySelectorAll("body *")].filter(element => [...element.attributes].some(one => one.name.startsWith("on")));
          const schemes = [...document.querySelectorAll("[href], [src], [action], [formaction]")].flatMap(element =>
            ["href", "src", "action", "formaction"].map(name => element[name]?.toString() ?? "")).filter(address => /^(javascript|data|vbscript):/i.test(address));
          return [...fired, ...handlers.map(element => element.outerHTML), ...schemes];
        }
        """;

    [Fact]
    public async Task No_words_become_script()
    {
        var writer = demo.Program.Browser();
        foreach (var payload in Payloads)
            await Offer(writer, payload, "A guest");
        foreach (var payload in Payloads.Where(payload => payload.Length <= 60))
            await Offer(demo.Program.Browser(), "A name.", payload);
        var last = await demo.Post(writer, Article, string.Join("\n\n", Payloads));
        var id = await demo.DiscussionOf(Article);
        await using var visit = await Unguarded(writer);

        foreach (var path in (string[])[$"{Article}?sort=newest", $"{Article}?sort=oldest", $"/comments/{last}", $"/discussions/{id}/mine", $"/comments/{last}/mine", $"/comments/{last}/reply"])
        {
            await visit.Go(path);
            await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>(Touch));
        }
    }

    [Fact]
    public async Task No_words_become_script_in_a_preview()
    {
        await using var visit = await Unguarded(null);
        await visit.Go($"/discussions/{await demo.DiscussionOf(Article)}/reply");
        await visit.Page.Locator("textarea[name=text]").FillAsync(string.Join("\n\n", Payloads));
        await visit.Submit(visit.Page.Locator("button[formaction]"));

        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(Touch));
    }

    [Fact]
    public async Task The_same_words_do_become_script_in_a_careless_page()
    {
        await using var visit = await Unguarded(null);
        await visit.Page.RouteAsync("**/careless", route => route.FulfillAsync(
            new() { ContentType = "text/html", Body = "<body>" + string.Concat(Payloads.Skip(2).Take(10)) }));
        await visit.Go("/careless");

        Assert.NotEmpty(await visit.Page.EvaluateAsync<string[]>(Touch));
    }

    [Fact]
    public async Task A_feed_stays_a_feed()
    {
        await Offer(demo.Program.Browser(), "]]><script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>", "A guest");

        var feed = await demo.Program.Browser().Text(Article + "/comments.atom");

        using var reader = System.Xml.XmlReader.Create(new StringReader(feed));
        while (reader.Read())
            Assert.NotEqual("script", reader.LocalName);
    }

    private async Task<Visit> Unguarded(TestBrowser? reader)
    {
        var visit = await demo.Open(reader, adjust: options => options.BypassCSP = true);
        await visit.Context.AddInitScriptAsync(Hook);
        return visit;
    }

    /// <summary>Some are refused, which is as good.</summary>
    private async Task Offer(TestBrowser writer, string text, string name) =>
        Assert.InRange((int)(await writer.Json(HttpMethod.Post, $"/api/v1/discussions/{await demo.DiscussionOf(Article)}/comments",
            JsonSerializer.Serialize(new { text, guest = new { name } }))).StatusCode, 200, 422);
}
