using Microsoft.EntityFrameworkCore;
using Parley.Testing;
using Parley.Web.Demo;
using Xunit;

namespace Parley.Web.Tests.Commands;

public sealed class FakeDataTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task It_has_its_shape_its_voters_and_true_counters(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);

        var filled = await CommandRun.Of(store, "fake-data", "--comments", "2500");
        var check = await CommandRun.Of(store, "check");

        Assert.Equal((0, "", 0), (filled.ExitCode, filled.Complained, check.ExitCode));
        Assert.StartsWith("consistent: 2500 comments in 1 discussions", check.Said, StringComparison.Ordinal);
        await using var database = store.Context();
        Assert.Equal(500, await database.Comments.CountAsync(comment => comment.Depth == 0, Cancel));
        Assert.Equal(25, (await database.Comments.OrderBy(comment => comment.Id).FirstAsync(Cancel)).ReplyCount);
        Assert.Equal(199, await database.Comments.MaxAsync(comment => comment.Depth, Cancel));
        Assert.True(await database.Votes.CountAsync(Cancel) > 1000);
        Assert.Equal(2500, (await database.Discussions.SingleAsync(Cancel)).CommentCount);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_words_and_another_gives_others()
    {
        async Task<List<string>> Words(string seed)
        {
            await using var store = await TestStore.Open(DatabaseKind.Sqlite);
            await CommandRun.Of(store, "fake-data", "--comments", "60", "--articles", "2", "--seed", seed);
            await using var database = store.Context();
            return await database.Comments.OrderBy(comment => comment.Id).Select(comment => $"{comment.Depth} {comment.Up} {comment.Source}").ToListAsync(Cancel);
        }

        var one = await Words("5");

        Assert.Equal(60, one.Count);
        Assert.Equal(one, await Words("5"));
        Assert.NotEqual(one, await Words("6"));
    }

    [Fact]
    public void Any_number_has_a_shape_in_which_parents_stand_before_their_replies()
    {
        for (var comments = 0; comments < 300; comments++)
        {
            var shape = new FakeShape(comments, new Random(comments));

            for (var number = 0; number < comments; number++)
            {
                var parent = shape.ParentOf(number);
                Assert.True(parent is null || parent < number);
                Assert.Equal(parent is { } above ? shape.DepthOf(above) + 1 : 0, shape.DepthOf(number));
            }
        }
    }

    [Fact]
    public async Task A_second_run_adds_to_the_first()
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);

        await CommandRun.Of(store, "fake-data", "--comments", "3");
        var second = await CommandRun.Of(store, "fake-data", "--comments", "3");

        Assert.Equal((0, ""), (second.ExitCode, second.Complained));
        await using var database = store.Context();
        Assert.Equal(2, await database.Articles.CountAsync(Cancel));
        Assert.Equal(6, await database.Comments.CountAsync(Cancel));
    }
}
