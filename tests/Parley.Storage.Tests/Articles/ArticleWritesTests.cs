using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.Site;
using Parley.Storage.Articles;
using Parley.Testing;

namespace Parley.Storage.Tests.Articles;

public sealed class ArticleWritesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task The_same_key_again_is_a_revision_and_never_a_second_article(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);

        var first = await Publish(store, site, "one.md", "Teh bridge");
        var same = await Publish(store, site, "one.md", "Teh bridge");
        var mended = await Publish(store, site, "one.md", "The bridge");

        Assert.Equal((true, true, 1), (first.IsNew, first.Changed, first.Revision));
        Assert.Equal((false, false, 1), (same.IsNew, same.Changed, same.Revision));
        Assert.Equal((first.Article, first.Discussion, "teh-bridge", 2), (mended.Article, mended.Discussion, mended.Slug, mended.Revision));
        await using var database = store.Context();
        Assert.Equal("The bridge", (await database.Discussions.SingleAsync(Cancel)).Title);
        Assert.Equal([EventKind.ArticlePublished, EventKind.ArticleRevised], await database.Events.Where(told => told.Scope == EventScope.Site).OrderBy(told => told.Number).Select(told => told.Kind).ToListAsync(Cancel));
    }

    [Theory, OnBothDatabases]
    public async Task Twenty_at_once_with_one_headline_get_twenty_addresses(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);

        var published = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => Publish(store, site, $"file-{index % 10}.md", "Same headline")));

        Assert.Equal(10, published.Select(done => done.Article).Distinct().Count());
        Assert.Equal(10, published.Select(done => done.Slug).Distinct().Count());
        Assert.Equal(10, published.Count(done => done.IsNew));
    }

    [Theory, OnBothDatabases]
    public async Task A_moved_article_keeps_its_old_address_and_nobody_else_gets_it(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var first = await Publish(store, site, "one.md", "Old name");

        var moved = await Publish(store, site, "one.md", "Old name", slug: "new-name");
        var stranger = await store.Write((database, cancel) => database.PublishArticle(Given(store, site, "two.md", "Stranger", "old-name"), cancel));

        Assert.Equal((first.Article, "new-name"), (moved.Article, moved.Slug));
        Assert.Equal("old-name", Assert.IsType<PublishResult.AddressTaken>(stranger).Slug);
        await using var database = store.Context();
        Assert.Equal(["new-name", "old-name"], await database.ArticleAddresses.OrderBy(row => row.Slug).Select(row => row.Slug).ToListAsync(Cancel));
    }

    [Theory, OnBothDatabases]
    public async Task A_picture_is_kept_once_and_an_unknown_date_stays_unknown(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var file = new StoredFile(new string('b', 64), "image/png", [9], 1, 1, store.Now);

        foreach (var key in new[] { "one.md", "two.md" })
            await store.Write((database, cancel) => database.PublishArticle(Given(store, site, key, "Undated", null) with { Files = [file, file], DateUnknown = true }, cancel));

        await using var database = store.Context();
        Assert.Equal(1, await database.Files.CountAsync(Cancel));
        Assert.All(await database.Articles.ToListAsync(Cancel), article => Assert.Equal((ArticleState.Published, null), (article.State, article.PublishedAt)));
    }

    [Theory, OnBothDatabases]
    public async Task The_discussion_follows_what_article_and_site_say(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var given = Given(store, site, "closed.md", "Closed", null);
        given = given with { Content = given.Content with { Comments = new CommentPolicy(Open: false, CloseAfterDays: 3, Guests: false) } };

        await store.Write((database, cancel) => database.PublishArticle(given, cancel));

        await using var database = store.Context();
        var discussion = await database.Discussions.SingleAsync(Cancel);
        Assert.Equal((DiscussionState.Closed, store.Now.AddDays(3), false), (discussion.State, discussion.ClosesAt, discussion.GuestsAllowed));
    }

    [Theory, OnBothDatabases]
    public async Task Closing_and_opening_by_the_article_is_told_in_the_discussion(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var given = Given(store, site, "one.md", "Closes later", null);

        foreach (var policy in new[] { new CommentPolicy(), new CommentPolicy(Open: false), new CommentPolicy(Open: true, CloseAfterDays: 2) })
            await store.Write((database, cancel) => database.PublishArticle(given with { Content = given.Content with { Comments = policy } }, cancel));

        await using var database = store.Context();
        Assert.Equal(
            [EventKind.DiscussionClosed, EventKind.DiscussionOpened],
            await database.Events.Where(told => told.Scope == EventScope.Discussion).OrderBy(told => told.Number).Select(told => told.Kind).ToListAsync(Cancel));
        var discussion = await database.Discussions.SingleAsync(Cancel);
        Assert.Equal((DiscussionState.Open, store.Now.AddDays(2), 2L), (discussion.State, discussion.ClosesAt, discussion.Seq));
    }

    private static async Task<PublishResult.Done> Publish(TestStore store, SiteId site, string key, string headline, string? slug = null) =>
        (PublishResult.Done)await store.Write((database, cancel) => database.PublishArticle(Given(store, site, key, headline, slug), cancel));

    private static ArticleToPublish Given(TestStore store, SiteId site, string key, string headline, string? slug) => new()
    {
        Site = site,
        Key = key,
        Content = new ArticleContent { Headline = headline, Language = "en", Slug = slug, Blocks = [new Paragraph(RichText.Of("Words."))] },
        At = store.Now,
    };
}
