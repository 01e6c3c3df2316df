using System.Net;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Testing;
using Parley.Web.Site.Settings;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Site.Settings;

public sealed class ChangeSectionsTests
{
    [Fact]
    public async Task Sections_are_added_ordered_renamed_and_taken_out_and_old_addresses_lead_on()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();

        await Owners.Saved(await owner.Fill("/site/sections", ("name-0", "Town & Land")));
        await Owners.Saved(await owner.Fill("/site/sections", ("name-1", "Sport"), ("order-1", "0")));
        var front = await Answer.Page(program.Browser(), "/");
        Assert.Equal([("Sport", "/sections/sport"), ("Town & Land", "/sections/town-land")], front.QuerySelectorAll(".sections a").Select(link => (link.TextContent, link.GetAttribute("href") ?? "")));

        await Owners.Saved(await owner.Fill("/site/sections", ("name-1", "Town"), ("slug-1", "town")));
        var moved = await program.Browser().Get("/sections/town-land");
        Assert.Equal("/sections/town", moved.Headers.Location?.OriginalString);

        await Owners.Saved(await owner.Fill("/site/sections", ("name-0", "")));
        Assert.Equal(["town"], (await Sites(program)).Sections.Select(section => section.Slug));
    }

    [Fact]
    public async Task Articles_filed_under_a_section_stay_with_it_when_it_is_renamed()
    {
        await using var program = await TestProgram.Start(demo: true);
        var owner = await program.Owner();
        var section = (await Answer.Page(program.Browser(), "/")).QuerySelector(".stories .section a");
        var (name, old) = (section?.TextContent.Trim() ?? "", section?.GetAttribute("href") ?? "");
        var before = (await Answer.Page(program.Browser(), old)).QuerySelectorAll("article").Length;
        var index = (await Sites(program)).Sections.ToList().FindIndex(one => one.Name == name);

        await Owners.Saved(await owner.Fill("/site/sections", ($"name-{index}", "Quite Another"), ($"slug-{index}", "another")));

        Assert.Equal("/sections/another", (await program.Browser().Get(old)).Headers.Location?.OriginalString);
        Assert.Equal(before, (await Answer.Page(program.Browser(), "/sections/another")).QuerySelectorAll("article").Length);
        Assert.Empty(await program.Read(async database => await database.Inconsistencies(program.Keys, TestContext.Current.CancellationToken).ToListAsync()));
    }

    [Theory]
    [InlineData("<script>", "", null)]
    [InlineData("Sport", "../rules", "makes no address")]
    [InlineData("Sport", "a/b", "makes no address")]
    [InlineData("...", "", "makes no address")]
    [InlineData("Sp\u202Eort", "", "cannot be seen")]
    public async Task An_address_is_made_of_letters_or_refused(string name, string slug, string? why)
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();

        var answer = await owner.Fill("/site/sections", ("name-0", name), ("slug-0", slug));

        if (why is null) await Owners.Saved(answer);
        else Assert.Contains(why, await Owners.Refused(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sections_never_share_an_address_and_there_is_an_end_to_them()
    {
        var rows = Enumerable.Range(0, SiteSection.Most).Select(number => new SectionRow($"Section {number}", "", "")).ToList();

        Assert.Null(ChangeSections.Read(rows, []).Fault);
        Assert.IsType<SettingFault.TooMany>(ChangeSections.Read([.. rows, new SectionRow("One more", "", "")], []).Fault);
        Assert.IsType<SettingFault.Twice>(ChangeSections.Read([new("Sport", "", ""), new("Sport!", "", "")], []).Fault);
        await Task.CompletedTask;
    }

    [Fact]
    public void A_new_section_may_take_the_address_that_another_left()
    {
        var (sections, fault) = ChangeSections.Read([new("Town", "town", "1"), new("Country", "land", "2")], [new SiteSection("Land", "land")]);

        Assert.Null(fault);
        Assert.Equal([("town", 0), ("land", 0)], sections.Select(section => (section.Slug, section.FormerSlugs.Count)));
    }

    [Fact]
    public async Task Of_two_owners_at_the_sections_the_second_is_told()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        var late = await owner.Filled("/site/sections", ("name-0", "Late"));
        await Owners.Saved(await owner.Fill("/site/sections", ("name-0", "Early")));

        await Owners.Refused(await owner.Post("/site/sections", late), HttpStatusCode.Conflict);

        Assert.Equal(["early"], (await Sites(program)).Sections.Select(section => section.Slug));
    }

    private static async Task<Publication> Sites(TestProgram program) =>
        (await program.Read(database => Parley.Storage.Site.SiteQueries.AllSites(database, TestContext.Current.CancellationToken)))[0];
}
