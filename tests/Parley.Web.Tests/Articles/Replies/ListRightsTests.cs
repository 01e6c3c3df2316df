using System.Net;
using Parley.Core.People;
using Parley.Storage.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Replies;

public sealed class ListRightsTests
{
    [Fact]
    public async Task The_desk_sees_whom_it_asked_in_the_words_of_its_own_site_and_finds_the_article_to_ask_about()
    {
        await using var quay = await Quay.Open();
        var other = await quay.News.Neighbour();
        await quay.Verified(name: "Marta <i>Quist</i>");

        var desk = await quay.News.Page(quay.Desk + "?search=lights", quay.Editor);

        Assert.Equal("Marta <i>Quist</i>", desk.QuerySelector(".rows bdi")?.TextContent);
        Assert.Contains("verified", desk.QuerySelector(".rows .badge")?.TextContent, StringComparison.Ordinal);
        Assert.NotNull(desk.QuerySelector($"a[href='{quay.Desk}/invite?article={quay.News.Article.Article}']"));
        Assert.DoesNotContain("Marta", await (await other.SignedIn(role: Role.Owner)).Text($"{other.Prefix}/desk/replies"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await quay.News.SignedIn(role: Role.Moderator)).Get(quay.Desk)).StatusCode);
    }

    [Theory]
    [InlineData(ErasureKind.Name)]
    [InlineData(ErasureKind.Everything)]
    public async Task Whoever_leaves_takes_the_answer_the_evidence_and_the_address_along(ErasureKind kind)
    {
        await using var quay = await Quay.Open();
        var (marta, path) = await quay.Verified();
        await marta.Post(path, ("text", "They are cheap."));
        var again = await quay.Invite(quotation: 1);
        Assert.NotNull(await quay.Shown());

        Assert.True(await quay.News.Program.Write(async (database, cancel) => await database.BeginErasure(
            database.Accounts.Single(row => row.EmailKey == quay.Email).Id, kind, (PersonName.Parse("Former " + A.Next()) as NameOutcome.Accepted)!.Name,
            quay.News.Program.Keys, quay.News.Program.Clock.GetUtcNow(), cancel)));

        Assert.Null(await quay.Shown());
        Assert.Equal(HttpStatusCode.Gone, (await quay.News.Browser().Get(again)).StatusCode);
        Assert.Equal(0, await quay.News.Program.Read(async database => await Storage.Sql.QueryNumber(
            database, "SELECT count(*) FROM rights_of_reply WHERE email_key = @email", CancellationToken.None, ("@email", quay.Email))));
    }
}
