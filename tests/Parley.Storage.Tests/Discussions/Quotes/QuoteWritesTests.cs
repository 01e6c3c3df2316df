using Parley.Core.Articles;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Moderation;
using Parley.Core.Text;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;
using Parley.Storage.Moderation;
using Parley.Testing;

namespace Parley.Storage.Tests.Discussions.Quotes;

public sealed class QuoteWritesTests
{
    private const string First = "The ferry left early.";
    private const string Second = "Nobody was told.";
    private const string Third = "The mayor was on board.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_sentence_counts_each_comment_once_however_often_it_quotes_it(DatabaseKind kind)
    {
        await using var news = await QuotedNews.Open(kind, $"{First} {Second}", Third);

        var one = await news.Post("ferry left", "left early", Third);
        var two = await news.Post(Third);
        await news.Post($"early. {Second}");
        await news.Saying(Second).Held().In(news.Store, news.Discussion);

        Assert.Equal([$"{First} 1", $"{Second} 1", $"{Third} 2"], await news.Marks());
        await using var database = news.Store.Context();
        var third = Assert.Single(await database.MostDiscussed(news.Article, 1, Cancel));
        var quoting = await database.CommentsQuoting(news.Article, third.Passage, third.Sentence, null, 10, Cancel);
        Assert.Equal([two.Id, one.Id], quoting.Select(comment => comment.Id));
        Assert.Equal([one.Id], (await database.CommentsQuoting(news.Article, third.Passage, third.Sentence, two.Id, 10, Cancel)).Select(comment => comment.Id));
        Assert.Equal(5, (await database.QuotesOfArticle(news.Article, 0, 10, Cancel)).Count);
        await news.IsSound();
    }

    [Theory, OnBothDatabases]
    public async Task Where_no_such_words_are_no_quote_is_kept(DatabaseKind kind)
    {
        await using var news = await QuotedNews.Open(kind, First);
        var real = news.Quote(First);
        FoundQuote[] false_ =
        [
            real with { Range = new TextRange(3, 500) }, real with { Range = new TextRange(-1, 4) }, real with { Range = default },
            real with { Target = QuoteTarget.Of(real.Target.Passage!.Value, 7) }, real with { Target = QuoteTarget.Of(new PassageId(99), 1) },
        ];

        var comment = await A.Comment().Quoting(false_).In(news.Store, news.Discussion);
        var elsewhere = await A.Comment().Quoting(real).In(news.Store, await A.Discussion().On(news.Site).In(news.Store));

        Assert.Empty(await news.Marks());
        Assert.Empty((await news.Fates(comment.Id)).Concat(await news.Fates(elsewhere.Id)));
    }

    [Theory, OnBothDatabases]
    public async Task What_becomes_of_a_comment_becomes_of_its_quotes(DatabaseKind kind)
    {
        await using var news = await QuotedNews.Open(kind, First, Second);
        var author = await A.Account().In(news.Store);
        var comment = await news.Saying(First).By(author).In(news.Store, news.Discussion);

        await Decide(LedgerAct.Removed);
        Assert.Empty(await news.Marks());
        Assert.Equal([$"Same: {First}"], await news.Fates(comment.Id));
        await Decide(LedgerAct.Restored);
        Assert.Equal([$"{First} 1"], await news.Marks());
        await news.Store.Write((job, cancel) => job.Edit(comment.Id, author, null, Second, $"<p>{Second}</p>", 1, [news.Quote(Second)], news.Store.Now, cancel));
        Assert.Equal([$"{Second} 1"], await news.Marks());
        await news.Store.Write((job, cancel) => job.Delete(comment.Id, author, null, news.Store.Now, cancel));
        Assert.Empty((await news.Marks()).Concat(await news.Fates(comment.Id)));
        await news.IsSound();

        Task Decide(LedgerAct act) => news.Store.Write((job, cancel) =>
            job.Decide(new Verdict { Comment = comment.Id, Act = act, Reason = Reasons.Spam, Note = "words", Actor = author, At = news.Store.Now }, news.Store.Keys, cancel));
    }
}
