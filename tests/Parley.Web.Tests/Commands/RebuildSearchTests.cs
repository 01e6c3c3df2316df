using Parley.Storage;
using Parley.Storage.Site.Search;
using Parley.Testing;
using Xunit;

namespace Parley.Web.Tests.Commands;

public sealed class RebuildSearchTests
{
    [Fact]
    public async Task It_finds_what_was_there_before_and_says_how_much()
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);
        var discussion = await A.Discussion().In(store);
        for (var number = 0; number < 3; number++)
            await A.Comment().In(store, discussion);

        var run = await CommandRun.Of(store, "search", "rebuild");
        var again = await CommandRun.Of(store, "search", "rebuild");

        Assert.Equal((0, 0), (run.ExitCode, again.ExitCode));
        Assert.Contains("0 articles and 3 comments can be found", run.Said, StringComparison.Ordinal);
        Assert.Contains("0 articles and 3 comments can be found", again.Said, StringComparison.Ordinal);
        await using var database = store.Context();
        Assert.False(await database.IsSearchUnfinished(TestContext.Current.CancellationToken));
        Assert.Equal(1, await database.QueryNumber("SELECT count(*) FROM search_postings WHERE term = 'words'", TestContext.Current.CancellationToken));
    }
}
