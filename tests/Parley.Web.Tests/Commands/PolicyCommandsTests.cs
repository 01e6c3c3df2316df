using Parley.Core.Moderation.Rules;
using Parley.Storage.Moderation;
using Parley.Storage.Site;
using Parley.Web.Commands;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Commands;

public sealed class PolicyCommandsTests
{
    [Fact]
    public async Task What_was_exported_is_imported_again_and_what_is_not_in_the_file_is_set_no_more()
    {
        await using var news = await Newsroom.OpenAlone(terms: new() { MostLinks = 1, Banned = ["herring*", "naïve"] });
        var file = PolicyFile.Write(await Terms(news));
        await Import(news, """{"version":1,"site":{"slowSeconds":30},"articles":{"ID":{"holdFirst":true}}}""".Replace("ID", $"{news.Article.Article}", StringComparison.Ordinal));
        Assert.Equal([PolicyScope.Site, PolicyScope.Article], (await Terms(news)).Select(terms => terms.Scope));

        var changed = await Import(news, file);

        Assert.Equal(2, changed);
        Assert.Equal(file, PolicyFile.Write(await Terms(news)));
        Assert.Equal(0, await Import(news, file));
    }

    [Theory]
    [InlineData("", "no policy")]
    [InlineData("[]", "no policy")]
    [InlineData("null", "no policy")]
    [InlineData("""{"site":{}}""", "version")]
    [InlineData("""{"version":1,"site":{"mostLink":1}}""", "\"$.site.mostLink\" (line 1)")]
    [InlineData("""{"version":1,"site":{"mostLinks":"many"}}""", "mostLinks")]
    [InlineData("""{"version":1,"site":{"mostLinks":-1}}""", "0 to 100")]
    [InlineData("""{"version":1,"site":{"holdFirst":true}}""", "holdFirst")]
    [InlineData("""{"version":1,"site":{"banned":["*"]}}""", "banned")]
    [InlineData("""{"version":1,"site":{"banned":[null]}}""", "banned")]
    [InlineData("""{"version":1,"site":{"starters":["tlh"]}}""", "tlh")]
    [InlineData("""{"version":1,"sections":{"nowhere":{}}}""", "section nowhere")]
    [InlineData("""{"version":1,"people":{"99":{}}}""", "person 99")]
    [InlineData("""{"version":1,"articles":{"1":null}}""", "null")]
    [InlineData("""{"version":1,"articles":{"x":{"starters":["en"]}}}""", "article x")]
    public async Task A_file_that_cannot_be_is_refused_with_what_is_wrong_and_nothing_changes(string json, string told)
    {
        await using var news = await Newsroom.Open(terms: new() { MostLinks = 1 });

        var wrong = await Assert.ThrowsAsync<OperatorException>(() => Import(news, json));

        Assert.Equal(CommandLine.WrongUsage, wrong.ExitCode);
        Assert.Contains(told, string.Join('\n', wrong.Lines), StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(await Terms(news)).Terms.MostLinks);
    }

    private static Task<IReadOnlyList<ScopedTerms>> Terms(Newsroom news) => news.Program.Read(database => database.PolicyTerms(news.Site.Id, CancellationToken.None));

    private static async Task<int> Import(Newsroom news, string json)
    {
        var terms = await PolicyCommands.Read(json, news.Program.Get<Storage.Store>(), news.Site, CancellationToken.None);
        return await news.Program.Write((job, cancel) => PolicyCommands.Set(
            job, news.Site.Id, terms, new SettingAuthor(null, news.Program.Get<KeyFile>(), news.Program.Clock.GetUtcNow()), cancel));
    }
}
