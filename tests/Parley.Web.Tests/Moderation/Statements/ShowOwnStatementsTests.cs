using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Statements;

public sealed class ShowOwnStatementsTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_list_holds_my_own_newest_first_page_by_page(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var (author, other, staff) = (await news.SignedIn(), await news.SignedIn(), await news.SignedIn(role: Role.Moderator));
        List<long> numbers = [];
        for (var index = 0; index < 32; index++)
            numbers.Add(await Judging.Remove(staff, (await news.Post(author, $"Words {index}.")).Id));
        await Judging.Remove(staff, (await news.Post(other, "Not mine.")).Id);

        List<string?> listed = [];
        for (var next = $"{news.Prefix}/account/statements"; next is not null;)
        {
            var page = await news.Page(next, author);
            Assert.True(page.QuerySelectorAll(".lines a").Length is > 0 and <= 30);
            listed.AddRange(page.QuerySelectorAll(".lines a").Select(link => link.GetAttribute("href")));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        // So many at once were held by a rule first, which is stated as well.
        var removals = numbers.AsEnumerable().Reverse().Select(number => $"{news.Prefix}/statements/{news.Site.Id}-{number}").ToList();
        Assert.Equal(removals, listed.OfType<string>().Where(removals.Contains));
        Assert.Equal(listed.Count, listed.Distinct().Count());
        foreach (var odd in (string[])["x", "1-1", "-", "99999999999999999999-1-1", "9223372036854775807-1-1"])
            Assert.True((await author.Get($"{news.Prefix}/account/statements?after={odd}")).IsSuccessStatusCode);
    }
}
