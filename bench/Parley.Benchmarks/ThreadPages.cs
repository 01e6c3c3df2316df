using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Benchmarks.Reporting;
using Parley.Benchmarks.Running;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Discussions;

namespace Parley.Benchmarks;

/// <summary>The first page of a thread (50 comments, three levels of replies) from the store, in threads of very different size.</summary>
internal static class ThreadPages
{
    private const int PagesARound = 100;

    public static async Task Measure(Report report, bool isLong)
    {
        await BuiltProgram.Build();
        int[] sizes = isLong ? [1_000, 10_000, 100_000, 1_000_000] : [1_000, 10_000, 100_000];
        List<BenchFolder> folders = [];
        List<Store> stores = [];
        try
        {
            List<Func<Task<double>>> rounds = [];
            foreach (var size in sizes)
            {
                folders.Add(await BenchFolder.Filled(size));
                stores.Add(await Store.Open(StoreAddress.Parse(folders[^1].Database, folders[^1].Path), TimeProvider.System.GetUtcNow(), NullLogger.Instance, default));
                rounds.Add(await Round(stores[^1]));
            }

            var figures = await Figures.InTurn(9, [.. rounds]);
            var section = new Section("thread", "The first page of a thread, from the store", $"SQLite; best first, 50 comments and three levels of replies; {PagesARound} pages a round, one after the other, sizes in turn.");
            var small = section.Add($"{sizes[0]:N0} comments", figures[0], "ms");
            for (var index = 1; index < sizes.Length; index++)
                section.Add($"{sizes[index]:N0} comments", figures[index], "ms", small, Aim.RatioAtMost(1.2));
            report.Add(section);
        }
        finally
        {
            foreach (var store in stores) await store.DisposeAsync();
            folders.ForEach(folder => folder.Dispose());
        }
    }

    private static async Task<Func<Task<double>>> Round(Store store)
    {
        await using var asking = store.Context();
        var discussion = new DiscussionId(await asking.QueryNumber("SELECT id FROM discussions ORDER BY comment_count DESC LIMIT 1", default) ?? 0);
        return async () =>
        {
            var start = Stopwatch.GetTimestamp();
            for (var page = 0; page < PagesARound; page++)
            {
                await using var database = store.Context();
                if (await database.ThreadPage(discussion, ThreadSort.Best, 50, null, default) is not { Comments.Count: 50 })
                    throw new InvalidOperationException("The page has not fifty comments.");
            }

            return Figures.Milliseconds(start) / PagesARound;
        };
    }
}
