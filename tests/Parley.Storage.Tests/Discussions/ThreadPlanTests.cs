using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Storage.Discussions;
using Parley.Storage.Live;
using Parley.Testing;

namespace Parley.Storage.Tests.Discussions;

/// <summary>
/// What readers ask of a thread costs what it shows, never what the thread holds. The work is counted by the databases themselves, and
/// the plans are those of the statements that the program really ran, on tables that are large and known to the planner.
/// </summary>
public sealed class ThreadPlanTests(GrownThreads threads) : IClassFixture<GrownThreads>
{
    private const int Small = 1_000;
    private const int Large = 30_000;

    private static readonly Dictionary<string, Func<Database, GrownThread, Task>> Asked = new(StringComparer.Ordinal)
    {
        ["first page, best"] = (database, thread) => First(database, thread, ThreadSort.Best),
        ["first page, newest"] = (database, thread) => First(database, thread, ThreadSort.Newest),
        ["first page, oldest"] = (database, thread) => First(database, thread, ThreadSort.Oldest),
        ["further page, best"] = (database, thread) => Further(database, thread, ThreadSort.Best),
        ["further page, newest"] = (database, thread) => Further(database, thread, ThreadSort.Newest),
        ["further page, oldest"] = (database, thread) => Further(database, thread, ThreadSort.Oldest),
        ["more replies"] = async (database, thread) => await database.ThreadPage(
            thread.Discussion, ThreadSort.Best, 50, new ThreadCursor(ThreadSort.Oldest, thread.Comments[0], 0, thread.Comments[Small / 2], 3), Cancel),
        ["more replies, best"] = async (database, thread) => await database.ThreadPage(
            thread.Discussion, ThreadSort.Best, 50, new ThreadCursor(ThreadSort.Best, thread.Comments[0], Ranking.Best(5, 0), thread.Comments[Small / 2], 3), Cancel),
        ["permalink"] = async (database, thread) =>
        {
            var comment = await database.Comment(thread.Comments[Small / 2], Cancel) ?? throw new InvalidOperationException("The comment is not there.");
            await database.Ancestors(comment, Cancel);
            await database.WithReplies(comment, ThreadSort.Best, Cancel);
        },
        ["newest, flat"] = (database, thread) => database.Newest(thread.Discussion, 50, Cancel),
        ["people to mention"] = (database, thread) => database.PeopleOf(thread.Discussion, Cancel),
        ["written lately by an account"] = (database, thread) => database.NewestBy(thread.Discussion, thread.Person, null, TestStore.Start.AddDays(-1), 20, Cancel),
        ["written lately by a guest"] = (database, thread) => database.NewestBy(thread.Discussion, null, thread.Guest, TestStore.Start.AddDays(-1), 20, Cancel),
        ["an account's own on the page"] = (database, thread) => database.OwnAmong(thread.Discussion, thread.Person, null, [.. thread.Comments.Take(200)], Cancel),
        ["a guest's own on the page"] = (database, thread) => database.OwnAmong(thread.Discussion, null, thread.Guest, [.. thread.Comments.Take(200)], Cancel),
        ["an account's votes on the page"] = (database, thread) => database.VotesOf(thread.Person, thread.Discussion, [.. thread.Comments.Take(200)], Cancel),
        ["news since a while"] = (database, thread) => database.NewsOf(thread.Discussion, thread.Comments.Count - 60, null, Cancel),
        ["the discussion"] = (database, thread) => database.Discussion(thread.Discussion, Cancel),
        ["counts"] = (database, _) => database.CommentCounts([.. Enumerable.Range(1, 100).Select(id => new ArticleId(id))], Cancel),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseKind, string> Questions() =>
        [.. Enum.GetValues<DatabaseKind>().SelectMany(kind => Asked.Keys.Select(question => (kind, question)))];

    [Theory, MemberData(nameof(Questions))]
    public async Task Statements_walk_an_index_and_sort_nothing(DatabaseKind kind, string question)
    {
        await threads.Thread(kind, Shape.Ordinary, Small);
        var plan = (await Watch(kind, question, Shape.Ordinary, Large)).Plan;

        Assert.NotEmpty(plan);
        Assert.DoesNotContain(plan, Scans);
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal) || step.Contains("Sort ", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Questions))]
    public async Task A_page_is_the_same_work_in_a_thread_of_any_size_and_shape(DatabaseKind kind, string question)
    {
        var counted = 0L;
        foreach (var shape in Enum.GetValues<Shape>())
        {
            var small = (await Watch(kind, question, shape, Small)).Work;
            var large = (await Watch(kind, question, shape, Large)).Work;

            Assert.True(large <= (1.2 * small) + 20, $"{shape}: {small} at {Small:N0} comments, {large} at {Large:N0}");
            counted += large;
        }

        Assert.NotEqual(0, counted);
    }

    [Theory, Trait("Speed", "Long"), MemberData(nameof(Questions))]
    public async Task A_page_is_the_same_work_at_a_million_comments(DatabaseKind kind, string question)
    {
        var small = (await Watch(kind, question, Shape.Ordinary, Small)).Work;
        var large = await Watch(kind, question, Shape.Ordinary, 1_000_000);

        Assert.True(large.Work <= (1.2 * small) + 20, $"{small} at {Small:N0} comments, {large.Work} at 1,000,000");
        Assert.DoesNotContain(large.Plan, Scans);
    }

    private async Task<Watched> Watch(DatabaseKind kind, string question, Shape shape, int size)
    {
        var thread = await threads.Thread(kind, shape, size);
        return await Watched.Run(await threads.Store(kind), database => Asked[question](database, thread), Cancel);
    }

    /// <summary>They do not grow with a thread: where there are few, reading them all is a good plan.</summary>
    private static readonly string[] NotOfTheThread = ["sites", "staff", "articles", "accounts", "discussion_urls", "surges", "rights_of_reply"];

    /// <summary>Reads a table of the thread from end to end. The list of asked ids is no table, nor are the few rows that a statement has just found.</summary>
    private static bool Scans(string step) =>
        (step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains("VIRTUAL TABLE", StringComparison.Ordinal) && step != "SCAN few")
        || (step.Contains("Seq Scan on ", StringComparison.Ordinal) && !NotOfTheThread.Any(table => step.Contains($"Seq Scan on {table}", StringComparison.Ordinal)));

    private static async Task<ThreadPage> First(Database database, GrownThread thread, ThreadSort sort) =>
        await database.ThreadPage(thread.Discussion, sort, 50, null, Cancel) ?? throw new InvalidOperationException("There is no such discussion.");

    /// <summary>From the middle, where whole runs of equal rank lie before and behind.</summary>
    private static Task<ThreadPage?> Further(Database database, GrownThread thread, ThreadSort sort) => database.ThreadPage(
        thread.Discussion, sort, 50, new ThreadCursor(sort, default, Ranking.Best(5, 0), thread.Comments[Small / 2], 50), Cancel);
}
