using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Notifications;
using Parley.Core.People;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Storage.Notifications;
using Parley.Testing;

namespace Parley.Storage.Tests.Notifications;

public sealed class NoticeWritesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task An_answer_is_told_to_whom_it_answers_and_ones_own_is_not(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, author, other) = await Two(store);
        var first = await A.Comment().By(author).In(store, discussion);
        var reply = await A.Comment().By(other).Saying("I doubt it").Under(first.Id).In(store, discussion);
        await A.Comment().By(author).Under(first.Id).In(store, discussion);
        await FollowUp(store);

        var told = Assert.Single(await Notices(store, author));

        Assert.Equal((NotificationKind.Reply, (CommentId?)reply.Id, "I doubt it", 1), (told.Kind, told.Comment, told.Source, told.Count));
        Assert.Empty(await Notices(store, other));
        Assert.Equal(1, await Unread(store, author));
    }

    [Theory, OnBothDatabases]
    public async Task Reply_mention_and_follow_of_one_comment_are_one_notification_however_often_it_is_done(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, author, other) = await Two(store);
        var first = await A.Comment().By(author).In(store, discussion);
        await FollowUp(store);
        await store.Write((database, cancel) => database.Follow(author, discussion, null, store.Now, cancel));
        await store.Write((database, cancel) => database.Follow(author, discussion, first.Id, store.Now, cancel));
        await A.Comment().By(other).Under(first.Id).In(store, discussion);

        var tasks = await store.Write((database, cancel) => database.TakeTasks(10, cancel));
        for (var again = 0; again < 2; again++)
        {
            await store.Write((database, cancel) => database.Tell(tasks, _ => [author, author], store.Now, cancel));
            await TellAll(store);
        }

        Assert.Equal(NotificationKind.Reply, Assert.Single(await Notices(store, author)).Kind);
    }

    [Theory, OnBothDatabases]
    public async Task A_crowd_in_one_comment_is_told_up_to_a_number(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        List<AccountId> crowd = [];
        for (var n = 0; n < NoticeWrites.MostMentions + 2; n++)
            crowd.Add(await A.Account().In(store));
        await Mentioning(store, discussion, crowd[0]);
        await FollowUp(store, crowd);

        var told = 0;
        foreach (var person in crowd)
            told += (await Notices(store, person)).Count;

        // The author is among those named, and told nothing.
        Assert.Equal(NoticeWrites.MostMentions - 1, told);
    }

    [Theory, OnBothDatabases]
    public async Task New_comments_of_a_followed_discussion_are_one_notification_until_it_is_read(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, reader, other) = await Two(store);
        await store.Write((database, cancel) => database.Follow(reader, discussion, null, store.Now, cancel));
        for (var n = 0; n < 3; n++)
        {
            await A.Comment().By(other).In(store, discussion);
            await A.Comment().By(reader).In(store, discussion);
            await FollowUp(store);
        }

        var told = Assert.Single(await Notices(store, reader));
        Assert.Equal((NotificationKind.Followed, 3), (told.Kind, told.Count));

        await store.Write((database, cancel) => database.MarkRead(reader, null, null, store.Now, cancel));
        Assert.Equal(0, await Unread(store, reader));
        await A.Comment().By(other).In(store, discussion);
        await FollowUp(store);

        Assert.Equal([1, 4], (await Notices(store, reader)).Select(notice => notice.Count));
        Assert.Equal(1, await Unread(store, reader));
    }

    [Theory, OnBothDatabases]
    public async Task Followed_replies_of_a_comment_are_told_and_other_comments_are_not(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, reader, other) = await Two(store);
        var followed = await A.Comment().By(other).In(store, discussion);
        await FollowUp(store);
        await store.Write((database, cancel) => database.Follow(reader, discussion, followed.Id, store.Now, cancel));
        await A.Comment().By(other).In(store, discussion);
        await FollowUp(store);
        Assert.Empty(await Notices(store, reader));

        await A.Comment().By(await A.Guest().In(store)).Under(followed.Id).In(store, discussion);
        await FollowUp(store);

        var told = Assert.Single(await Notices(store, reader));
        Assert.True(told.OfReplies);
        Assert.Equal("Guest", told.Author);
    }

    [Theory, OnBothDatabases]
    public async Task Muted_people_tell_nothing_and_what_they_told_before_is_gone(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, author, other) = await Two(store);
        var first = await A.Comment().By(author).In(store, discussion);
        await store.Write((database, cancel) => database.Follow(author, discussion, null, store.Now, cancel));
        await A.Comment().By(other).Under(first.Id).In(store, discussion);
        await A.Comment().By(other).In(store, discussion);
        await FollowUp(store);
        Assert.Equal(2, await Unread(store, author));

        await store.Write((database, cancel) => database.Mute(author, other, store.Now, cancel));
        await A.Comment().By(other).Under(first.Id).In(store, discussion);
        await FollowUp(store);

        Assert.Equal(0, await Unread(store, author));
        Assert.Empty(await Notices(store, author));
    }

    [Theory, OnBothDatabases]
    public async Task What_waits_is_told_when_it_is_approved_and_what_is_removed_is_told_no_more(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var (author, other, staff) = (await A.Account().In(store), await A.Account().In(store), await A.Account().In(store));
        var first = await A.Comment().By(author).Held().In(store, discussion);
        await Judge(store, first.Id, LedgerAct.Approved, staff);
        var reply = await A.Comment().By(other).Under(first.Id).Held().In(store, discussion);
        await FollowUp(store);
        Assert.Equal([NotificationKind.Approved], (await Notices(store, author)).Select(notice => notice.Kind));

        await Judge(store, reply.Id, LedgerAct.Approved, staff);
        await FollowUp(store);
        Assert.Equal([NotificationKind.Reply, NotificationKind.Approved], (await Notices(store, author)).Select(notice => notice.Kind));

        await Judge(store, reply.Id, LedgerAct.Removed, staff, Reasons.Spam);
        await FollowUp(store);

        Assert.Equal([NotificationKind.Approved], (await Notices(store, author)).Select(notice => notice.Kind));
        var removed = (await Notices(store, other))[0];
        Assert.Equal((NotificationKind.Removed, Reasons.Spam, ""), (removed.Kind, removed.Detail, removed.Source));
    }

    [Theory, OnBothDatabases]
    public async Task A_crowd_of_followers_is_told_some_at_a_time_and_each_once_though_it_is_cut_short(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, reader, other) = await Two(store);
        const int crowd = (2 * NoticeWrites.AtOnce) + 7;
        var first = await store.Write(async (database, cancel) =>
        {
            var ids = await database.TakeIds("accounts", crowd, cancel);
            await database.InsertMany("accounts", ["id", "name", "name_skeleton", "created_at", "has_chosen_name", "mail_about_me", "mail_followed", "letters"],
                ids.Select(id => (object?[])[id, $"Crowd {id}", $"crowd {id}", 0L, true, 0, 1, 0]), cancel);
            await database.InsertMany("follows", ["account", "discussion", "comment", "since", "told"],
                ids.Select(id => (object?[])[id, discussion.Value, 0L, 0L, false]), cancel);
            return ids[0];
        });
        await A.Comment().By(other).In(store, discussion);
        await Tell(store);

        Assert.True(await store.Write((database, cancel) => database.TellSome(store.Now, cancel)));
        await A.Comment().By(other).In(store, discussion);
        await Tell(store);
        await TellAll(store);

        await using var database = store.Context();
        Assert.Equal(crowd, await database.QueryNumber("SELECT count(*) FROM notifications", Cancel));
        Assert.Equal(crowd, await database.QueryNumber("SELECT count(DISTINCT account) FROM notifications", Cancel));
        Assert.Equal(2, (await Notices(store, new AccountId(first)))[0].Count);
        Assert.Equal(0, await Unread(store, reader));
    }

    [Theory, OnBothDatabases]
    public async Task A_correction_is_told_to_all_who_follow_but_not_to_whom_made_it(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var (reader, editor) = (await A.Account().In(store), await A.Account().In(store));
        var article = await store.Write(async (database, cancel) =>
        {
            var made = new Article(site, "key", "slug", store.Now);
            made.Publish(null, store.Now);
            database.Articles.Add(made);
            await database.SaveChangesAsync(cancel);
            return made.Id;
        });
        var discussion = await A.Discussion().On(site).Of(article).Titled("A headline").In(store);
        foreach (var follower in (AccountId[])[reader, editor])
            await store.Write((database, cancel) => database.Follow(follower, discussion, null, store.Now, cancel));

        for (var again = 0; again < 2; again++)
            await store.Write((database, cancel) => database.TellOfCorrection(article, 1, editor, store.Now, cancel));
        await TellAll(store);

        var told = Assert.Single(await Notices(store, reader));
        Assert.Equal((NotificationKind.Correction, "A headline", "slug"), (told.Kind, told.Title, told.Slug));
        Assert.Empty(await Notices(store, editor));
    }

    [Theory, OnBothDatabases]
    public async Task A_role_is_told_but_not_to_whoever_took_it(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var (person, owner) = (await A.Account().In(store), await A.Account().In(store));
        await store.Write((database, cancel) => database.TellOfRole(person, site, Role.Editor, owner, store.Now, cancel));
        await store.Write((database, cancel) => database.TellOfRole(owner, site, Role.Owner, owner, store.Now, cancel));

        Assert.Equal((NotificationKind.RoleGiven, "editor"), (await Notices(store, person)).Select(notice => (notice.Kind, notice.Detail)).Single());
        Assert.Empty(await Notices(store, owner));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_reads_or_marks_the_notifications_of_another(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, author, other) = await Two(store);
        var first = await A.Comment().By(author).In(store, discussion);
        await A.Comment().By(other).Under(first.Id).In(store, discussion);
        await FollowUp(store);
        var id = (await Notices(store, author))[0].Id;

        Assert.Equal(0, await store.Write((database, cancel) => database.MarkRead(other, null, [id], store.Now, cancel)));
        Assert.Equal(0, await store.Write((database, cancel) => database.MarkRead(author, new Core.Site.SiteId(999), [id], store.Now, cancel)));
        Assert.Equal(1, await store.Write((database, cancel) => database.MarkRead(author, null, [id], store.Now, cancel)));
    }

    [Theory, OnBothDatabases]
    public async Task Of_a_person_who_leaves_nothing_stays(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, author, other) = await Two(store);
        var first = await A.Comment().By(author).In(store, discussion);
        await store.Write((database, cancel) => database.Follow(author, discussion, null, store.Now, cancel));
        await store.Write((database, cancel) => database.Mute(author, other, store.Now, cancel));
        await store.Write((database, cancel) => database.Mute(other, author, store.Now, cancel));
        await A.Comment().By(await A.Account().In(store)).Under(first.Id).In(store, discussion);
        await FollowUp(store);

        await store.Write((database, cancel) => database.ForgetNotices(author, cancel));

        await using var database = store.Context();
        foreach (var table in (string[])["notifications", "follows", "mutes"])
            Assert.Equal(0, await database.QueryNumber($"SELECT count(*) FROM {table}", Cancel));
    }

    private static async Task<(DiscussionId Discussion, AccountId One, AccountId Other)> Two(TestStore store) =>
        (await A.Discussion().In(store), await A.Account().In(store), await A.Account().In(store));

    private static async Task Mentioning(TestStore store, DiscussionId discussion, AccountId author)
    {
        var comment = await A.Comment().By(author).In(store, discussion);
        await store.Write((database, cancel) => database.Execute(
            "UPDATE comments SET html = '<a class=\"mention\" href=\"/people/1\">@one</a>' WHERE id = @id", cancel, ("@id", comment.Id.Value)));
    }

    private static Task<VerdictResult> Judge(TestStore store, CommentId comment, LedgerAct act, AccountId by, string? reason = null) =>
        store.Write((database, cancel) => database.Decide(new Verdict { Comment = comment, Act = act, Reason = reason, Actor = by, At = store.Now }, store.Keys, cancel));

    private static async Task FollowUp(TestStore store, IReadOnlyList<AccountId>? mentioned = null)
    {
        await Tell(store, mentioned);
        await TellAll(store);
        await store.Write((database, cancel) => database.TellStatements(store.Now + Verdict.ToldAfter, (_, _, _) => Task.CompletedTask, cancel));
    }

    private static Task Tell(TestStore store, IReadOnlyList<AccountId>? mentioned = null) => store.Write(async (database, cancel) =>
    {
        var tasks = await database.TakeTasks(100, cancel);
        await database.Tell(tasks, html => html.Length > 0 ? mentioned ?? [] : [], store.Now, cancel);
        await database.FinishTasks(tasks, cancel);
    });

    private static async Task TellAll(TestStore store)
    {
        while (await store.Write((database, cancel) => database.TellSome(store.Now, cancel)))
        {
        }
    }

    private static async Task<List<NoticeRow>> Notices(TestStore store, AccountId account)
    {
        await using var database = store.Context();
        return await database.NotificationsOf(account, null, null, 50, Cancel);
    }

    private static async Task<int> Unread(TestStore store, AccountId account)
    {
        await using var database = store.Context();
        return await database.UnreadOf(account, null, Cancel);
    }
}
