using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Testing;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Tests.People;

public sealed class ClaimRoleTests
{
    [Fact]
    public async Task The_first_start_prints_a_link_to_the_terminal_alone_and_it_makes_an_owner_once()
    {
        await using var program = await TestProgram.Start();
        var link = OwnerLink(program);
        Assert.DoesNotContain(program.Log.All, line => line.Contains(link, StringComparison.Ordinal) || line.Contains(link.Split('=')[1], StringComparison.Ordinal));
        var owner = program.Browser();

        Assert.Equal(HttpStatusCode.OK, (await owner.Get(link)).StatusCode);
        var taken = await owner.Post(link, ("email", "olga@news.example"), ("name", "Olga Brandt"));

        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        var me = JsonDocument.Parse(await owner.Text("/api/v1/me")).RootElement;
        Assert.Equal("owner", me.GetProperty("roles")[0].GetProperty("role").GetString());
        Assert.Equal(HttpStatusCode.Gone, (await program.Browser().Get(link)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await program.Browser().Post(link, ("email", "eve@news.example"), ("name", "Eve"))).StatusCode);
        var row = await program.Read(database => database.Ledger.SingleAsync(TestContext.Current.CancellationToken));
        Assert.Equal((LedgerAct.RoleGiven, "owner"), (row.Act, row.Reason));
    }

    [Fact]
    public async Task A_staff_link_gives_its_role_on_its_site_to_its_address_only()
    {
        await using var program = await TestProgram.Start();
        var link = await StaffLink(program, "mo@news.example", Role.Moderator);
        var staff = program.Browser();

        await staff.Post(link, ("email", "somebody-else@news.example"), ("name", "Mo Lind"));

        var member = await program.Read(database => database.Staff.SingleAsync(TestContext.Current.CancellationToken));
        var account = await program.Read(database => database.Accounts.SingleAsync(row => row.Id == member.Account, TestContext.Current.CancellationToken));
        Assert.Equal((Role.Moderator, "mo@news.example", "Mo Lind"), (member.Role, account.EmailKey, account.Name));
    }

    [Fact]
    public async Task A_lesser_link_takes_no_role_away()
    {
        await using var program = await TestProgram.Start();
        await program.SignIn("ed@news.example", Role.Owner, "Edna Marsh");
        var link = await StaffLink(program, "ed@news.example", Role.Moderator);

        await program.Browser().Post(link, ("name", "Edna Marsh"));

        Assert.Equal(Role.Owner, (await program.Read(database => database.Staff.SingleAsync(TestContext.Current.CancellationToken))).Role);
    }

    [Fact]
    public async Task A_link_is_good_for_a_day()
    {
        await using var program = await TestProgram.Start();
        var link = await StaffLink(program, "mo@news.example", Role.Moderator);

        program.Later(TimeSpan.FromHours(24));

        Assert.Equal(HttpStatusCode.Gone, (await program.Browser().Post(link, ("name", "Mo Lind"))).StatusCode);
    }

    [Fact]
    public async Task A_staff_link_is_no_sign_in_link_and_the_other_way_round()
    {
        await using var program = await TestProgram.Start();
        var token = OwnerLink(program).Split('=')[1];
        var browser = program.Browser();
        await browser.Post("/sign-in", ("email", "ada@news.example"));
        var signIn = (await program.Mail("ada@news.example")).Link.Split('=')[1];

        Assert.Equal(HttpStatusCode.Gone, (await browser.Post($"/sign-in/link?token={token}")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await browser.Post($"/claim?token={signIn}", ("email", "ada@news.example"), ("name", "Ada"))).StatusCode);
    }

    [Fact]
    public async Task A_name_like_that_of_staff_is_refused_and_the_link_stays_good()
    {
        await using var program = await TestProgram.Start();
        await program.SignIn("ed@news.example", Role.Editor, "Edna Marsh");
        var link = await StaffLink(program, "mo@news.example", Role.Moderator);
        var staff = program.Browser();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await staff.Post(link, ("name", "EDNA MARSH"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await staff.Post(link, ("name", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await staff.Post(link, ("name", "Mo Lind"))).StatusCode);
    }

    [Fact]
    public async Task Of_two_who_open_the_owners_link_at_once_one_becomes_owner()
    {
        await using var program = await TestProgram.Start();
        var link = OwnerLink(program);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => program.Browser().Post(link, ("email", $"o{n}@news.example"), ("name", $"Owner {n}"))));

        Assert.Equal(1, await program.Read(database => database.Staff.CountAsync(TestContext.Current.CancellationToken)));
    }

    private static string OwnerLink(TestProgram program) => new Uri(program.Terminal.ToString().Trim().Split('\n')[^1].Trim()).PathAndQuery;

    private static async Task<string> StaffLink(TestProgram program, string email, Role role) => new Uri(await StaffLinks.Make(
        program.Store, program.Get<ServeOptions>(), EmailAddress.Parse(email), role, await program.FirstSite(), program.Clock.GetUtcNow(),
        TestContext.Current.CancellationToken)).PathAndQuery;
}
