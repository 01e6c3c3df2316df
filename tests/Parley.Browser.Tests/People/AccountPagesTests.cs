using System.IO.Compression;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.Browser.Tests.People;

/// <summary>The pages of one's own account, as only a browser shows them: passkeys by a device, and by the keyboard alone.</summary>
public sealed class AccountPagesTests(DemoInBrowser demo)
{
    [Fact]
    public async Task A_passkey_is_added_signs_in_and_is_taken_away_by_the_keyboard()
    {
        await using var visit = await demo.Open(await demo.Program.SignIn("perla@lamplighter.example", "Perla Quick"));
        await GiveDevice(visit);
        await visit.Go("/account/security");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).PressAsync("Enter");
        await Expect(visit.Page.Locator("#passkeys .sessions li")).ToHaveCountAsync(1);
        await visit.Go("/account");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).PressAsync("Enter");
        await visit.Arrive(@":\d+/");

        await visit.Go("/sign-in?returnTo=/account/security");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).PressAsync("Enter");
        await visit.Arrive(@":\d+/account/security");
        await visit.Page.Locator("#passkeys summary").PressAsync("Enter");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove this passkey" }).PressAsync("Enter");

        await Expect(visit.Page.Locator("#passkeys .sessions li")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
        Assert.Empty(visit.Foreign);
    }

    [Fact]
    public async Task Without_script_the_pages_say_what_needs_it()
    {
        await using var visit = await demo.Open(script: false);

        await visit.Go("/sign-in");

        await Expect(visit.Page.GetByText("Passkeys need script")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Every_page_of_the_account_fits_and_is_open_to_everybody()
    {
        await using var visit = await demo.Open(await demo.Program.SignIn("lena@lamplighter.example", "Lena Longname-Featherstonehaugh"));
        await GiveDevice(visit);
        await visit.Go("/account/security");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(visit.Page.Locator("#passkeys .sessions li")).ToHaveCountAsync(1);

        await visit.NothingIsInTheWay(["/account", "/account/security", "/account/data", "/sign-in"]);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Somebody_takes_their_data_along_and_leaves()
    {
        await using var visit = await demo.Open(await demo.Program.SignIn("theo@lamplighter.example", "Theo Leaving"));
        await visit.Go("/account/data");

        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Download my data" }).PressAsync("Enter"));
        await using (var zip = await ZipFile.OpenReadAsync(await download.PathAsync(), TestContext.Current.CancellationToken))
            Assert.Contains(zip.Entries, entry => entry.FullName == "account.jsonl");
        await visit.Page.GetByText("Delete the account").PressAsync("Enter");
        await visit.Page.GetByLabel("Leave my comments, without my name").PressAsync("Space");
        await visit.Page.GetByLabel("type your name").FillAsync("Theo Leaving");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete my account" }).PressAsync("Enter");

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Your account is deleted" })).ToBeVisibleAsync();
        Assert.Equal(401, (await visit.Page.APIRequest.GetAsync("/api/v1/me")).Status);
    }

    /// <summary>A device that says yes to everything; suggestions in the address field are left out, since it would take the first at once.</summary>
    private static async Task GiveDevice(Visit visit)
    {
        await visit.Context.AddInitScriptAsync("if (window.PublicKeyCredential) PublicKeyCredential.isConditionalMediationAvailable = async () => false;");
        var device = await visit.Context.NewCDPSessionAsync(visit.Page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
