using System.Text.Json;
using Parley.Core.Moderation.Rules;
using Parley.Storage.Moderation;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation;

public sealed class CommentScreeningTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_comment_full_of_links_waits_and_its_author_is_told_why(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var guest = news.Browser();

        var held = await news.Post(guest, "https://a.example/ and https://b.example/ and https://c.example/");

        Assert.Equal("held", held.Json.GetProperty("outcome").GetString());
        Assert.Equal("links", held.Json.GetProperty("reason").GetString());
        Assert.Empty(await news.Comments());
        var row = (await news.Row(held.Id))!;
        var screening = Assert.Single(await news.Program.Read(database => database.Screenings([row.Id], default)));
        Assert.Equal((Outcome.Hold, 3), (screening.Value.Outcome, Assert.Single(screening.Value.Findings).Number));
    }

    [Fact]
    public async Task A_comment_in_which_nothing_is_found_leaves_no_row()
    {
        await using var news = await Newsroom.Open();

        var posted = await news.Post(news.Browser(), "The bridge was closed for a day.");

        Assert.Equal("posted", posted.Json.GetProperty("outcome").GetString());
        Assert.Empty(await news.Program.Read(database => database.Screenings([new(long.Parse(posted.Id, System.Globalization.CultureInfo.InvariantCulture))], default)));
    }

    [Fact]
    public async Task Staff_are_not_screened()
    {
        await using var news = await Newsroom.Open();
        var moderator = await news.SignedIn(role: Core.People.Role.Moderator);

        var posted = await news.Post(moderator, "https://a.example/ https://b.example/ https://c.example/ https://d.example/");

        Assert.Equal(JsonValueKind.String, posted.Json.GetProperty("outcome").ValueKind);
        Assert.Equal("posted", posted.Json.GetProperty("outcome").GetString());
    }
}
