using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;
using Parley.Testing;

namespace Parley.Storage.Tests.Discussions.Quotes;

/// <summary>A published article of some paragraphs, whose sentences readers quote.</summary>
internal sealed class QuotedNews : IAsyncDisposable
{
    private ArticleRevision revision = null!;

    private readonly AccountId staff;

    private QuotedNews(TestStore store, SiteId site, AccountId staff) => (Store, Site, this.staff) = (store, site, staff);

    public TestStore Store { get; }
    public SiteId Site { get; }
    public ArticleId Article { get; private set; }
    public DiscussionId Discussion { get; private set; }
    public int Revision => revision.Number;

    /// <summary>The revision published last, as a server keeps it.</summary>
    public QuotableArticle Kept => new(revision.Number, revision.Passages);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<QuotedNews> Open(DatabaseKind kind, params string[] paragraphs)
    {
        var store = await TestStore.Open(kind);
        var news = new QuotedNews(store, await A.Site().In(store), await A.Account().In(store));
        await news.Publish(paragraphs);
        return news;
    }

    public async Task Publish(params string[] paragraphs)
    {
        var done = (PublishResult.Done)await Store.Write((job, cancel) => job.PublishArticle(Given(paragraphs), cancel));
        (Article, Discussion) = (done.Article, done.Discussion);
        await using var database = Store.Context();
        revision = (await database.Revisions(Article, [done.Revision], Cancel))[done.Revision];
    }

    public ArticleToPublish Given(params string[] paragraphs) => new()
    {
        Site = Site,
        Key = "quoted.md",
        Content = new ArticleContent { Headline = "The ferry", Language = "en", Blocks = [.. paragraphs.Select(words => new Paragraph(RichText.Of(words)))] },
        At = Store.Now,
    };

    /// <summary>The words as they stand in the revision published last; they stand there once.</summary>
    public FoundQuote Quote(string words)
    {
        var passage = revision.Passages.Single(one => one.Text.Contains(words, StringComparison.Ordinal));
        var start = passage.Text.IndexOf(words, StringComparison.Ordinal);
        return new FoundQuote(new TextRange(0, words.Length), QuoteTarget.Of(passage.Id, revision.Number), new TextRange(start, start + words.Length), 1);
    }

    /// <summary>A comment that repeats the words and says nothing else.</summary>
    public CommentBuilder Saying(params string[] words) =>
        A.Comment().Saying(string.Join(' ', words)).Quoting([.. words.Select(Quote)]);

    public Task<CommentRow> Post(params string[] words) => Saying(words).In(Store, Discussion);

    public Task Move(CommentId comment, DiscussionId to) =>
        Store.Write((job, cancel) => job.MoveBranch(comment, to, null, new StaffAct(staff, Reasons.OffTopic, null, Store.Keys, Store.Now), cancel));

    /// <summary>What is counted now: each sentence's first words with their number.</summary>
    public async Task<string[]> Marks()
    {
        await using var database = Store.Context();
        return [.. (await database.MarksOf(Article, Cancel)).Select(mark =>
        {
            var text = revision.Passages.Single(passage => passage.Id == mark.Passage).Text;
            return $"{Sentences.Of(text).Single(sentence => sentence.Start == mark.Sentence).Of(text)} {mark.Comments}";
        })];
    }

    /// <summary>What became of a comment's quotes, and the words that stand there now.</summary>
    public async Task<string[]> Fates(CommentId comment)
    {
        await using var database = Store.Context();
        return [.. (await database.QuotesOf([comment], Cancel)).Select(quote => quote.Place.Passage is { } passage
            ? $"{quote.Place.Fate}: {quote.Place.Range.Of(revision.Passages.Single(one => one.Id == passage).Text)}"
            : $"{quote.Place.Fate}")];
    }

    /// <summary>Nothing in the store contradicts anything else.</summary>
    public async Task IsSound()
    {
        await using var database = Store.Context();
        List<string> wrong = [];
        await foreach (var one in database.Inconsistencies(Store.Keys, Cancel))
        {
            // Tests run no search.
            if (one.Rule != "search")
                wrong.Add(one.Words);
        }

        Assert.Empty(wrong);
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
