using System.Net;
using Parley.Core.People;

namespace Parley.Web.Tests.Discussions;

public sealed class FindPeopleTests
{
    [Fact]
    public async Task People_of_the_discussion_and_staff_are_found_by_any_word_of_their_names()
    {
        await using var news = await Newsroom.Open();
        foreach (var name in (string[])["Ada Moor", "Mona Hill", "Moor Two", "moor two"])
            await news.Post(await news.SignedIn(name), "Words.");
        await news.SignedIn("Moorgate Desk", Role.Editor);
        await news.SignedIn("Moor Elsewhere");

        // "Moor Two" is two people and would mention nobody; "Moor Elsewhere" never wrote here.
        Assert.Equal(["Ada Moor", "Moorgate Desk"], await Found("moor"));
        Assert.Equal(["Mona Hill"], await Found("HILL"));
        Assert.Empty(await Found("oor"));
        Assert.Equal(3, (await Found("")).Count);

        async Task<List<string?>> Found(string starts) =>
            [.. (await Answer.Json(news.Browser(), $"/api/v1/discussions/{news.Discussion}/people?starts={starts}")).GetProperty("people").EnumerateArray().Select(person => person.GetProperty("name").GetString())];
    }

    [Fact]
    public async Task Not_without_a_beginning_nor_a_long_one_nor_in_a_discussion_that_is_not_there()
    {
        await using var news = await Newsroom.Open();
        await using var neighbour = await news.Neighbour();

        foreach (var query in (string[])["", "?starts=" + new string('a', 61)])
            Assert.Equal(HttpStatusCode.BadRequest, (await news.Browser().Get($"/api/v1/discussions/{news.Discussion}/people{query}")).StatusCode);
        foreach (var path in (string[])["/api/v1/discussions/999999/people?starts=", $"{neighbour.Prefix}/api/v1/discussions/{news.Discussion}/people?starts="])
            Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(path)).StatusCode);
    }

    [Fact]
    public async Task Asking_has_its_brake()
    {
        await using var news = await Newsroom.OpenAlone(options => options with { RateLimits = new() { Enabled = true } });
        var browser = news.Browser();
        HttpResponseMessage answer;
        do
            answer = await browser.Get($"/api/v1/discussions/{news.Discussion}/people?starts=a");
        while (answer.StatusCode == HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
    }
}
