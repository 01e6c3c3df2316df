using Microsoft.EntityFrameworkCore;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Rules;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Storage.Site;
using Parley.Testing;

namespace Parley.Storage.Tests.Moderation;

public sealed class ScreeningWritesTests
{
    private static readonly Finding Insult = new("insults", "insult", Outcome.Hold, 60) { Words = [new(8, 5)] };
    private static readonly Screened Held = new(Outcome.Hold, [Insult], 60) { Decisive = Insult };
    private static readonly Screened Noted = new(Outcome.Post, [Insult with { Asks = Outcome.Post, Weight = 20 }], 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_post_keeps_what_was_found_and_waits_where_a_rule_says_so(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);

        var clean = await Post(store, discussion, Screened.Clean);
        var noted = await Post(store, discussion, Noted);
        var held = await Post(store, discussion, Held);
        var refused = await store.Write((job, cancel) => job.Post(A.Comment().To(discussion, store.Now) with { Screened = Held with { Outcome = Outcome.Refuse } }, cancel));

        Assert.Equal([CommentState.Posted, CommentState.Posted, CommentState.Held], new[] { clean, noted, held }.Select(row => row.State));
        Assert.Equal("insult", held.VerdictReason);
        Assert.Same(Insult, Assert.IsType<PostResult.RefusedByRule>(refused).Why);
        await using var database = store.Context();
        var kept = await database.Screenings([clean.Id, noted.Id, held.Id], Cancel);
        Assert.Equal([noted.Id, held.Id], kept.Keys.OrderBy(id => id.Value));
        Assert.Equal((Outcome.Hold, 60, new WordRange(8, 5)), (kept[held.Id].Outcome, kept[held.Id].Risk, kept[held.Id].Findings[0].Words[0]));
        await Consistent(store, database);
    }

    [Theory, OnBothDatabases]
    public async Task An_edit_that_is_held_keeps_its_place_and_a_later_clean_one_goes_on_waiting(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var author = await A.Account().In(store);
        var comment = await A.Comment().By(author).In(store, discussion);
        await A.Comment().Under(comment.Id).In(store, discussion);

        var held = await Edit(store, comment.Id, author, "worse", Held);
        var again = await Edit(store, comment.Id, author, "better", Screened.Clean);

        Assert.Equal((CommentState.Held, true, 2), (held.Comment.State, held.Comment.Visible, held.Comment.Revision));
        Assert.Equal(CommentState.Held, again.Comment.State);
        await using var database = store.Context();
        Assert.Equal(2, Assert.Single(await database.Screenings([comment.Id], Cancel)).Value.Revision);
        Assert.Equal(1, await database.Discussions.Select(row => row.CommentCount).SingleAsync(Cancel));
        await Consistent(store, database);
    }

    [Theory, OnBothDatabases]
    public async Task What_an_import_brings_waits_in_its_place_and_the_replies_to_it_stand(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);

        await store.Write((job, cancel) => job.ImportComments(
            discussion, "test", "test:file", [Imported("a") with { Screened = Held }, Imported("b") with { ParentSourceId = "a", Screened = Noted }], store.Now, cancel));

        await using var database = store.Context();
        var rows = await database.Comments.OrderBy(row => row.Id).ToListAsync(Cancel);
        Assert.Equal([(CommentState.Held, true), (CommentState.Posted, true)], rows.Select(row => (row.State, row.Visible)));
        Assert.Equal(2, (await database.Screenings(rows.Select(row => row.Id), Cancel)).Count);
        Assert.Equal(1, await database.Discussions.Select(row => row.CommentCount).SingleAsync(Cancel));
        Assert.Equal(rows[0].Id.Value, await database.QueryNumber("SELECT comment FROM queue", Cancel));
        await Consistent(store, database);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_found_goes_with_the_words(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var author = await A.Account().In(store);
        var posted = (PostResult.Stored)await store.Write((job, cancel) => job.Post(
            A.Comment().By(author).To(discussion, store.Now) with { Screened = Noted, Fingerprint = 7 }, cancel));

        await store.Write((job, cancel) => job.Delete(posted.Comment.Id, author, null, store.Now, cancel));

        await using var database = store.Context();
        Assert.Empty(await database.Screenings([posted.Comment.Id], Cancel));
        Assert.Null(await database.Comments.Select(row => row.Fingerprint).SingleAsync(Cancel));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_written_lately_is_the_authors_on_this_site_the_discussions_and_what_is_out_of_sight(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var (here, there, elsewhere) = (await A.Discussion().On(site).In(store), await A.Discussion().On(site).In(store), await A.Discussion().In(store));
        var author = await A.Account().In(store);
        await Post(store, here, Screened.Clean, author, 1);
        await Post(store, there, Screened.Clean, author, 2);
        await Post(store, elsewhere, Held, author, 3);
        await Post(store, there, Held, null, 4);
        await Post(store, here, Screened.Clean, null, 5);

        await using var database = store.Context();
        var lately = await database.WrittenLately(site, here, author, null, Cancel);

        Assert.Equal([2, 1], lately.ByAuthor.Select(before => before.Fingerprint));
        Assert.Equal([5, 1], lately.Around.Select(before => before.Fingerprint));
        Assert.Equal([4], lately.Judged.Select(before => before.Fingerprint));
        Assert.Empty((await database.WrittenLately(site, here, null, null, Cancel)).ByAuthor);
    }

    [Theory, OnBothDatabases]
    public async Task Terms_are_set_once_are_on_the_ledger_and_are_of_their_site_alone(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, other) = (await A.Site().In(store), await A.Site().In(store));
        var owner = await A.Account().In(store);
        var terms = new ScopedTerms(PolicyScope.Section, "sport", new() { MostLinks = 0, Banned = ["naïve «word»"] });
        Task<PolicyOutcome> Set(SiteId where, ScopedTerms what, string? seen = null) =>
            store.Write((job, cancel) => job.SetPolicy(where, what, seen, new SettingAuthor(owner, store.Keys, store.Now), cancel));

        Assert.Equal([PolicyOutcome.Set, PolicyOutcome.Same, PolicyOutcome.Overtaken], [await Set(site, terms), await Set(site, terms), await Set(site, terms, "{}")]);

        await using var database = store.Context();
        Assert.Equal(ScreeningJson.Write(terms.Terms), ScreeningJson.Write(Assert.Single(await database.PolicyTerms(site, Cancel)).Terms));
        Assert.Empty(await database.PolicyTerms(other, Cancel));
        var row = await database.Ledger.SingleAsync(Cancel);
        Assert.Equal((LedgerAct.PolicyChanged, "section", owner), (row.Act, row.Reason, row.Actor));
        Assert.Equal(PolicyOutcome.Set, await Set(site, terms with { Terms = new() }));
        Assert.Empty(await database.PolicyTerms(site, Cancel));
        await Consistent(store, database);
    }

    private static CommentToImport Imported(string id) => new() { SourceId = id, AuthorName = "Ana", Source = "words", Html = "<p>words</p>", RendererVersion = 1 };

    private static async Task<CommentRow> Post(TestStore store, DiscussionId discussion, Screened screened, AccountId? author = null, long? fingerprint = null)
    {
        var comment = author is { } account ? A.Comment().By(account) : A.Comment();
        return ((PostResult.Stored)await store.Write((job, cancel) => job.Post(
            comment.To(discussion, store.Now) with { Screened = screened, Fingerprint = fingerprint }, cancel))).Comment;
    }

    private static Task<ChangeResult.Done> Edit(TestStore store, CommentId id, AccountId author, string words, Screened screened) => store.Write(async (job, cancel) =>
        await job.ScreenEdit(
            (ChangeResult.Done)await job.Edit(id, author, null, words, $"<p>{words}</p>", 1, [], store.Now, cancel), screened, null, store.Now, cancel));

    private static async Task Consistent(TestStore store, Database database) => Assert.Empty(await database.Inconsistencies(store.Keys, Cancel).ToListAsync(Cancel));
}
