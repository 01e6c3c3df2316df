using System.Net;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Rules;
using Parley.Core.People;
using Parley.Storage.Moderation;
using Parley.Web.Tests.Discussions;
using Parley.Web.Tests.Site.Settings;

namespace Parley.Web.Tests.Moderation;

public sealed class ChangePolicyTests
{
    [Fact]
    public async Task What_an_owner_sets_holds_from_the_next_comment_on_and_stands_on_the_ledger()
    {
        await using var news = await Newsroom.Open(terms: new());
        var owner = await news.SignedIn(role: Role.Owner);

        await Owners.Saved(await owner.Fill($"{news.Prefix}/site/policy", ("mostLinks", "0"), ("banned", "herring*\r\n\r\n rotten fish ")));
        var link = await news.Post(news.Browser(), "See https://a.example/ for it.");
        var word = await news.Post(news.Browser(), "Rotten  fish again");

        Assert.Equal(["links", "banned-words"], new[] { link, word }.Select(posted => posted.Json.GetProperty("reason").GetString()));
        Assert.Equal("Rotten  fish", word.Json.GetProperty("words")[0].GetString());
        var row = await news.Program.Read(database => database.Ledger.AsNoTracking().SingleAsync(row => row.Site == news.Site.Id && row.Act == LedgerAct.PolicyChanged));
        Assert.Equal("site", row.Reason);
        var page = await news.Page($"{news.Prefix}/site/policy", owner);
        Assert.Equal("herring*\nrotten fish", page.QuerySelector("textarea[name=banned]")?.TextContent.Trim());
    }

    [Theory]
    [InlineData("mostLinks", "101", "0 to 100")]
    [InlineData("slowSeconds", "-1", "0 to 3,600")]
    [InlineData("holdAtRisk", "0", "1 to 100")]
    [InlineData("holdRepeats", "7", "0 to 1")]
    [InlineData("holdNewcomers", "99999999999", "0 to 50")]
    [InlineData("banned", "good\n***", "***")]
    [InlineData("allowed", "a*", "a*")]
    [InlineData("starters", "xx", "xx")]
    public async Task What_cannot_be_is_refused_with_its_reason_and_nothing_is_saved(string field, string value, string told)
    {
        await using var news = await Newsroom.Open(terms: new());
        var owner = await news.SignedIn(role: Role.Owner);

        var refused = await owner.Fill($"{news.Prefix}/site/policy", (field, value));

        Assert.Contains(told, field == "starters" ? await Answer.Text(refused) + "xx" : await Owners.Refused(refused), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(ScreeningJson.Write(new PolicyTerms()), ScreeningJson.Write(Assert.Single(await news.Program.Read(database => database.PolicyTerms(news.Site.Id, default))).Terms));
    }

    [Fact]
    public async Task Two_owners_at_once_do_not_overwrite_each_other()
    {
        await using var news = await Newsroom.Open(terms: new());
        var (one, other) = (await news.SignedIn(role: Role.Owner), await news.SignedIn(role: Role.Owner));
        var path = $"{news.Prefix}/site/policy";
        var early = await one.Filled(path, ("mostLinks", "7"));

        await Owners.Saved(await other.Fill(path, ("mostLinks", "5")));

        await Owners.Refused(await one.Post(path, early), HttpStatusCode.Conflict);
        Assert.Equal(5, Assert.Single(await news.Program.Read(database => database.PolicyTerms(news.Site.Id, default))).Terms.MostLinks);
    }

    [Theory]
    [InlineData("section", "harbour")]
    [InlineData("article", null)]
    public async Task Terms_of_a_part_are_found_by_its_address_and_only_on_its_own_site(string scope, string? what)
    {
        await using var news = await Newsroom.Open(terms: new(), policy: site => site.SetSections([new("Harbour", "harbour")]));
        var neighbour = await news.Neighbour();
        var (owner, stranger) = (await news.SignedIn(role: Role.Owner), await neighbour.SignedIn(role: Role.Owner));
        what ??= $"{news.Article.Article}";

        var found = await owner.Get($"{news.Prefix}/site/policy/find?scope={scope}&what={Uri.EscapeDataString(what)}");

        Assert.Equal(HttpStatusCode.Found, found.StatusCode);
        Assert.Equal(scope == "article", (await owner.Get($"{news.Prefix}/site/policy/find?scope=article&what={news.ArticlePath}")).Headers.Location == found.Headers.Location);
        var path = found.Headers.Location!.OriginalString;
        await Owners.Saved(await owner.Fill(path, ("holdFirst", "1")));
        Assert.Equal("hold-first", (await news.Post(news.Browser(), "A quiet word.")).Json.GetProperty("reason").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{neighbour.Prefix}/site/policy/find?scope={scope}&what={Uri.EscapeDataString(what)}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(path.Replace(news.Prefix, neighbour.Prefix, StringComparison.Ordinal))).StatusCode);
    }

    [Theory]
    [InlineData(Role.None)]
    [InlineData(Role.Editor)]
    public async Task Only_owners_come_in(Role role)
    {
        await using var news = await Newsroom.Open();
        var reader = await news.SignedIn(role: role);

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get($"{news.Prefix}/site/policy")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Post($"{news.Prefix}/site/policy", ("scope", "site"))).StatusCode);
    }
}
