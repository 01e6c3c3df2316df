using System.Net;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Moderation;
using Parley.Storage.Site;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Site.Settings;

public sealed class ChangeSettingsTests
{
    [Fact]
    public async Task What_an_owner_sets_shows_at_once_and_is_on_record_with_old_and_new()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        Assert.Contains("Newsroom", await program.Browser().Text("/"), StringComparison.Ordinal);

        await Owners.Saved(await owner.Fill("/site/name", ("name", "The Herald"), ("tagline", "Every day")));
        await Owners.Saved(await owner.Fill("/site/looks", ("accent", "#8A1C2B"), ("theme", "dark")));
        await Owners.Saved(await owner.Fill("/site/discussions", ("guests", null), ("close-after", "14")));

        var front = await Answer.Page(program.Browser(), "/");
        Assert.Equal("The Herald", front.QuerySelector("h1.name")?.TextContent.Trim());
        Assert.Equal("dark", front.DocumentElement.GetAttribute("data-theme"));
        Assert.NotNull(front.QuerySelector("link[href^='/site-colours/8a1c2b-']"));
        var site = await program.Read(database => database.Sites.AsNoTracking().SingleAsync());
        Assert.Equal((false, 14), (site.GuestsAllowed, site.CloseAfterDays));
        var history = await owner.Text("/site/history");
        foreach (var said in (string[])["Ada Wren", "Newsroom", "The Herald", "#8a1c2b"])
            Assert.Contains(said, history, StringComparison.Ordinal);
        Assert.Empty((await program.Read(database => database.ReadLedger(site.Id, program.Keys, TestContext.Current.CancellationToken))).Faults);
    }

    [Theory]
    [InlineData("name", "name", "", "may not be empty")]
    [InlineData("name", "name", "...", "may not be empty")]
    [InlineData("name", "name", "Her\u202Eald", "cannot be seen")]
    [InlineData("name", "name", "The Heral\u0501", "look alike")]
    [InlineData("name", "language", "tlh", "not one of the choices")]
    [InlineData("name", "time-zone", "../../etc/passwd", "no time zone")]
    [InlineData("name", "time-zone", "/etc/localtime", "no time zone")]
    [InlineData("name", "time-zone", "Middle/Earth", "no time zone")]
    [InlineData("looks", "accent", "red", "#1f4e79")]
    [InlineData("looks", "accent", "#fff;}*{", "#1f4e79")]
    [InlineData("looks", "theme", "sepia", "not one of the choices")]
    [InlineData("discussions", "edit-minutes", "0", "from 1 to 1,440")]
    [InlineData("discussions", "edit-minutes", "-5", "from 1 to 1,440")]
    [InlineData("discussions", "close-after", "99999999999", "from 1 to 3,650")]
    [InlineData("addresses", "origins", "https://news.example/path", "no origin")]
    [InlineData("addresses", "origins", "javascript:alert(1)", "no origin")]
    [InlineData("addresses", "origins", "https://ada:secret@news.example", "no origin")]
    [InlineData("contact", "email", "desk@news.example\r\nBcc: eve@news.example", "cannot be seen")]
    [InlineData("contact", "email", "desk at news.example", "e-mail address")]
    [InlineData("contact", "contact-languages", "en <script>", "not one of the choices")]
    public async Task What_cannot_stay_is_refused_in_words_and_nothing_is_saved(string group, string field, string value, string why)
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        var before = await Snapshot(program);

        var said = await Owners.Refused(await owner.Fill("/site/" + group, (field, value)));

        Assert.Contains(why, said, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before, await Snapshot(program));
        Assert.Equal(0, await program.Read(database => database.Ledger.CountAsync()));
    }

    [Fact]
    public async Task A_colour_that_is_too_pale_is_refused_with_its_figures_and_the_nearest_that_passes_is_offered()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();

        var said = await Owners.Refused(await owner.Fill("/site/looks", ("accent", "#ffcc00")));

        Assert.Matches(@"1\.\d+ to 1, and 4\.5 is needed", said);
        var offered = said[said.LastIndexOf('#')..][..7];
        await Owners.Saved(await owner.Fill("/site/looks", ("accent", offered)));
    }

    [Fact]
    public async Task Of_two_owners_at_one_form_the_second_is_told_and_nothing_of_the_first_is_lost()
    {
        await using var program = await TestProgram.Start();
        var (ada, bea) = (await program.Owner(), await program.Owner("bea@news.example", "Bea Falk"));
        var adas = await ada.Filled("/site/name", ("name", "The Herald"));
        var beas = await bea.Filled("/site/name", ("tagline", "Every day"));

        await Owners.Saved(await ada.Post("/site/name", adas));
        var said = await Owners.Refused(await bea.Post("/site/name", beas), HttpStatusCode.Conflict);

        Assert.Contains("The Herald", said, StringComparison.Ordinal);
        var site = await program.Read(database => database.Sites.AsNoTracking().SingleAsync());
        Assert.Equal(("The Herald", null), (site.Name, site.Tagline));
        // Another page's settings are no conflict.
        await Owners.Saved(await bea.Fill("/site/looks", ("theme", "light")));
    }

    [Fact]
    public async Task Words_of_owners_are_words_on_every_page()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        foreach (var payload in HostilePayloads.Markup.Where(text => text.Length < 90 && !text.Any(char.IsControl)).Take(12))
        {
            var answer = await owner.Fill("/site/name", ("name", "x" + payload), ("tagline", payload));
            if (answer.StatusCode != HttpStatusCode.Found) continue;
            foreach (var path in (string[])["/", "/site/name", "/site/history", "/rules"])
            {
                var page = await Answer.Page(owner, path);
                Assert.Empty(page.QuerySelectorAll("script:not([src]):not([type='application/ld+json']), iframe, object, embed, svg script, [onerror], [onload], [onclick], [style]"));
                Assert.DoesNotContain(page.QuerySelectorAll("a"), link => (link.GetAttribute("href") ?? "").StartsWith("javascript", StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    [Fact]
    public async Task What_the_form_does_not_hold_cannot_be_set()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();

        await Owners.Saved(await owner.Fill("/site/name", ("tagline", "New"), ("host", "evil.example"), ("version", "99"), ("id", "7"), ("shortName", "evil"), ("accent", "#8a1c2b"), ("guests", "no")));

        var site = await program.Read(database => database.Sites.AsNoTracking().SingleAsync());
        Assert.Equal((null, "main", null, true, "New"), (site.Host, site.ShortName, site.Accent, site.GuestsAllowed, site.Tagline));
    }

    [Fact]
    public async Task No_two_sites_of_an_installation_look_alike()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        await program.Write(async (job, cancel) =>
        {
            job.Sites.Add(new Publication("herald", "The Herald", "en", program.Clock.GetUtcNow()));
            return await job.SaveChangesAsync(cancel);
        });

        foreach (var name in (string[])["The Herald", "the herald", "The  Hera1d", "\u0422\u04BB\u0435 \u041D\u0435\u0433a1d"])
            await Owners.Refused(await owner.Fill("/site/name", ("name", name)));
    }

    [Theory]
    [InlineData(Role.None)]
    [InlineData(Role.Moderator)]
    [InlineData(Role.Editor)]
    public async Task Who_is_no_owner_here_neither_sees_nor_changes(Role role)
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        var form = await owner.Filled("/site/name", ("name", "Mine"));
        var other = role == Role.None ? await program.SignIn("eve@news.example") : await program.SignIn("eve@news.example", role);

        foreach (var path in (string[])["/site", "/site/name", "/site/mail", "/site/staff", "/site/pages", "/site/history", "/site/start"])
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Post("/site/name", form)).StatusCode);
        owner.Headers["Sec-Fetch-Site"] = "cross-site";
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.Post("/site/name", form)).StatusCode);
        Assert.Equal("Newsroom", (await program.Read(database => database.Sites.AsNoTracking().SingleAsync())).Name);
    }

    private static async Task<string> Snapshot(TestProgram program) =>
        string.Join('\n', Web.Site.Settings.SiteSettings.All.Select(async setting =>
            setting.Read((await program.Read(database => database.AllSites(CancellationToken.None)))[0])).Select(task => task.Result));
}
