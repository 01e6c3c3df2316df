using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Live;
using Parley.Storage.Discussions;
using Parley.Testing;
using Parley.Web.Discussions;

namespace Parley.Web.Tests.Discussions;

public sealed class AftermathTests
{
    [Fact]
    public async Task A_posted_comment_is_followed_up_once_though_one_beside_it_cannot_be()
    {
        ConcurrentQueue<CommentTask> seen = new();
        string? poison = null;
        await using var program = await TestProgram.Start(adjust: builder => builder.Services.AddSingleton<FollowUp>((_, tasks, _) =>
        {
            if (tasks.Any(task => task.Comment.ToString() == Volatile.Read(ref poison)))
                throw new InvalidOperationException("nothing can be made of this");
            foreach (var task in tasks)
                seen.Enqueue(task);
            return Task.CompletedTask;
        }));
        await using var newsroom = await Newsroom.In(program);
        var author = newsroom.Browser();
        var first = await newsroom.Post(author, "First");
        await Patience.Until(() => seen.Count == 1);

        Volatile.Write(ref poison, first.Id);
        Assert.True((await author.Send(HttpMethod.Delete, $"/api/v1/comments/{first.Id}", null)).IsSuccessStatusCode);
        var second = await newsroom.Post(newsroom.Browser(), "Second");
        await Patience.Until(() => seen.Any(task => task.Comment.ToString() == second.Id));

        Assert.Equal([(first.Id, EventKind.CommentPosted), (second.Id, EventKind.CommentPosted)], seen.Select(task => (task.Comment.ToString(), task.Kind)));
        await using var database = program.Store.Context();
        Assert.False(await database.HasTasks(TestContext.Current.CancellationToken));
    }
}
