using System.Net;
using System.Text.Json;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Testing;

namespace Parley.Web.Tests.People;

public sealed class ShowPersonTests
{
    [Fact]
    public async Task A_person_shows_name_words_and_comments_newest_first()
    {
        await using var program = await TestProgram.Start();
        var (person, _) = await Writer(program, 25);

        var first = JsonDocument.Parse(await program.Browser().Text($"/api/v1/people/{person}?limit=20")).RootElement;
        var second = JsonDocument.Parse(await program.Browser().Text($"/api/v1/people/{person}?limit=20&cursor={first.GetProperty("next").GetString()}")).RootElement;

        Assert.Equal("Ada Byron", first.GetProperty("name").GetString());
        Assert.Equal(25, first.GetProperty("commentCount").GetInt64());
        var words = first.GetProperty("comments").EnumerateArray().Concat(second.GetProperty("comments").EnumerateArray()).Select(comment => comment.GetProperty("text").GetString());
        Assert.Equal(Enumerable.Range(0, 25).Reverse().Select(n => $"Words {n}"), words);
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task What_is_held_or_deleted_is_not_among_them()
    {
        await using var program = await TestProgram.Start();
        var (person, comments) = await Writer(program, 3);
        await program.Write((database, cancel) => database.Execute("UPDATE comments SET state = @held, visible = @no WHERE id = @id", cancel,
            ("@held", CommentState.Held), ("@no", false), ("@id", comments[1].Value)));
        await program.Write((database, cancel) => database.Delete(comments[2], person, null, program.Clock.GetUtcNow(), cancel));

        var text = await program.Browser().Text($"/api/v1/people/{person}");
        var html = await program.Browser().Text($"/people/{person}");

        Assert.Equal("Words 0", Assert.Single(JsonDocument.Parse(text).RootElement.GetProperty("comments").EnumerateArray()).GetProperty("text").GetString());
        Assert.Contains("Words 0", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Words 1", html, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@", html + text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/people/999999")]
    [InlineData("/people/abc")]
    [InlineData("/people/-1")]
    [InlineData("/api/v1/people/999999")]
    [InlineData("/api/v1/people/99999999999999999999")]
    public async Task Nobody_is_404(string path)
    {
        await using var program = await TestProgram.Start();

        Assert.Equal(HttpStatusCode.NotFound, (await program.Browser().Get(path)).StatusCode);
    }

    private static async Task<(AccountId Person, List<CommentId> Comments)> Writer(TestProgram program, int count)
    {
        await program.SignIn("ada@news.example", "Ada Byron");
        var person = await program.Read(database => Task.FromResult(database.Accounts.Single(account => account.EmailKey == "ada@news.example").Id));
        SiteId site = await program.FirstSite();
        var discussion = await program.Write(async (database, cancel) =>
        {
            var made = new Discussion(site, null, "A quiet title", program.Clock.GetUtcNow());
            database.Discussions.Add(made);
            await database.SaveChangesAsync(cancel);
            return made.Id;
        });
        List<CommentId> comments = [];
        for (var n = 0; n < count; n++)
        {
            var comment = A.Comment().By(person).Saying($"Words {n}").To(discussion, program.Clock.GetUtcNow());
            if (await program.Write((database, cancel) => database.Post(comment, cancel)) is PostResult.Stored stored) comments.Add(stored.Comment.Id);
        }

        return (person, comments);
    }
}
