using System.Collections.Concurrent;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;
using Parley.Testing;

namespace Parley.Storage.Tests.Discussions.Quotes;

/// <summary>What pages ask of quotes costs what they show, never how much of the article is quoted.</summary>
public sealed class QuotePlanTests(QuotedArticles articles) : IClassFixture<QuotedArticles>
{
    private const int Small = 500;
    private const int Large = 8_000;

    private static readonly Dictionary<string, Func<Database, QuotedOften, Task>> Asked = new(StringComparer.Ordinal)
    {
        ["quotes of the comments of a page"] = (database, news) => database.QuotesOf(news.Comments.Take(200), Cancel),
        ["comments that quote a sentence"] = (database, news) => database.CommentsQuoting(news.News.Article, news.Mark.Passage, news.Mark.Sentence, null, 50, Cancel),
        ["further comments that quote it"] = (database, news) => database.CommentsQuoting(news.News.Article, news.Mark.Passage, news.Mark.Sentence, news.Comments[^50], 50, Cancel),
        ["marks of the article"] = (database, news) => database.MarksOf(news.News.Article, Cancel),
        ["quotes of the article"] = (database, news) => database.QuotesOfArticle(news.News.Article, 0, 50, Cancel),
        ["further quotes of the article"] = (database, news) => database.QuotesOfArticle(news.News.Article, 300, 50, Cancel),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseKind, string> Questions() =>
        [.. Enum.GetValues<DatabaseKind>().SelectMany(kind => Asked.Keys.Select(question => (kind, question)))];

    [Theory, MemberData(nameof(Questions))]
    public async Task However_many_quote_it_a_page_is_the_same_work_by_an_index(DatabaseKind kind, string question)
    {
        var small = await Watch(kind, question, Small);
        var large = await Watch(kind, question, Large);

        Assert.True(large.Work <= (1.2 * small.Work) + 20, $"{small.Work} at {Small:N0} quotes, {large.Work} at {Large:N0}");
        Assert.NotEqual(0, large.Work);
        Assert.NotEmpty(large.Plan);
        Assert.DoesNotContain(large.Plan, step => step.StartsWith("SCAN q", StringComparison.Ordinal) || step.Contains("Seq Scan on quotes", StringComparison.Ordinal)
            || step.Contains("Seq Scan on comments", StringComparison.Ordinal));
    }

    private async Task<Watched> Watch(DatabaseKind kind, string question, int quotes)
    {
        var news = await articles.Of(kind, quotes);
        return await Watched.Run(news.News.Store.Store, database => Asked[question](database, news), Cancel);
    }
}

internal sealed record QuotedOften(QuotedNews News, MarkRow Mark, IReadOnlyList<CommentId> Comments);

/// <summary>A store for each size, with one article that so many comments quote, evenly.</summary>
public sealed class QuotedArticles : IAsyncLifetime
{
    private readonly ConcurrentDictionary<(DatabaseKind, int), Lazy<Task<QuotedOften>>> articles = new();

    public ValueTask InitializeAsync() => default;

    internal Task<QuotedOften> Of(DatabaseKind kind, int quotes) =>
        articles.GetOrAdd((kind, quotes), key => new Lazy<Task<QuotedOften>>(() => Fill(key.Item1, key.Item2))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var article in articles.Values)
            await (await article.Value).News.DisposeAsync();
    }

    private static async Task<QuotedOften> Fill(DatabaseKind kind, int quotes)
    {
        string[] sentences = [.. Enumerable.Range(0, 4).Select(number => $"Sentence {number} says what it says.")];
        var news = await QuotedNews.Open(kind, string.Join(' ', sentences));
        List<FoundQuote> found = [.. sentences.Select(news.Quote)];
        List<CommentId> comments = [];
        foreach (var some in Enumerable.Range(0, quotes).Chunk(2_000))
            comments.AddRange((await news.Store.Write((job, cancel) => job.AddInBulk(news.Discussion, news.Site, [.. some.Select(number => new BulkComment
            {
                Number = number, Depth = 0, GuestName = "Guest", Source = "words", Html = "<p>words</p>", RendererVersion = 1, At = news.Store.Now,
                Quotes = [found[number % found.Count] with { Words = new TextRange(0, 5) }],
            })], number => comments[number].Value, news.Store.Now, cancel))).Select(id => new CommentId(id)));
        if (kind == DatabaseKind.Postgres)
            await news.Store.Write((job, cancel) => job.Execute("ANALYZE", cancel));
        await using var database = news.Store.Context();
        return new QuotedOften(news, (await database.MarksOf(news.Article, TestContext.Current.CancellationToken))[0], comments);
    }
}
