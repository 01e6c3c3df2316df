using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Storage.Site.Search;
using Parley.Testing;

namespace Parley.Storage.Tests.Site.Search;

public sealed class SearchTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_comment_is_found_by_all_its_words_and_the_beginning_of_the_last(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, discussion) = await Place(store);
        var ferry = await A.Comment().Saying("The ferry was late on Monday").In(store, discussion);
        await A.Comment().Saying("The ferry was early").In(store, discussion);
        await Indexed(store);

        Assert.Equal([ferry.Id], await Comments(store, site, "FERRY mond"));
        Assert.Equal([ferry.Id], await Comments(store, site, "monday, the ferry"));
        Assert.Empty(await Comments(store, site, "mon ferry"));
        Assert.Empty(await Comments(store, site, "ferry tuesday"));
    }

    [Theory, OnBothDatabases]
    public async Task Signs_that_databases_give_a_meaning_have_none(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, discussion) = await Place(store);
        var near = await A.Comment().Saying("near AND or \"quoted\" NOT there").In(store, discussion);
        await A.Comment().Saying("something else entirely").In(store, discussion);
        await Indexed(store);

        foreach (var query in (string[])["NEAR(", "\"quoted", "quot*", "near AND not", "-near", "source:near", "near'; DROP TABLE comments;--x"])
            Assert.Equal(query.Contains("DROP", StringComparison.Ordinal) || query.Contains("source", StringComparison.Ordinal) ? [] : [near.Id], await Comments(store, site, query));
        foreach (var query in (string[])["%", "_", "*", "\"\"", "' OR 1=1", "xyz OR something"])
            Assert.DoesNotContain(near.Id, await Comments(store, site, query));
    }

    [Theory, OnBothDatabases]
    public async Task Words_that_are_held_removed_or_deleted_are_neither_found_nor_stored(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, discussion) = await Place(store);
        var author = await A.Account().In(store);
        var moderator = await A.Account().In(store);
        var removed = await A.Comment().Saying("quagmire one").In(store, discussion);
        var deleted = await A.Comment().By(author).Saying("quagmire two").In(store, discussion);
        var edited = await A.Comment().By(author).Saying("quagmire three").In(store, discussion);
        await Indexed(store);
        Assert.Equal([edited.Id, deleted.Id, removed.Id], await Comments(store, site, "quagmire"));

        await store.Write((job, cancel) => job.Decide(new Verdict { Comment = removed.Id, Act = LedgerAct.Removed, Reason = "spam", Actor = moderator, At = store.Now }, store.Keys, cancel));
        await store.Write((job, cancel) => job.Delete(deleted.Id, author, null, store.Now, cancel));
        await store.Write((job, cancel) => job.Edit(edited.Id, author, null, "calm now", "<p>calm now</p>", 1, [], store.Now, cancel));

        // Not even before the index has followed.
        Assert.Empty(await Comments(store, site, "quagmire"));
        await Indexed(store);
        Assert.Empty(await Comments(store, site, "quagmire"));
        Assert.Equal([edited.Id], await Comments(store, site, "calm"));
        await using var database = store.Context();
        Assert.Equal(0, await database.QueryNumber("SELECT count(*) FROM search_postings WHERE term IN ('quagmire', 'one', 'two', 'three')", Cancel));

        await store.Write((job, cancel) => job.Decide(new Verdict { Comment = removed.Id, Act = LedgerAct.Restored, Actor = moderator, At = store.Now }, store.Keys, cancel));
        await Indexed(store);
        Assert.Equal([removed.Id], await Comments(store, site, "quagmire"));
    }

    [Theory, OnBothDatabases]
    public async Task A_held_comment_is_not_found_until_it_is_approved(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var discussion = await A.Discussion().On(site).In(store);
        var moderator = await A.Account().In(store);
        var held = await A.Comment().Saying("patience").Held().In(store, discussion);
        await Indexed(store);

        Assert.Empty(await Comments(store, site, "patience"));
        await store.Write((job, cancel) => job.Decide(new Verdict { Comment = held.Id, Act = LedgerAct.Approved, Actor = moderator, At = store.Now }, store.Keys, cancel));
        await Indexed(store);

        Assert.Equal([held.Id], await Comments(store, site, "patience"));
    }

    [Theory, OnBothDatabases]
    public async Task Pages_go_on_where_the_last_one_ended_across_segments(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, discussion) = await Place(store);
        List<CommentId> posted = [];
        foreach (var part in Enumerable.Range(0, 3))
        {
            foreach (var number in Enumerable.Range(0, 7))
                posted.Add((await A.Comment().Saying($"harbour {part} {number}").In(store, discussion)).Id);
            // As if other sites had written meanwhile.
            await store.Write((job, cancel) => job.TakeCommentIds(IdSet.Size, cancel));
        }

        await Indexed(store);
        List<CommentId> found = [];
        long? before = null;
        do
        {
            var page = await Search(store, site, "harbour", null, before, 4);
            found.AddRange(page.Things.Select(thing => thing.Comment.Id));
            before = page.Next;
        }
        while (before is not null);

        Assert.Equal(posted.AsEnumerable().Reverse(), found);
    }

    [Theory, OnBothDatabases]
    public async Task A_cursor_made_by_hand_skips_comments_and_does_nothing_else(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, discussion) = await Place(store);
        var one = await A.Comment().Saying("lantern").In(store, discussion);
        await Indexed(store);

        foreach (var before in (long[])[0, 1, -1, long.MinValue, one.Id.Value])
            Assert.Empty((await Search(store, site, "lantern", null, before, 10)).Things);
        Assert.Single((await Search(store, site, "lantern", null, long.MaxValue, 10)).Things);
    }

    [Theory, OnBothDatabases]
    public async Task Another_sites_words_and_a_withdrawn_articles_comments_are_not_found(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, _) = await Place(store);
        var (other, elsewhere) = await Place(store);
        await A.Comment().Saying("lighthouse").In(store, elsewhere);
        var done = await Publish(store, site, "Lighthouse relit", "en");
        await A.Comment().Saying("lighthouse indeed").In(store, done.Discussion);
        await Indexed(store);

        Assert.Single(await Comments(store, other, "lighthouse"));
        Assert.Single(await Comments(store, site, "lighthouse"));
        Assert.Equal([done.Article], await Articles(store, site, "lighthouse"));
        await store.Write(async (job, cancel) =>
        {
            var article = job.Articles.Single(row => row.Id == done.Article);
            article.Withdraw(store.Now);
            await job.SaveChangesAsync(cancel);
        });

        Assert.Empty(await Articles(store, site, "lighthouse"));
        Assert.Empty(await Comments(store, site, "lighthouse"));
    }

    [Theory, OnBothDatabases]
    public async Task A_language_narrows_articles_and_the_comments_under_them_and_follows_the_article(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, _) = await Place(store);
        var german = await Publish(store, site, "Der Hafen", "de-AT");
        var english = await Publish(store, site, "Hafen is a harbour", "en");
        var comment = await A.Comment().Saying("hafen").In(store, german.Discussion);
        await A.Comment().Saying("hafen").In(store, english.Discussion);
        await Indexed(store);

        Assert.Equal([german.Article], await Articles(store, site, "hafen", "de"));
        Assert.Equal([comment.Id], await Comments(store, site, "hafen", "de"));
        Assert.Empty(await Comments(store, site, "hafen", "xx"));

        await Publish(store, site, "Der Hafen", "nl");
        await Indexed(store);
        Assert.Equal([comment.Id], await Comments(store, site, "hafen", "nl"));
        Assert.Empty(await Comments(store, site, "hafen", "de"));
    }

    [Theory, OnBothDatabases]
    public async Task An_index_made_anew_is_the_same_index(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, discussion) = await Place(store);
        await Publish(store, site, "Bridges of the bay", "en");
        for (var number = 0; number < 300; number++)
            await A.Comment().Saying($"one of {number} bays").In(store, discussion);
        await Indexed(store);
        var before = await Dump(store);

        await store.Write((job, cancel) => job.BeginSearchAnew(cancel));
        await using (var database = store.Context())
            Assert.True(await database.IsSearchUnfinished(Cancel));
        while (await store.Write((job, cancel) => job.RebuildNext(cancel)) is not null)
        {
        }

        Assert.Equal(before, await Dump(store));
        await using var after = store.Context();
        Assert.False(await after.IsSearchUnfinished(Cancel));
    }

    [Theory]
    [OnBothDatabases("DELETE FROM search_postings WHERE term = 'bays'", "search")]
    [OnBothDatabases("UPDATE search_postings SET term = 'bayz' WHERE term = 'bays'", "search")]
    [OnBothDatabases("UPDATE comments SET state = 2", "search")]
    [OnBothDatabases("DELETE FROM article_terms WHERE kind = 3", "search")]
    [OnBothDatabases("UPDATE articles SET state = 2", "search")]
    [OnBothDatabases("SELECT 1", null)]
    public async Task A_check_notices_where_index_and_words_part(DatabaseKind kind, string damage, string? rule)
    {
        await using var store = await TestStore.Open(kind);
        var (site, discussion) = await Place(store);
        await Publish(store, site, "Bridges of the bay", "en");
        await A.Comment().Saying("two bays").In(store, discussion);
        while (await store.Write((job, cancel) => job.RebuildNext(cancel)) is not null)
        {
        }

        await Indexed(store);
        await store.Write((job, cancel) => job.Execute(damage, cancel));
        await A.Comment().Saying("not indexed yet").In(store, discussion);

        await using var database = store.Context();
        List<string> rules = [];
        await foreach (var wrong in database.Inconsistencies(store.Keys, Cancel))
            rules.Add(wrong.Rule);
        Assert.Equal(rule is not null, rules.Contains("search"));
    }

    [Theory, OnBothDatabases]
    public async Task Ten_thousand_words_of_one_beginning_and_nothing_but_marks_are_searched_like_any_other(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, discussion) = await Place(store);
        var many = await A.Comment().Saying(string.Join(' ', Enumerable.Range(0, 1_600).Select(number => $"zq{number:x}"))).In(store, discussion);
        await A.Comment().Saying(new string('\u0301', 5_000)).In(store, discussion);
        var turned = await A.Comment().Saying("\u202Eesrever\u202C").In(store, discussion);
        await Indexed(store);

        Assert.Equal([many.Id], await Comments(store, site, "z"));
        Assert.Equal([turned.Id], await Comments(store, site, "esrever"));
    }

    private static async Task<(SiteId Site, DiscussionId Discussion)> Place(TestStore store)
    {
        var site = await A.Site().In(store);
        return (site, await A.Discussion().On(site).In(store));
    }

    private static async Task<PublishResult.Done> Publish(TestStore store, SiteId site, string headline, string language) =>
        Assert.IsType<PublishResult.Done>(await store.Write((job, cancel) => job.PublishArticle(
            new ArticleToPublish
            {
                Site = site,
                Key = headline,
                Content = new ArticleContent { Headline = headline, Language = language },
                At = store.Now,
            }, cancel)));

    /// <summary>What the program does in the background.</summary>
    private static async Task Indexed(TestStore store)
    {
        while (await store.Write(async (job, cancel) =>
        {
            var tasks = await job.TakeTasks(100, cancel);
            await job.IndexComments(tasks, cancel);
            return await job.FinishTasks(tasks, cancel);
        }) > 0)
        {
        }
    }

    private static async Task<IEnumerable<CommentId>> Comments(TestStore store, SiteId site, string query, string? language = null) =>
        (await Search(store, site, query, language, null, 50)).Things.Select(found => found.Comment.Id);

    private static async Task<Found<FoundComment>> Search(TestStore store, SiteId site, string query, string? language, long? before, int most)
    {
        await using var database = store.Context();
        return SearchQuery.Parse(query) is SearchQueryOutcome.Words words
            ? await database.SearchComments(site, words.Query, language, before, most, Cancel)
            : new Found<FoundComment>([], null);
    }

    private static async Task<IEnumerable<ArticleId>> Articles(TestStore store, SiteId site, string query, string? language = null)
    {
        await using var database = store.Context();
        var words = Assert.IsType<SearchQueryOutcome.Words>(SearchQuery.Parse(query));
        return (await database.SearchArticles(site, words.Query, language, null, 50, Cancel)).Things.Select(found => found.Article.Id);
    }

    private static async Task<List<string>> Dump(TestStore store)
    {
        await using var database = store.Context();
        return await database.Query(
            "SELECT site, kind, segment, term, things FROM search_postings ORDER BY site, kind, segment, term",
            row => $"{row.GetInt64(0)} {row.GetInt32(1)} {row.GetInt64(2)} {row.GetString(3)} {Convert.ToHexString(row.GetFieldValue<byte[]>(4))}", Cancel);
    }
}
