using System.Net;
using Parley.Core.People;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Desk;

public sealed class NoteDownTests
{
    [Fact]
    public async Task A_note_is_read_by_the_other_moderators_and_taken_away_again()
    {
        await using var news = await DeskOf.Holding();
        var posted = await news.Post(news.Browser(), "Words.");
        var notes = $"{news.Prefix}/desk/items/{posted.Id}/notes";
        await (await news.SignedIn("Note Taker", Role.Moderator)).Post(notes, ("text", "Ask <b>Ines</b> first."));
        var other = await news.SignedIn(role: Role.Moderator);

        var page = await news.Page(other, $"/items/{posted.Id}");
        Assert.Contains("Ask <b>Ines</b> first.", page.QuerySelector("#notes")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Note Taker", page.QuerySelector("#notes")?.TextContent, StringComparison.Ordinal);
        await other.Post(notes, ("remove", page.QuerySelector("#notes button[name=remove]")?.GetAttribute("value") ?? ""));

        Assert.DoesNotContain("Ines", (await news.Page(other, $"/items/{posted.Id}")).QuerySelector("#notes")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_and_endless_notes_are_refused_and_there_are_not_endlessly_many()
    {
        await using var news = await DeskOf.Holding();
        var posted = await news.Post(news.Browser(), "Words.");
        var staff = await news.SignedIn(role: Role.Moderator);
        var notes = $"{news.Prefix}/desk/items/{posted.Id}/notes";

        foreach (var text in (string[])["", " ", new string('x', 1001)])
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await staff.Post(notes, ("text", text))).StatusCode);
        for (var index = 0; index < 50; index++)
            Assert.Equal(HttpStatusCode.Found, (await staff.Post(notes, ("text", $"Note {index}"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await staff.Post(notes, ("text", "One too many"))).StatusCode);
    }

    [Fact]
    public async Task Nobody_writes_at_the_desk_of_another_site()
    {
        await using var news = await DeskOf.Holding();
        var posted = await news.Post(news.Browser(), "Words.");
        var elsewhere = await news.Neighbour();

        var answer = await (await elsewhere.SignedIn(role: Role.Owner)).Post($"{elsewhere.Prefix}/desk/items/{posted.Id}/notes", ("text", "Mine now."));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
