using Parley.Storage.Discussions;
using Parley.Testing;

namespace Parley.Storage.Tests.Discussions;

public sealed class CommentWritesTests
{
    [Theory, OnBothDatabases]
    public async Task A_comment_is_stored_with_its_counters(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);

        var comment = await A.Comment().Saying("Good morning").In(store, discussion);

        Assert.Equal("Good morning", comment.Source);
        await using var database = store.Context();
        var page = await database.ThreadPage(discussion, default, 50, null, TestContext.Current.CancellationToken);
        Assert.Equal(comment.Id, Assert.Single(page!.Comments).Comment.Id);
    }
}
