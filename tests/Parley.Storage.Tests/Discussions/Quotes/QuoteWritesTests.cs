using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;
using Parley.Storage.Moderation;
using Parley.Storage.People;
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
        var third = (await database.MarksOf(news.Article, Cancel)).MaxBy(mark => mark.Comments)!;
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

    [Theory, OnBothDatabases]
    public async Task In_another_discussion_a_comment_keeps_its_quotes_and_is_counted_no_more(DatabaseKind kind)
    {
        await using var news = await QuotedNews.Open(kind, First);
        var other = await A.Discussion().On(news.Site).In(news.Store);
        var comment = await news.Post(First);
        var reply = await news.Saying(First).Under(comment.Id).In(news.Store, news.Discussion);

        await news.Move(comment.Id, other);
        Assert.Empty(await news.Marks());
        Assert.Equal([$"Same: {First}"], await news.Fates(reply.Id));
        await news.IsSound();
        await news.Move(comment.Id, news.Discussion);

        Assert.Equal([$"{First} 2"], await news.Marks());
        await news.IsSound();
    }

    [Theory, OnBothDatabases]
    public async Task An_import_brings_quotes_of_the_article_and_of_its_own_comments(DatabaseKind kind)
    {
        await using var news = await QuotedNews.Open(kind, First);
        var ofComment = new FoundQuote(new TextRange(0, 5), QuoteTarget.Of(new CommentId(1), 1), new TextRange(4, 9), 0.9);
        CommentToImport[] comments =
        [
            Imported("a", new QuoteToImport(news.Quote(First), null)), Imported("b", new QuoteToImport(ofComment, "a"), new QuoteToImport(ofComment, "nobody")),
        ];

        await news.Store.Write((job, cancel) => job.ImportComments(news.Discussion, "test", "test:file", comments, news.Store.Now, cancel));
        await news.Store.Write((job, cancel) => job.ImportComments(news.Discussion, "test", "test:file", comments, news.Store.Now, cancel));

        await using var database = news.Store.Context();
        var stored = (await database.ThreadPage(news.Discussion, ThreadSort.Oldest, 10, null, Cancel))!.Comments.Select(node => node.Comment.Id).ToList();
        var quote = Assert.Single(await database.QuotesOf([stored[1]], Cancel));
        Assert.Equal((QuoteTarget.Of(stored[0], 1), new TextRange(4, 9), 900, QuoteFate.Same), (quote.Target, quote.Range, quote.Certainty, quote.Place.Fate));
        Assert.Equal([$"{First} 1"], await news.Marks());
        await news.IsSound();
    }

    [Theory, OnBothDatabases]
    public async Task A_name_taken_out_of_a_comment_moves_no_quote_to_other_words(DatabaseKind kind)
    {
        await using var news = await QuotedNews.Open(kind, First);
        var ada = await A.Account().Named("Ada Byron").In(news.Store);
        var rendered = Markup.Render($"@Ada Byron, {First}", new MarkupContext([new Mention("Ada Byron", ada, $"/people/{ada}")]));
        var quote = news.Quote(First);
        var words = new TextRange(12, 12 + First.Length);
        var comment = ((PostResult.Stored)await news.Store.Write((job, cancel) => job.Post(
            A.Comment().Quoting(quote with { Words = words }).To(news.Discussion, news.Store.Now) with { Html = rendered.Html.Value }, cancel))).Comment;
        var answer = await A.Comment().Quoting(new FoundQuote(new TextRange(0, 5), QuoteTarget.Of(comment.Id, 1), words, 1)).In(news.Store, news.Discussion);

        await news.Store.Write((job, cancel) => job.ForgetMentions(new PendingErasure(ada, ErasureKind.Name, "Nobody"), news.Discussion, [comment.Id], news.Store.Now, cancel));

        await using var database = news.Store.Context();
        var html = (await database.Comment(comment.Id, Cancel))!.Html;
        Assert.DoesNotContain("Ada", html, StringComparison.Ordinal);
        var text = ShownText.Of(SafeHtml.FromStore(html)).Text;
        Assert.Equal(First, Assert.Single(await database.QuotesOf([comment.Id], Cancel)).Words.Of(text));
        var quoting = Assert.Single(await database.QuotesOf([answer.Id], Cancel));
        Assert.Equal((First, 2), (quoting.Range.Of(text), quoting.Target.Revision));
    }

    [Theory]
    [OnBothDatabases(1)]
    [OnBothDatabases(2)]
    public async Task What_is_counted_is_true_after_any_sequence_of_deeds(DatabaseKind kind, int seed)
    {
        var chance = new Random(seed);
        await using var news = await QuotedNews.Open(kind, $"{First} {Second}", Third);
        var other = await A.Discussion().On(news.Site).In(news.Store);
        var author = await A.Account().In(news.Store);
        List<CommentId> comments = [];
        for (var deed = 0; deed < 60; deed++)
        {
            var id = comments.Count == 0 ? default : comments[chance.Next(comments.Count)];
            switch (comments.Count == 0 ? 0 : chance.Next(9))
            {
                case 0 or 1 or 2:
                    var posted = news.Saying([.. Enumerable.Range(0, chance.Next(3)).Select(_ => Any())]).By(author);
                    comments.Add((await (chance.Next(4) == 0 ? posted.Held() : posted).In(news.Store, news.Discussion)).Id);
                    break;
                case 3:
                    var words = Any();
                    await news.Store.Write((job, cancel) => job.Edit(id, author, null, words, words, 1, [news.Quote(words)], news.Store.Now, cancel));
                    break;
                case 4:
                    await news.Store.Write((job, cancel) => job.Delete(id, author, null, news.Store.Now, cancel));
                    break;
                case 5 or 6:
                    var act = chance.Next(4) switch { 0 => LedgerAct.Removed, 1 => LedgerAct.Held, 2 => LedgerAct.Restored, _ => LedgerAct.Approved };
                    await news.Store.Write((job, cancel) => job.Decide(
                        new Verdict { Comment = id, Act = act, Reason = act is LedgerAct.Removed or LedgerAct.Held ? Reasons.Spam : null, Note = "words", Actor = author, At = news.Store.Now }, news.Store.Keys, cancel));
                    break;
                case 7:
                    await news.Move(id, chance.Next(2) == 0 ? other : news.Discussion);
                    break;
                default:
                    await news.Publish(chance.Next(2) == 0 ? [$"{First} {Second}", Third] : [$"{Third} {First}", Second]);
                    break;
            }
        }

        Assert.NotEmpty(await news.Marks());
        await news.IsSound();

        string Any() => chance.Next(3) switch { 0 => First, 1 => Second, _ => Third };
    }

    [Theory]
    [OnBothDatabases("UPDATE quotes SET visible = FALSE", "quotes")]
    [OnBothDatabases("UPDATE comments SET state = 3, source = '', html = ''", "quotes")]
    [OnBothDatabases("DELETE FROM passage_marks", "passage-marks")]
    [OnBothDatabases("UPDATE quotes SET now_end = 500", "quote-places")]
    [OnBothDatabases("UPDATE quotes SET fate = 1", "quote-places")]
    [OnBothDatabases("UPDATE quotes SET counts = FALSE", "quote-places")]
    public async Task Every_kind_of_damage_to_quotes_is_named(DatabaseKind kind, string damage, string rule)
    {
        await using var news = await QuotedNews.Open(kind, $"{First} {Second}");
        await news.Post(First);
        await news.IsSound();

        await news.Store.Write((job, cancel) => job.Execute(damage, cancel));

        await using var database = news.Store.Context();
        List<string> found = [];
        await foreach (var one in database.Inconsistencies(news.Store.Keys, Cancel))
            found.Add(one.Rule);
        Assert.Contains(rule, found);
    }

    private static CommentToImport Imported(string id, params QuoteToImport[] quotes) =>
        new() { SourceId = id, Source = First, Html = $"<p>{First}</p>", RendererVersion = 1, AuthorName = "Ana", Quotes = quotes };
}
