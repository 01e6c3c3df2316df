using System.Net;
using Microsoft.EntityFrameworkCore;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Testing;
using Parley.Web.Tests.Discussions;
using Parley.Web.Tests.Site.Settings;

namespace Parley.Web.Tests.Site.Staff;

public sealed class StaffDeskTests
{
    [Fact]
    public async Task An_invitation_by_link_is_taken_by_its_address_alone()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        var link = await Invite(owner, "gwen@news.example", "editor");

        var stranger = program.Browser();
        Assert.Contains("gwen@news.example", await stranger.Text(link), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Post(link)).StatusCode);
        var eve = await program.SignIn("eve@news.example");
        Assert.Equal(HttpStatusCode.Gone, (await eve.Post(link)).StatusCode);

        var gwen = await program.SignIn("gwen@news.example", "Gwen Hall");
        var before = gwen.Cookies["__Host-parley"];
        await Owners.Saved(await gwen.Post(link));

        Assert.NotEqual(before, gwen.Cookies["__Host-parley"]);
        Assert.Contains("editor", await gwen.Text("/api/v1/me"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await gwen.Get(link)).StatusCode);
        var history = await owner.Text("/site/history");
        Assert.Contains("Gwen Hall became: Editor", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_of_an_invitation_makes_nobody_staff_by_the_door_of_the_first_owner()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        var token = (await Invite(owner, "gwen@news.example", "owner")).Split("token=")[1];

        Assert.Equal(HttpStatusCode.Gone, (await program.Browser().Get("/claim?token=" + token)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await program.Browser().Post("/claim?token=" + token, ("email", "gwen@news.example"), ("name", "Gwen"))).StatusCode);
    }

    [Fact]
    public async Task A_withdrawn_invitation_and_one_of_another_site_are_good_for_nothing()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        var gwen = await program.SignIn("gwen@news.example");
        var link = await Invite(owner, "gwen@news.example", "editor");
        var id = (await Answer.Page(owner, "/site/staff")).QuerySelector("[name=invitation]")?.GetAttribute("value") ?? "";
        var elsewhere = await OwnerElsewhere(program);

        await elsewhere.Post("/other/site/staff/withdraw", ("invitation", id));
        Assert.Contains("gwen@news.example", await owner.Text("/site/staff"), StringComparison.Ordinal);
        await owner.Post("/site/staff/withdraw", ("invitation", id));

        Assert.Equal(HttpStatusCode.Gone, (await gwen.Post(link)).StatusCode);
    }

    [Fact]
    public async Task Whose_role_is_taken_is_out_with_the_next_request()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        var gwen = await program.SignIn("gwen@news.example", Role.Editor);
        var id = await Account(program, "gwen@news.example");

        await Owners.Saved(await owner.Post("/site/staff/role", ("account", id), ("role", "none")));

        Assert.Equal(HttpStatusCode.Unauthorized, (await gwen.Get("/account")).StatusCode);
        var again = await program.SignInAgain("gwen@news.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await again.Get("/pictures")).StatusCode);
    }

    [Fact]
    public async Task The_last_owner_is_told_and_stays_and_one_of_two_may_go_under_a_new_session()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        var me = await Account(program, "ada@news.example");

        Assert.Contains("needs an owner", await Owners.Refused(await owner.Post("/site/staff/role", ("account", me), ("role", "none")), HttpStatusCode.Conflict), StringComparison.Ordinal);
        await program.Owner("bea@news.example", "Bea Falk");
        var before = owner.Cookies["__Host-parley"];
        await Owners.Saved(await owner.Post("/site/staff/role", ("account", me), ("role", "moderator")));

        Assert.NotEqual(before, owner.Cookies["__Host-parley"]);
        Assert.Equal(HttpStatusCode.OK, (await owner.Get("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.Get("/site/staff")).StatusCode);
    }

    [Theory]
    [InlineData("not an address", "editor")]
    [InlineData("gwen@news.example\r\nBcc: eve@news.example", "editor")]
    [InlineData("gwen@news.example", "emperor")]
    [InlineData("gwen@news.example", "none")]
    [InlineData("Ada@News.example", "editor")]
    public async Task What_is_no_invitation_is_refused(string email, string role)
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();

        await Owners.Refused(await owner.Post("/site/staff/invite", ("email", email), ("role", role)));

        Assert.Equal(0, await program.Read(database => database.Invitations.CountAsync()));
    }

    [Fact]
    public async Task An_owner_of_another_site_changes_nobody_here()
    {
        await using var program = await TestProgram.Start();
        await program.Owner();
        var elsewhere = await OwnerElsewhere(program);
        var id = await Account(program, "ada@news.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.Post("/site/staff/role", ("account", id), ("role", "none"))).StatusCode);
        await elsewhere.Post("/other/site/staff/role", ("account", id), ("role", "none"));

        Assert.Equal(Role.Owner, (await program.Read(database => database.Staff.SingleAsync(row => row.Account == new AccountId(long.Parse(id, System.Globalization.CultureInfo.InvariantCulture))))).Role);
    }

    private static async Task<TestBrowser> OwnerElsewhere(TestProgram program)
    {
        var browser = await program.SignIn("olga@other.example", "Olga Berg");
        await program.Write(async (job, cancel) =>
        {
            var site = new Publication("other", "The Other", "en", program.Clock.GetUtcNow());
            job.Sites.Add(site);
            await job.SaveChangesAsync(cancel);
            job.Staff.Add(new StaffMember(job.Accounts.Single(row => row.EmailKey == "olga@other.example").Id, site.Id, Role.Owner, program.Clock.GetUtcNow()));
            return await job.SaveChangesAsync(cancel);
        });
        await program.Get<Web.Site.SiteDirectory>().Refresh(TestContext.Current.CancellationToken);
        return browser;
    }

    private static async Task<string> Invite(TestBrowser owner, string email, string role)
    {
        var page = await Answer.Page(await owner.Post("/site/staff/invite", ("email", email), ("role", role)));
        return new Uri(page.QuerySelector(".once input")?.GetAttribute("value") ?? "").PathAndQuery;
    }

    private static async Task<string> Account(TestProgram program, string email) =>
        (await program.Read(database => database.Accounts.SingleAsync(row => row.EmailKey == email))).Id.ToString();
}
