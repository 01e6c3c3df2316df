using Microsoft.EntityFrameworkCore;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Storage.People;
using Parley.Testing;

namespace Parley.Storage.Tests.People;

public sealed class ErasureWritesTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Whoever_wants_all_of_it_gone_leaves_empty_places(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var world = await World.In(store);

        await world.Erase(ErasureKind.Everything);

        await using var database = store.Context();
        var comment = await database.Comments.SingleAsync(row => row.Id == world.Own, Cancel);
        Assert.Equal((CommentState.Deleted, AuthorKind.Unknown, "", ""), (comment.State, comment.AuthorKind, comment.Source, comment.Html));
        Assert.Equal(0, await database.Votes.CountAsync(row => row.Account == world.Ada, Cancel));
        Assert.Equal(0, (await database.Comments.SingleAsync(row => row.Id == world.Others, Cancel)).Up);
        Assert.Empty(await Traces(database, "the ferry left early"));
        Assert.Empty(await Found(store, database));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_leaves_their_comments_is_named_nowhere(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var world = await World.In(store);

        await world.Erase(ErasureKind.Name);

        await using var database = store.Context();
        var comment = await database.Comments.SingleAsync(row => row.Id == world.Own, Cancel);
        Assert.Equal((CommentState.Posted, AuthorKind.Named, null, "Nobody"), (comment.State, comment.AuthorKind, comment.Account, comment.AuthorName));
        Assert.Empty(await Traces(database, "Ada Byron"));
        Assert.Empty(await Traces(database, "ada@news.example"));
        Assert.Empty(await Found(store, database));
    }

    [Theory, OnBothDatabases]
    public async Task The_record_of_staff_stays_whole_without_its_words(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var world = await World.In(store);
        await store.Write((database, cancel) =>
            database.Decide(new Verdict { Comment = world.Own, Act = LedgerAct.Removed, Reason = Reasons.Hate, Note = "Ada was rude", Actor = world.Ben, At = store.Now }, store.Keys, cancel));

        await world.Erase(ErasureKind.Everything);

        await using var database = store.Context();
        Assert.Equal(0, await database.LedgerWords.CountAsync(Cancel));
        Assert.Contains(await database.Ledger.Select(row => row.Act).ToListAsync(Cancel), act => act == LedgerAct.AccountErased);
        Assert.Empty(await Found(store, database));
    }

    [Theory, OnBothDatabases]
    public async Task Work_that_was_interrupted_goes_on_where_it_was(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var world = await World.In(store);
        for (var number = 0; number < 2 * AuthorWrites.AtOnce; number++)
            await A.Comment().By(world.Ada).In(store, world.Discussion);
        await world.Begin(ErasureKind.Everything);
        await using (var before = store.Context())
            await store.Write(async (database, cancel) => await database.EraseSome((await database.NextErasure(cancel))!, store.Now, cancel));

        await world.Finish();

        await using var database = store.Context();
        Assert.Equal(0, await database.Comments.CountAsync(row => row.Account == world.Ada, Cancel));
        Assert.Null(await database.NextErasure(Cancel));
        Assert.Empty(await Found(store, database));
    }

    [Theory, OnBothDatabases]
    public async Task The_last_owner_of_a_site_stays_until_there_is_another(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var world = await World.In(store);
        var site = await store.Write(async (database, cancel) =>
        {
            var first = await database.Sites.Select(row => row.Id).FirstAsync(cancel);
            database.Staff.Add(new StaffMember(world.Ada, first, Role.Owner, store.Now));
            await database.SaveChangesAsync(cancel);
            return first;
        });

        Assert.False(await world.Begin(ErasureKind.Name));
        await store.Write(async (database, cancel) =>
        {
            database.Staff.Add(new StaffMember(world.Ben, site, Role.Owner, store.Now));
            return await database.SaveChangesAsync(cancel);
        });

        Assert.True(await world.Begin(ErasureKind.Name));
        await using var database = store.Context();
        Assert.Equal([world.Ben], await database.Staff.Select(row => row.Account).ToListAsync(Cancel));
    }

    [Theory, OnBothDatabases]
    public async Task Their_address_stands_nowhere_not_even_where_they_never_signed_in(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var world = await World.In(store);
        await store.Write(async (database, cancel) =>
        {
            var site = await database.Sites.Select(row => row.Id).FirstAsync(cancel);
            database.Guests.Add(new Guest(Tokens.Hash("a guest"), "A. B.", "Ada@News.example", store.Now));
            database.Invitations.Add(new Invitation(site, "ada@news.example", "Ada@News.example", Role.Editor, Tokens.Hash("a link"), world.Ben, store.Now));
            await database.SaveChangesAsync(cancel);
            await database.Execute("UPDATE accounts SET claim_key = 'ada@news.example' WHERE id = @ben", cancel, ("@ben", world.Ben.Value));
        });

        await world.Erase(ErasureKind.Name);

        await using var database = store.Context();
        Assert.Empty(await Traces(database, "da@"));
        Assert.Equal("A. B.", (await database.Guests.SingleAsync(Cancel)).Name);
    }

    private static async Task<List<string>> Found(TestStore store, Database database)
    {
        List<string> found = [];
        await foreach (var wrong in database.Inconsistencies(store.Keys, Cancel)) found.Add(wrong.ToString());
        return found;
    }

    /// <summary>Where the words still stand, in any text of any table.</summary>
    private static async Task<List<string>> Traces(Database database, string words)
    {
        List<string> traces = [];
        foreach (var (table, column) in database.Model.GetEntityTypes().SelectMany(type => type.GetProperties()
            .Where(property => property.GetColumnType().Contains("text", StringComparison.OrdinalIgnoreCase)).Select(property => (type.GetTableName(), property.GetColumnName()))))
            if (await database.QueryNumber($"SELECT count(*) FROM {table} WHERE \"{column}\" LIKE @words", Cancel, ("@words", $"%{words}%")) > 0)
                traces.Add($"{table}.{column}");
        return traces;
    }

    /// <summary>Ada wrote, voted and was mentioned; Ben answered.</summary>
    private sealed record World(TestStore Store, AccountId Ada, AccountId Ben, DiscussionId Discussion, CommentId Own, CommentId Others)
    {
        public static async Task<World> In(TestStore store)
        {
            var discussion = await A.Discussion().In(store);
            var (ada, ben) = (await A.Account().Named("Ada Byron").At("ada@news.example").In(store), await A.Account().In(store));
            var own = (await A.Comment().By(ada).Saying("the ferry left early").In(store, discussion)).Id;
            var rendered = Markup.Render("I agree, @Ada Byron", new MarkupContext([new Mention("Ada Byron", ada, $"/people/{ada}")]));
            var answer = A.Comment().By(ben).Under(own).Saying("I agree, @Ada Byron").To(discussion, store.Now) with { Html = rendered.Html.Value };
            var others = ((PostResult.Stored)await store.Write((database, cancel) => database.Post(answer, cancel))).Comment.Id;
            await store.Write((database, cancel) => database.CastVote(others, ada, 1, store.Now, cancel));
            await store.Write((database, cancel) => database.Edit(own, ada, null, "the ferry left early, I saw it", "<p>the ferry left early, I saw it</p>", 1, [], store.Now, cancel));
            return new World(store, ada, ben, discussion, own, others);
        }

        public Task<bool> Begin(ErasureKind kind) => Store.Write((database, cancel) => database.BeginErasure(
            Ada, kind, ((NameOutcome.Accepted)PersonName.Parse("Nobody")).Name, Store.Keys, Store.Now, cancel));

        public async Task Erase(ErasureKind kind)
        {
            Assert.True(await Begin(kind));
            await Finish();
        }

        /// <summary>As the program does it.</summary>
        public async Task Finish()
        {
            while (true)
            {
                await using var database = Store.Context();
                if (await database.NextErasure(Cancel) is not { } erasure) return;
                if (await database.DiscussionToErase(Ada, Cancel) is { } next)
                {
                    var mentions = await database.MentionsOf(Ada, next, Cancel);
                    await Store.Write((job, cancel) => job.ForgetMentions(erasure, next, mentions, Store.Now, cancel));
                }

                await Store.Write((job, cancel) => job.EraseSome(erasure, Store.Now, cancel));
            }
        }
    }
}
