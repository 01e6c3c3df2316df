using Parley.Storage;
using Parley.Testing;
using Xunit;

namespace Parley.Web.Tests.Commands;

public sealed class CheckTests
{
    [Fact]
    public async Task It_names_each_contradiction_and_ends_with_1()
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);
        var discussion = await A.Discussion().In(store);
        var comment = await A.Comment().In(store, discussion);
        await store.Write((database, cancel) => database.Execute("UPDATE comments SET up = 4, depth = 2", cancel));

        var run = await CommandRun.Of(store, "check");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"up-votes: comment {comment.Id}: up-votes is stored as 4, the rows say 0", run.Said, StringComparison.Ordinal);
        Assert.Contains($"depth: comment {comment.Id}", run.Said, StringComparison.Ordinal);
        Assert.Contains("3 inconsistencies among 1 comments in 1 discussions", run.Said, StringComparison.Ordinal);
    }
}
