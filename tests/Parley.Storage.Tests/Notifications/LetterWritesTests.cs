using Parley.Core.Discussions;
using Parley.Core.Notifications;
using Parley.Core.People;
using Parley.Storage.Discussions;
using Parley.Storage.Notifications;
using Parley.Storage.Site;
using Parley.Testing;

namespace Parley.Storage.Tests.Notifications;

public sealed class LetterWritesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task What_is_read_within_a_minute_or_told_before_makes_no_letter(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, reader, first) = await Reader(store);
        await Answer(store, discussion, first);
        Assert.Empty(await Due(store));
        store.Clock.Advance(TimeSpan.FromMinutes(2));
        var due = Assert.Single(await Due(store));
        Assert.Equal((reader, "reader@example.org"), (due.Account, due.Email));

        Assert.Single((await Take(store, due))!);
        Assert.Empty(await Due(store));
        await Answer(store, discussion, first);
        await store.Write((database, cancel) => database.MarkRead(reader, null, null, store.Now, cancel));
        store.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty(await Due(store));
    }

    [Theory, OnBothDatabases]
    public async Task After_some_letters_in_an_hour_the_rest_waits_and_goes_together(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, _, first) = await Reader(store);
        for (var n = 0; n < LetterWrites.MostLettersAnHour; n++)
        {
            await Answer(store, discussion, first);
            store.Clock.Advance(TimeSpan.FromMinutes(2));
            Assert.Single((await Take(store, (await Due(store)).Single()))!);
        }

        for (var n = 0; n < 3; n++)
            await Answer(store, discussion, first);
        store.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await Take(store, (await Due(store)).Single()));
        Assert.Empty(await Due(store));

        store.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(3, (await Take(store, (await Due(store)).Single()))!.Count);
    }

    [Theory, OnBothDatabases]
    public async Task Digests_are_due_on_the_next_morning_and_none_without_an_address_or_where_mail_was_stopped(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, reader, first) = await Reader(store);
        await Choose(store, reader, MailChoice.Daily);
        await Answer(store, discussion, first);
        store.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Empty(await Due(store));
        store.Clock.Advance(TimeSpan.FromHours(10));
        Assert.Single(await Due(store));

        await store.Write((database, cancel) => database.StopMail(reader, aboutMe: true, cancel));
        Assert.Empty(await Due(store));
        await Answer(store, discussion, first);
        store.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Empty(await Due(store));
        await using var database = store.Context();
        Assert.Equal(2, await database.UnreadOf(reader, null, Cancel));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_read_long_ago_is_swept_away(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, reader, first) = await Reader(store);
        await Answer(store, discussion, first);
        await store.Write((database, cancel) => database.MarkRead(reader, null, null, store.Now, cancel));
        await Answer(store, discussion, first);

        store.Clock.Advance(TimeSpan.FromDays(91));
        await store.Write((database, cancel) => database.Sweep(store.Now, cancel));

        await using var database = store.Context();
        Assert.False(Assert.Single(await database.NotificationsOf(reader, null, null, 10, Cancel)).IsRead);
    }

    private static async Task<(DiscussionId Discussion, AccountId Reader, CommentId First)> Reader(TestStore store)
    {
        var (discussion, reader) = (await A.Discussion().In(store), await A.Account().At("reader@example.org").In(store));
        return (discussion, reader, (await A.Comment().By(reader).In(store, discussion)).Id);
    }

    private static async Task Answer(TestStore store, DiscussionId discussion, CommentId parent)
    {
        await A.Comment().By(await A.Account().In(store)).Under(parent).In(store, discussion);
        await store.Write(async (database, cancel) =>
        {
            var tasks = await database.TakeTasks(100, cancel);
            await database.Tell(tasks, _ => [], store.Now, cancel);
            await database.FinishTasks(tasks, cancel);
        });
    }

    private static Task Choose(TestStore store, AccountId account, MailChoice choice) => store.Write(async (database, cancel) =>
    {
        (await database.Accounts.FindAsync([account], cancel))!.Choose(choice, choice);
        await database.SaveChangesAsync(cancel);
    });

    private static async Task<List<LetterReader>> Due(TestStore store)
    {
        await using var database = store.Context();
        var due = await database.DueReaders(store.Now, 10, Cancel);
        Assert.Equal(due.Count > 0, await database.HasDueLetters(store.Now, Cancel));
        return due;
    }

    private static Task<List<NoticeRow>?> Take(TestStore store, LetterReader reader) =>
        store.Write((database, cancel) => database.TakeLetter(reader, store.Now, cancel));
}
