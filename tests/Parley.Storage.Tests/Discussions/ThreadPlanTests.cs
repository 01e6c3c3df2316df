using Microsoft.EntityFrameworkCore;
using Parley.Core.Discussions;
using Parley.Storage.Discussions;
using Parley.Testing;

namespace Parley.Storage.Tests.Discussions;

/// <summary>A page costs what it shows: no statement of a thread may read a whole table or sort what it read.</summary>
public sealed class ThreadPlanTests
{
    private static readonly CommentId[] Parents = [new(1), new(2)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Statements() => new()
    {
        { "best", ThreadQueries.BestSiblings },
        { "best, of equal rank", ThreadQueries.EqualSiblings },
        { "best, of lower rank", ThreadQueries.LowerSiblings },
        { "newest", ThreadQueries.SiblingsBy(ThreadSort.Newest, after: false) },
        { "newest, further", ThreadQueries.SiblingsBy(ThreadSort.Newest, after: true) },
        { "oldest", ThreadQueries.SiblingsBy(ThreadSort.Oldest, after: false) },
        { "oldest, further", ThreadQueries.SiblingsBy(ThreadSort.Oldest, after: true) },
    };

    [Theory, MemberData(nameof(Statements))]
    public async Task SQLite_walks_an_index(string name, string sql)
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);
        var plan = await SqlitePlan(store, sql);

        Assert.Contains(plan, step => step.Contains("USING INDEX ix_comments_", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) || step.Contains("TEMP B-TREE", StringComparison.Ordinal));
        Assert.NotEmpty(name);
    }

    [Theory]
    [InlineData(ThreadSort.Best)]
    [InlineData(ThreadSort.Oldest)]
    public async Task SQLite_finds_the_first_replies_by_index(ThreadSort sort)
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);
        var plan = await SqlitePlan(store, ThreadQueries.FirstReplies(sqlite: true, sort, Parents));

        // The list of parents itself is read from end to end, and nothing else.
        Assert.DoesNotContain(plan, step => (step.StartsWith("SCAN", StringComparison.Ordinal) && step is not ("SCAN p" or "SCAN 2 CONSTANT ROWS")) || step.Contains("TEMP B-TREE", StringComparison.Ordinal));
        Assert.Contains(plan, step => step.StartsWith("SEARCH r USING", StringComparison.Ordinal));
        Assert.Contains(plan, step => step.StartsWith("SEARCH c USING INTEGER PRIMARY KEY", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Statements))]
    public async Task PostgreSQL_can_walk_an_index(string name, string sql)
    {
        await using var store = await TestStore.Open(DatabaseKind.Postgres);
        var plan = await PostgresPlan(store, sql);

        Assert.Contains(plan, step => step.Contains("Index", StringComparison.Ordinal) && step.Contains("ix_comments_", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Contains("Seq Scan on comments", StringComparison.Ordinal) || step.Contains("Sort", StringComparison.Ordinal));
        Assert.NotEmpty(name);
    }

    [Theory]
    [InlineData(ThreadSort.Best)]
    [InlineData(ThreadSort.Oldest)]
    public async Task PostgreSQL_finds_the_first_replies_by_index(ThreadSort sort)
    {
        await using var store = await TestStore.Open(DatabaseKind.Postgres);
        var plan = await PostgresPlan(store, ThreadQueries.FirstReplies(sqlite: false, sort, Parents));

        Assert.DoesNotContain(plan, step => step.Contains("Seq Scan on comments", StringComparison.Ordinal) || step.Contains("Sort", StringComparison.Ordinal));
    }

    private static async Task<List<string>> SqlitePlan(TestStore store, string sql)
    {
        await using var database = store.Context();
        return await database.Query("EXPLAIN QUERY PLAN " + sql, row => row.GetString(3), Cancel, Values);
    }

    private static async Task<List<string>> PostgresPlan(TestStore store, string sql)
    {
        await using var database = store.Context();
        await database.Database.OpenConnectionAsync(Cancel);
        // On tables this small a scan is the better plan; what is asked is whether the indexes serve. Sorting is made dear likewise.
        await database.Query("SELECT set_config('enable_seqscan', 'off', false), set_config('enable_sort', 'off', false), set_config('enable_bitmapscan', 'off', false)", row => 0, Cancel);
        return await database.Query("EXPLAIN " + sql, row => row.GetString(0), Cancel, Values);
    }

    private static (string, object?)[] Values => [("@discussion", 1L), ("@parent", 0L), ("@rank", 1L), ("@id", 1L), ("@most", 50)];
}
