using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Parley.Core.People;
using Parley.Testing;

namespace Parley.Browser.Tests;

/// <summary>A page of the program and the way to it.</summary>
internal sealed record DemoPage(string Name, TestBrowser? Reader, Func<Visit, Task> Open);

/// <summary>Every kind of page that there is.</summary>
internal static partial class DemoPages
{
    /// <summary>What anyone may read, by address.</summary>
    public static async Task<IReadOnlyList<DemoPage>> ForAnyone(DemoInBrowser demo)
    {
        var lively = await demo.DiscussionOf(DemoInBrowser.Lively);
        var unruly = await demo.DiscussionOf(DemoInBrowser.Unruly);
        using var top = JsonDocument.Parse(await demo.Program.Browser().Text($"/api/v1/discussions/{lively}/comments?sort=best&limit=1"));
        var comment = top.RootElement.GetProperty("comments")[0].GetProperty("id").GetString();
        using var newest = JsonDocument.Parse(await demo.Program.Browser().Text($"/api/v1/discussions/{unruly}/comments?sort=newest&limit=20"));
        var deep = Deepest(newest.RootElement.GetProperty("comments"));
        return
        [
            At("front", "/"),
            At("article", DemoInBrowser.Lively),
            At("Arabic article", DemoInBrowser.Arabic),
            At("German article", "/articles/das-bücherboot-legt-wieder-an"),
            At("no comments yet", "/articles/the-school-that-let-its-pupils-sleep"),
            At("article with an answer", "/articles/the-council-learns-to-write-so-that-it-can-be-understood"),
            At("right of reply, spent", "/right-of-reply?token=spent"),
            At("closed discussion", DemoInBrowser.Closed),
            At("article with unruly comments", DemoInBrowser.Unruly),
            At("further comments", $"/discussions/{lively}/comments?sort=newest"),
            At("permalink", $"/comments/{comment}"),
            At("permalink, deep", $"/comments/{deep}"),
            At("permalink, removed", $"/comments/{demo.Removed}"),
            At("replies", $"/comments/{comment}/replies"),
            At("write", $"/discussions/{lively}/reply"),
            At("reply", $"/comments/{comment}/reply"),
            At("mine, unknown reader", $"/discussions/{lively}/mine"),
            At("sign-in", "/sign-in"),
            At("spent link", "/sign-in/link?token=spent"),
            At("claim, spent", "/claim?token=spent"),
            At("person", $"/people/{Author(top.RootElement)}"),
            At("rules", "/rules"),
            At("report", $"/comments/{comment}/report"),
            At("notice", "/notice"),
            At("corrections", "/corrections"),
            At("the API", "/docs/api"),
            At("not found", "/articles/nothing-here"),
            At("not signed in", "/account"),
        ];
    }

    /// <summary>What takes a deed or a role to see.</summary>
    public static async Task<IReadOnlyList<DemoPage>> ForSome(DemoInBrowser demo)
    {
        var unruly = await demo.DiscussionOf(DemoInBrowser.Unruly);
        var write = $"/discussions/{unruly}/reply";
        var judged = await demo.Post(demo.Guest, DemoInBrowser.Unruly, "A comment for the desk to look at.");
        var editor = await demo.Program.SignIn("pages@lamplighter.example", Role.Editor, "Edith at the desk");
        var edited = EditedArticle().Match(await editor.Text("/editor?state=published")).Value;
        return
        [
            new("refused form", null, async visit =>
            {
                await visit.Go(write);
                await visit.Page.Locator("textarea[name=text]").FillAsync("Words without a name.");
                await visit.Page.Locator("input[name=email]").FillAsync("nobody@nowhere");
                await visit.Submit(visit.Page.Locator("form.write button.primary"));
                await Assertions.Expect(visit.Page.Locator(".error")).ToBeVisibleAsync();
            }),
            new("preview", null, async visit =>
            {
                await visit.Go(write);
                await visit.Page.Locator("textarea[name=text]").FillAsync("*Soft* and **loud**, a `word`\n\n> said\n\n- one\n- two");
                await visit.Submit(visit.Page.Locator("form.write button[formaction]"));
                await Assertions.Expect(visit.Page.Locator("#preview strong")).ToBeVisibleAsync();
            }),
            new("code", null, visit => AskForLetter(visit, "code@reader.example")),
            new("confirm link", null, async visit =>
            {
                await AskForLetter(visit, "confirm@reader.example");
                await visit.Go((await demo.Program.Mail("confirm@reader.example")).Link);
            }),
            new("claim owner", null, visit => visit.Go(demo.ClaimLink)),
            new("list of keys", null, async visit =>
            {
                await visit.GoAndMeet(DemoInBrowser.Lively);
                await visit.Page.Keyboard.PressAsync("?");
                await Assertions.Expect(visit.Page.Locator("#keys")).ToBeVisibleAsync();
            }),
            new("offers", null, async visit =>
            {
                await visit.GoAndMeet(DemoInBrowser.Unruly + "?sort=newest");
                await demo.Post(demo.Guest, DemoInBrowser.Unruly, "This comes while the page is read.");
                await demo.Post(demo.Guest, DemoInBrowser.Unruly, "And so does this answer.", parent: judged);
                await visit.Page.Locator(".acts button").First.ClickAsync();
                await Assertions.Expect(visit.Page.Locator("#offers .offer")).ToBeVisibleAsync();
                await Assertions.Expect(visit.Page.Locator(".acts > .offer")).ToBeVisibleAsync();
                await Assertions.Expect(visit.Page.Locator("#live a")).ToBeVisibleAsync();
            }),
            new("a notice and its receipt", null, async visit =>
            {
                await visit.Go("/notice");
                await visit.Page.Locator("#links").FillAsync(demo.Address + DemoInBrowser.Lively);
                await visit.Page.Locator("#kind").SelectOptionAsync("violence");
                await visit.Page.Locator("#why").FillAsync("It threatens somebody.");
                await visit.Page.Locator("#name").FillAsync("Ann Law");
                await visit.Page.Locator("#email").FillAsync("ann@reader.example");
                await visit.Page.Locator("input[name=faith]").CheckAsync();
                await visit.Submit(visit.Page.Locator("form.write button.primary"));
                await Assertions.Expect(visit.Page.Locator(".particulars")).ToBeVisibleAsync();
            }),
            new("legal notices", demo.Desk, visit => visit.Go("/desk/notices")),
            new("transparency", demo.Desk, visit => visit.Go("/transparency")),
            new("mine", demo.Guest, visit => visit.Go($"/discussions/{unruly}/mine")),
            new("one of mine", demo.Guest, visit => visit.Go($"/comments/{judged}/mine")),
            new("vote", demo.Desk, visit => visit.Go($"/comments/{judged}/mine")),
            new("account", demo.Desk, visit => visit.Go("/account")),
            new("notifications", demo.Desk, visit => visit.Go("/notifications")),
            new("mail and language", demo.Desk, visit => visit.Go("/account/notifications")),
            new("own comments", demo.Desk, visit => visit.Go("/account/comments")),
            new("verdict", demo.Desk, visit => visit.Go($"/comments/{judged}/verdict")),
            new("desk", demo.Desk, visit => visit.Go("/desk/queue/all")),
            new("desk, removing", demo.Desk, async visit =>
            {
                await visit.Go("/desk/queue/held");
                await visit.Submit(visit.Page.Locator(".queue a").First);
                await visit.Unfold(".removing, .narrow-by, .keys");
            }),
            new("desk, several", demo.Desk, async visit =>
            {
                await visit.Go("/desk/queue/held");
                await visit.Page.SetViewportSizeAsync(1280, 800);
                await visit.Page.Locator(".queue input").First.CheckAsync();
                await visit.Page.Locator(".bulk select").SelectOptionAsync("remove");
                await visit.Submit(visit.Page.Locator(".bulk button"));
            }),
            new("desk, people", demo.Desk, visit => visit.Go("/desk/people")),
            new("desk, rights of reply", editor, visit => visit.Go("/desk/replies")),
            new("desk, a reply", editor, async visit =>
            {
                await visit.Go("/desk/replies");
                await visit.Go(await visit.Page.Locator(".rows a").First.GetAttributeAsync("href") ?? "");
            }),
            new("desk, ask somebody quoted", editor, async visit =>
            {
                await visit.Go("/desk/replies?search=council");
                await visit.Go(await visit.Page.Locator("a[href*=invite]").First.GetAttributeAsync("href") ?? "");
            }),
            new("desk, objections", demo.Desk, visit => visit.Go("/desk/appeals")),
            new("decisions about me", demo.Desk, visit => visit.Go("/account/statements")),
            new("desk, articles", demo.Desk, visit => visit.Go("/desk/articles")),
            new("desk, ready reasons", demo.Desk, visit => visit.Go("/desk/reasons")),
            new("articles", editor, visit => visit.Go("/editor")),
            new("new article", editor, async visit =>
            {
                await visit.Go("/editor");
                await visit.Submit(visit.Page.Locator(".desk-head button.primary"));
                await visit.Submit(visit.Page.Locator("button[value=publish]"));
                await Assertions.Expect(visit.Page.Locator("section.error")).ToBeVisibleAsync();
            }),
            new("editing", editor, async visit =>
            {
                await visit.Go(edited);
                await visit.Unfold(".drawer");
            }),
            new("inserting", editor, async visit =>
            {
                await visit.Go(edited);
                await visit.Page.Locator("[data-dialog=insert-figure]").ClickAsync();
            }),
            new("revisions", editor, visit => visit.Go(edited + "/revisions")),
            new("correcting", editor, visit => visit.Go(edited + "/corrections")),
            new("withdrawing", editor, visit => visit.Go(edited + "/withdraw")),
        ];
    }

    public static async Task AskForLetter(Visit visit, string email)
    {
        await visit.Go("/sign-in");
        await visit.Page.Locator("input[name=email]").FillAsync(email);
        await visit.Submit(visit.Page.Locator("main button.primary"));
        await Assertions.Expect(visit.Page.Locator("input[name=code]")).ToBeVisibleAsync();
    }

    [GeneratedRegex("/editor/articles/[0-9]+")]
    private static partial Regex EditedArticle();

    private static DemoPage At(string name, string path) => new(name, null, visit => visit.Go(path));

    private static string? Author(JsonElement page) => page.GetProperty("comments")[0].GetProperty("author").GetProperty("id").GetString();

    private static string Deepest(JsonElement comments)
    {
        var (found, deepest) = ("", -1);
        Walk(comments, 0);
        return found;

        void Walk(JsonElement level, int depth)
        {
            foreach (var comment in level.EnumerateArray())
            {
                if (depth > deepest) (found, deepest) = (comment.GetProperty("id").GetString() ?? "", depth);
                Walk(comment.GetProperty("replies"), depth + 1);
            }
        }
    }
}
