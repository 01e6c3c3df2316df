using System.Net;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.People;

public sealed class WriteNoteTests
{
    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task A_note_is_for_staff_of_the_site(DatabaseKind kind)
    {
        var scene = await PersonScene.Open(kind);

        await scene.Moderator.Post(scene.Profile + "/notes", ("note", "Wrote to them <script>"));

        var page = await scene.News.Page(scene.Profile, scene.Moderator);
        Assert.Equal("Wrote to them <script>", page.QuerySelector(".history .said")!.TextContent);
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_refused_whole_and_kept()
    {
        var scene = await PersonScene.Open();

        var answer = await scene.Moderator.Post(scene.Profile + "/notes", ("note", new string('x', PersonNote.Longest + 1)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(PersonNote.Longest + 1, Newsroom.Parse(await Answer.Text(answer)).QuerySelector("#new-note")!.TextContent.Trim().Length);
    }

    [Fact]
    public async Task Nobody_notes_anything_about_whoever_is_not_there()
    {
        var scene = await PersonScene.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await scene.Moderator.Post($"{scene.News.Prefix}/desk/people/99999999/notes", ("note", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Reader.Post(scene.Profile + "/notes", ("note", "x"))).StatusCode);
    }
}
