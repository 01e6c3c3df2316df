using System.Diagnostics;
using System.Globalization;
using Parley.Benchmarks.Reporting;
using Parley.Core.Discussions;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Site.Search;
using Parley.Testing;

namespace Parley.Benchmarks;

/// <summary>A page of twenty comments found by their words, on both databases, for queries that are cheap and for those made to be dear.</summary>
internal static class Searching
{
    private const int PagesARound = 20;
    private const int PageSize = 20;
    private const int InOneJob = 5_000;

    private static readonly (string What, string Query)[] Queries =
    [
        ("a word in every comment", "the"),
        ("a rare word", "needle"),
        ("the beginning of a third of all words", "w"),
        ("two words, each in half of all comments, never in one", "odd even"),
        ("ten common words", "the w1 w2 w3 w4 w5 w6 w7 w8 w9"),
        ("a rare word and a beginning of one letter", "needle w"),
        ("a word that nobody wrote", "zzyzx"),
    ];

    public static async Task Measure(Report report, bool isLong)
    {
        var comments = isLong ? 1_000_000 : 100_000;
        foreach (var kind in (DatabaseKind[])[DatabaseKind.Sqlite, DatabaseKind.Postgres])
        {
            await using var store = await TestStore.Open(kind);
            var discussion = await Fill(store, comments);
            var site = await Site(store, discussion);
            var start = Stopwatch.GetTimestamp();
            while (await store.Write((job, cancel) => job.RebuildNext(cancel)) is not null)
            {
            }

            var indexed = comments / Stopwatch.GetElapsedTime(start).TotalSeconds;
            var ids = await Newest(store);
            Func<Task<double>>[] measured = [() => Round(() => ByKey(store, ids)), .. Queries.Select(query => Measured(store, site, query.Query))];
            var figures = await Figures.InTurn(5, measured);
            var section = new Section(
                $"search-{kind.ToString().ToLowerInvariant()}", $"Searching {comments:N0} comments on {kind}",
                $"A page of {PageSize}, {PagesARound} pages a round. The index was made at {indexed:N0} comments a second.");
            var ceiling = section.Add($"{PageSize} comments by their ids", figures[0], "ms");
            for (var index = 0; index < Queries.Length; index++)
                section.Add(Queries[index].What, figures[index + 1], "ms", ceiling, Aim.AtMostOf(20));
            report.Add(section);
        }
    }

    private static Func<Task<double>> Measured(TestStore store, Core.Site.SiteId site, string text)
    {
        var query = SearchQuery.Parse(text) is SearchQueryOutcome.Words words ? words.Query : throw new InvalidOperationException(text);
        return () => Round(async () =>
        {
            await using var database = store.Context();
            await database.SearchComments(site, query, null, null, PageSize, default);
        });
    }

    private static async Task<double> Round(Func<Task> page)
    {
        var start = Stopwatch.GetTimestamp();
        for (var number = 0; number < PagesARound; number++)
            await page();
        return Figures.Milliseconds(start) / PagesARound;
    }

    private static async Task ByKey(TestStore store, IReadOnlyList<long> ids)
    {
        await using var database = store.Context();
        foreach (var id in ids)
            await database.Comment(new CommentId(id), default);
    }

    private static async Task<List<long>> Newest(TestStore store)
    {
        await using var database = store.Context();
        return await database.Query($"SELECT id FROM comments ORDER BY id DESC LIMIT {PageSize}", row => row.GetInt64(0), default);
    }

    private static async Task<Core.Site.SiteId> Site(TestStore store, DiscussionId discussion)
    {
        await using var database = store.Context();
        return new Core.Site.SiteId(await database.QueryNumber("SELECT site FROM discussions WHERE id = @id", default, ("@id", discussion.Value)) ?? 0);
    }

    /// <summary>Forty words each, the n-th most common n times rarer than the first, as in any language (Zipf's law).</summary>
    private static async Task<DiscussionId> Fill(TestStore store, int count)
    {
        var discussion = await A.Discussion().In(store);
        var site = await Site(store, discussion);
        var chance = new Random(1);
        for (var done = 0; done < count; done += InOneJob)
        {
            var from = done;
            List<BulkComment> some = [.. Enumerable.Range(from, InOneJob).Select(number => new BulkComment
            {
                Number = number,
                Depth = 0,
                GuestName = "Guest",
                Source = Words(number, chance),
                Html = "<p></p>",
                RendererVersion = 1,
                At = TestStore.Start,
            })];
            await store.Write((job, cancel) => job.AddInBulk(discussion, site, some, _ => 0, TestStore.Start, cancel));
            await store.Write((job, cancel) => job.Execute("DELETE FROM comment_tasks", cancel));
        }

        return discussion;
    }

    private static string Words(int number, Random chance)
    {
        var words = string.Join(' ', Enumerable.Range(0, 38).Select(_ => Word((int)Math.Pow(200_000, chance.NextDouble()))));
        return $"the {(number % 2 == 0 ? "even" : "odd")} {words}{(number % 50_000 == 7 ? " needle" : "")}";
    }

    /// <summary>A third of all begin with a w; the others with every other letter.</summary>
    private static string Word(int rank) =>
        string.Create(CultureInfo.InvariantCulture, $"{(rank % 3 == 0 || rank < 10 ? 'w' : (char)('a' + (rank % 22)))}{rank}");
}
