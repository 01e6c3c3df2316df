using Parley.Storage.People;
using Parley.Testing;

namespace Parley.Web.Tests.Commands;

public sealed class ErasuresTests
{
    [Fact]
    public async Task Whoever_left_is_forgotten_once_more_by_a_copy_that_was_put_back()
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);
        var discussion = await A.Discussion().In(store);
        var ada = await A.Account().Named("Ada Byron").At("ada@news.example").In(store);
        await A.Comment().By(ada).Saying("the ferry left early").In(store, discussion);
        var list = Path.Combine(store.Folder, "forgotten.txt");
        await File.WriteAllTextAsync(list, $"{ada} everything\n4711 name\n", TestContext.Current.CancellationToken);
        await store.Close();

        var first = await CommandRun.Of(store, "erasures", "--replay", list);
        var again = await CommandRun.Of(store, "erasures", "--replay", list);
        var listed = await CommandRun.Of(store, "erasures");

        Assert.Equal((0, $"{ada} is forgotten\n"), (first.ExitCode, first.Said));
        Assert.Equal((0, ""), (again.ExitCode, again.Said));
        Assert.Equal($"{ada} everything\n", listed.Said);
        await using var opened = await store.OpenAnother();
        await using var database = opened.Context();
        Assert.Equal("", database.Comments.Single().Source);
        Assert.Null(await database.NextErasure(TestContext.Current.CancellationToken));
        Assert.Equal("Deleted account", database.Accounts.Single(row => row.Id == ada).Name);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("seven name")]
    [InlineData("7 all")]
    public async Task What_is_no_list_is_named_and_forgets_nobody(string line)
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);
        var list = Path.Combine(store.Folder, "forgotten.txt");
        await File.WriteAllTextAsync(list, line, TestContext.Current.CancellationToken);
        await store.Close();

        var run = await CommandRun.Of(store, "erasures", "--replay", list);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(line, run.Complained, StringComparison.Ordinal);
    }
}
