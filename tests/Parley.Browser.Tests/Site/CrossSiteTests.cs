using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Parley.Browser.Tests.Site;

/// <summary>What a page elsewhere can do with the cookies of a moderator who visits it: nothing.</summary>
public sealed class CrossSiteTests(DemoInBrowser demo)
{
    /// <summary>Another port of the same name is the same site to the browser, which then sends the cookies along.</summary>
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task A_page_elsewhere_changes_nothing(string host)
    {
        var discussion = await demo.DiscussionOf(DemoInBrowser.Unruly);
        var comment = await demo.Post(demo.Desk, DemoInBrowser.Unruly, $"Words of the desk, seen from {host}.");
        await using var elsewhere = await Elsewhere(discussion, comment);
        await using var visit = await demo.Open(demo.Desk);
        var address = $"http://{host}:{new Uri(elsewhere.Urls.First()).Port}";
        var before = await demo.Desk.Text($"/comments/{comment}/mine");
        // Others write there meanwhile; this one's words, votes, state and the session are looked at.
        Assert.Contains($"seen from {host}", before, StringComparison.Ordinal);

        foreach (var form in (string[])["post", "edit", "delete", "vote", "verdict", "sign-out"])
        {
            await visit.Page.GotoAsync($"{address}/{form}");
            var answer = await visit.Page.RunAndWaitForResponseAsync(
                () => visit.Page.Locator("button").ClickAsync(), response => response.Request.Method == "POST");
            Assert.Equal(StatusCodes.Status403Forbidden, answer.Status);
        }

        await visit.Page.GotoAsync($"{address}/fetch");
        await visit.Page.Locator("#done").WaitForAsync();

        Assert.Equal(Still(before), Still(await demo.Desk.Text($"/comments/{comment}/mine")));
        Assert.DoesNotContain("forged", await demo.Desk.Text($"{DemoInBrowser.Unruly}?sort=newest"), StringComparison.Ordinal);
    }

    /// <summary>Without what a page carries of the moment it was made.</summary>
    private static string Still(string page) => page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main", StringComparison.Ordinal)];

    private async Task<WebApplication> Elsewhere(long discussion, string comment)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        Form("post", $"/discussions/{discussion}/comments", "<input name=text value='forged words'>");
        Form("edit", $"/comments/{comment}/edit", "<input name=text value='forged words'>");
        Form("delete", $"/comments/{comment}/delete", "");
        Form("vote", $"/comments/{comment}/vote", "<input name=value value=1>");
        Form("verdict", $"/comments/{comment}/verdict", "<input name=verdict value=remove><input name=reason value=spam>");
        Form("sign-out", "/sign-out", "<input name=all value=1>");
        app.MapGet("/fetch", () => Results.Content($$"""
            <body><img src="{{demo.Address}}/comments/{{comment}}/delete"><script>
            const send = (path, init) => fetch("{{demo.Address}}" + path, { mode: "no-cors", credentials: "include", ...init }).catch(() => {});
            (async () => {
              await send("/api/v1/discussions/{{discussion}}/comments", { method: "POST", body: '{"text":"forged words","idempotencyKey":"f"}' });
              await send("/api/v1/discussions/{{discussion}}/comments", { method: "POST", body: new URLSearchParams({ text: "forged words" }) });
              await send("/comments/{{comment}}/edit", { method: "POST", body: new URLSearchParams({ text: "forged words" }) });
              await send("/api/v1/comments/{{comment}}", { method: "DELETE", mode: "cors" });
              await send("/api/v1/comments/{{comment}}/vote", { method: "PUT", mode: "cors", body: '{"value":1}' });
              await send("/sign-out", { method: "POST", body: new FormData() });
              document.body.insertAdjacentHTML("beforeend", "<p id=done>done</p>");
            })();
            </script>
            """, "text/html"));
        await app.StartAsync();
        return app;

        void Form(string name, string action, string fields) => app.MapGet("/" + name, () => Results.Content(
            $"<form method=post action='{demo.Address}{action}'>{fields}<button>Win a boat</button></form>", "text/html"));
    }
}
