using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;
using Parley.Testing;

namespace Parley.Storage.Tests.Discussions.Quotes;

public sealed class QuoteCarryingTests
{
    private const string Council = "The council met on Monday and heard eleven speakers.";
    private const string Rain = "Then it rained for three days.";
    private const string Bell = "Nobody rang the bell at the harbour.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Quotes_follow_their_words_and_are_counted_where_these_are(DatabaseKind kind)
    {
        await using var news = await QuotedNews.Open(kind, $"{Council} {Rain}", Bell);
        var monday = await news.Post("met on Monday");
        var rain = await news.Post(Rain, Council);
        var bell = await news.Post(Bell);

        await news.Publish($"It is late. {Council.Replace("Monday", "Tuesday", StringComparison.Ordinal)}", $"{Rain} Boats sank.");

        Assert.Equal(["Changed: met on Tuesday"], await news.Fates(monday.Id));
        Assert.Equal(["Changed: The council met on Tuesday and heard eleven speakers.", $"Same: {Rain}"], (await news.Fates(rain.Id)).Order());
        Assert.Equal(["Gone"], await news.Fates(bell.Id));
        Assert.Equal(["The council met on Tuesday and heard eleven speakers. 2", $"{Rain} 1"], await news.Marks());
        await news.IsSound();
    }

    [Theory, OnBothDatabases]
    public async Task Words_put_back_as_they_were_are_the_same_again(DatabaseKind kind)
    {
        await using var news = await QuotedNews.Open(kind, $"{Council} {Rain}", Bell);
        var comment = await news.Post("on Monday", Bell);

        await news.Publish($"{Council.Replace("Monday", "Tuesday", StringComparison.Ordinal)} {Rain}", "All was quiet.");
        Assert.Equal(["Changed: on Tuesday", "Gone"], (await news.Fates(comment.Id)).Order());
        await news.Publish(Bell, $"{Council} {Rain}");

        Assert.Equal([$"Same: {Bell}", "Same: on Monday"], (await news.Fates(comment.Id)).Order());
        Assert.Equal([$"{Bell} 1", $"{Council} 1"], (await news.Marks()).Order());
        await news.IsSound();
    }

    [Theory, OnBothDatabases]
    public async Task What_was_found_under_an_older_revision_is_followed_when_it_is_stored(DatabaseKind kind)
    {
        await using var news = await QuotedNews.Open(kind, Council, Rain);
        var (late, gone) = (news.Saying("on Monday"), news.Saying(Rain).To(news.Discussion, news.Store.Now) with { Quoted = news.Kept });

        await news.Publish(Council.Replace("Monday", "Tuesday", StringComparison.Ordinal), Bell);
        var one = await late.In(news.Store, news.Discussion);
        var other = ((PostResult.Stored)await news.Store.Write((job, cancel) => job.Post(gone, cancel))).Comment;
        var known = news.Saying("on Tuesday").To(news.Discussion, news.Store.Now) with { Quoted = news.Kept };
        await news.Store.Write((job, cancel) => job.Post(known, cancel));

        Assert.Equal(["Changed: on Tuesday"], await news.Fates(one.Id));
        Assert.Equal(["Gone"], await news.Fates(other.Id));
        Assert.Equal(["The council met on Tuesday and heard eleven speakers. 2"], await news.Marks());
        await news.IsSound();
    }

    [Theory, OnBothDatabases]
    public async Task A_revision_that_waits_for_its_moment_takes_quotes_along_too(DatabaseKind kind)
    {
        await using var news = await QuotedNews.Open(kind, Council, Rain);
        var comment = await news.Post(Rain);
        await news.Store.Write((job, cancel) => job.WithdrawArticle(news.Site, news.Article, null, news.Store.Keys, news.Store.Now, cancel));

        await news.Store.Write((job, cancel) => job.ScheduleArticle(news.Given(Rain, Council), news.Store.Now.AddHours(1), cancel));

        await news.IsSound();
        await using var database = news.Store.Context();
        Assert.Equal(1, Assert.Single(await database.MarksOf(news.Article, Cancel)).Comments);
        Assert.Single(await database.QuotesOf([comment.Id], Cancel));
    }

    [Theory, OnBothDatabases]
    public async Task Readers_who_quote_while_it_is_published_are_all_counted(DatabaseKind kind)
    {
        await using var news = await QuotedNews.Open(kind, Council, Rain);
        var quoting = Enumerable.Range(0, 40).Select(_ => news.Saying(Rain)).ToList();

        await Task.WhenAll([
            .. quoting.Select(comment => comment.In(news.Store, news.Discussion)),
            .. Enumerable.Range(0, 5).Select(number => news.Store.Write((job, cancel) => job.PublishArticle(news.Given($"{Bell} {number}", $"{Council} {Rain}"), cancel))),
        ]);

        await using var database = news.Store.Context();
        Assert.Equal(40, Assert.Single(await database.MarksOf(news.Article, Cancel)).Comments);
        await news.IsSound();
    }
}
