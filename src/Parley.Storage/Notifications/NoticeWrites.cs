using System.Text.Json;
using Parley.Core.Articles;
using Parley.Core.Articles.Replies;
using Parley.Core.Live;
using Parley.Core.Moderation.Reports;
using Parley.Core.Notifications;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Discussions;

namespace Parley.Storage.Notifications;

/// <summary>
/// Who is told of what, inside write jobs. A notification's cause is unique for its account: whatever is done again, by a crash or by a
/// second way to the same comment, tells nobody twice.
/// </summary>
public static class NoticeWrites
{
    /// <summary>More people named in one comment are not told: that is no conversation.</summary>
    public const int MostMentions = 10;

    /// <summary>Followers told in one write job; a discussion may have many thousands.</summary>
    public const int AtOnce = 500;

    /// <summary>Tells of what happened to comments: whom they answer and whom they mention at once, followers by what <see cref="TellSome"/> does later.</summary>
    /// <param name="mentionsIn">Finds the people in stored words.</param>
    public static async Task Tell(
        this Database database, IReadOnlyList<CommentTask> tasks, Func<string, IEnumerable<AccountId>> mentionsIn, DateTimeOffset now, CancellationToken cancel)
    {
        var posted = Of(EventKind.CommentPosted);
        await database.TellPeople(posted, Of(EventKind.CommentEdited), mentionsIn, now, cancel);
        if (posted.Count > 0)
            foreach (var (followed, condition) in ((string, string)[])[("0", ""), ("c.parent", " AND c.parent <> 0")])
                await database.Execute(
                    $"""
                    INSERT INTO tellings (kind, cause, discussion, followed, comment, actor, at, after)
                    SELECT {(int)NotificationKind.Followed}, 'c' || c.id, c.discussion, {followed}, c.id, c.account, @now, 0 FROM comments c
                    WHERE {database.IsListed("c.id")} AND c.visible = TRUE AND c.state = 0{condition} AND EXISTS (
                        SELECT 1 FROM follows f WHERE f.discussion = c.discussion AND f.comment = {followed} AND f.told = FALSE AND f.account <> COALESCE(c.account, 0))
                    """, cancel, ("@now", now), ("@ids", database.List(posted)));

        List<long> Of(EventKind kind) => [.. tasks.Where(task => task.Kind == kind).Select(task => task.Comment.Value).Distinct()];
    }

    /// <summary>Tells all who follow the article's discussion that it was corrected.</summary>
    /// <param name="correction">Which of its corrections.</param>
    /// <param name="actor">Who corrected it, and is not told.</param>
    public static Task TellOfCorrection(
        this Database database, ArticleId article, long correction, AccountId? actor, DateTimeOffset now, CancellationToken cancel) =>
        database.Execute(
            """
            INSERT INTO tellings (kind, cause, discussion, followed, comment, actor, at, after)
            SELECT @kind, @cause, d.id, 0, NULL, @actor, @now, 0 FROM discussions d
            WHERE d.article = @article AND EXISTS (SELECT 1 FROM follows f WHERE f.discussion = d.id AND f.comment = 0)
            """, cancel,
            ("@kind", NotificationKind.Correction), ("@cause", $"k{article}-{correction}"), ("@actor", actor?.Value), ("@now", now), ("@article", article.Value));

    /// <summary>Tells somebody of their new role on a site, unless they gave it to themselves.</summary>
    public static async Task TellOfRole(
        this Database database, AccountId account, SiteId site, Role role, AccountId? actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (actor != account)
            await database.Execute(
                $"""
                INSERT INTO notifications (account, kind, cause, site, detail, at, mail_due)
                SELECT a.id, @kind, @cause, @site, @detail, @now, {MailDue("a.mail_about_me")} FROM accounts a WHERE a.id = @account
                ON CONFLICT (account, cause) DO NOTHING
                """, cancel,
                [
                    ("@kind", NotificationKind.RoleGiven), ("@cause", $"r{site}-{now.ToUnixTimeMilliseconds()}"), ("@site", site.Value),
                    ("@detail", role.ToString().ToLowerInvariant()), ("@account", account.Value), .. MailTimes(now),
                ]);
    }

    /// <summary>Tells the author of a comment what staff did with its place; whoever did it to their own knows.</summary>
    internal static async Task TellOfPlace(
        this Database database, CommentRow comment, NotificationKind kind, long ledgerNumber, string? reason, AccountId actor, DateTimeOffset now,
        CancellationToken cancel)
    {
        if (comment.Account is { } author && author != actor)
            await database.Execute(
                $"""
                INSERT INTO notifications (account, kind, cause, site, discussion, comment, detail, at, mail_due)
                SELECT a.id, @kind, @cause, @site, @discussion, @comment, @detail, @now, {MailDue("a.mail_about_me")} FROM accounts a WHERE a.id = @account
                ON CONFLICT (account, cause) DO NOTHING
                """, cancel,
                [
                    ("@kind", kind), ("@cause", $"l{comment.Site}-{ledgerNumber}"), ("@site", comment.Site.Value), ("@discussion", comment.Discussion.Value),
                    ("@comment", comment.Id.Value), ("@detail", reason), ("@account", author.Value), .. MailTimes(now),
                ]);
    }

    /// <summary>Tells those with an account what became of what they reported.</summary>
    /// <param name="reports">As <see cref="Database.List"/> has it.</param>
    internal static Task<int> TellOfReports(this Database database, object reports, DateTimeOffset now, CancellationToken cancel) => database.Execute(
        $"""
        INSERT INTO notifications (account, kind, cause, site, discussion, comment, detail, at, mail_due)
        SELECT a.id, @kind, 'p' || r.id, r.site, r.discussion, r.comment,
            CASE r.outcome WHEN {(int)ReportOutcome.Removed} THEN 'removed' WHEN {(int)ReportOutcome.Gone} THEN 'gone' ELSE 'kept' END, r.settled_at, {MailDue("a.mail_about_me")}
        FROM reports r JOIN accounts a ON a.id = r.account WHERE {database.IsListed("r.id")}
        ON CONFLICT (account, cause) DO NOTHING
        """, cancel, [("@kind", NotificationKind.ReportDecided), ("@ids", reports), .. MailTimes(now)]);

    /// <summary>Tells all owners of a site.</summary>
    internal static Task<int> TellOwners(
        this Database database, SiteId site, NotificationKind kind, string cause, string detail, DateTimeOffset now, CancellationToken cancel) => database.Execute(
        $"""
        INSERT INTO notifications (account, kind, cause, site, detail, at, mail_due)
        SELECT a.id, @kind, @cause, s.site, @detail, @now, {MailDue("a.mail_about_me")}
        FROM staff s JOIN accounts a ON a.id = s.account WHERE s.site = @site AND s.role = {(int)Role.Owner}
        ON CONFLICT (account, cause) DO NOTHING
        """, cancel, [("@kind", kind), ("@cause", cause), ("@detail", detail), ("@site", site.Value), .. MailTimes(now)]);

    /// <summary>Tells whoever asked somebody quoted to answer, while they are of the staff that reads it.</summary>
    internal static Task<int> TellOfAnswer(this Database database, RightOfReply right, DateTimeOffset now, CancellationToken cancel) => database.Execute(
        $"""
        INSERT INTO notifications (account, kind, cause, site, discussion, detail, at, mail_due)
        SELECT a.id, @kind, @cause, s.site, @discussion, @detail, @now, {MailDue("a.mail_about_me")}
        FROM staff s JOIN accounts a ON a.id = s.account WHERE s.site = @site AND s.account = @account AND s.role >= {(int)Role.Editor}
        ON CONFLICT (account, cause) DO NOTHING
        """, cancel,
        [
            ("@kind", NotificationKind.QuotedReply), ("@cause", $"q{right.Id}-{right.Revision}"), ("@discussion", right.Discussion.Value), ("@detail", $"{right.Id}"),
            ("@site", right.Site.Value), ("@account", right.InvitedBy.Value), .. MailTimes(now),
        ]);

    /// <summary>Asked first, so that nothing is written while there is nobody to tell.</summary>
    public static async Task<bool> HasTellings(this Database database, CancellationToken cancel) =>
        await database.QueryNumber("SELECT 1 FROM tellings LIMIT 1", cancel) is not null;

    /// <summary>Tells the next of those who follow, from where the last time ended. False when everybody knows.</summary>
    public static async Task<bool> TellSome(this Database database, DateTimeOffset now, CancellationToken cancel)
    {
        await database.TakeTurn("tellings", cancel);
        var oldest = await database.QueryOne(
            "SELECT id, kind, cause, discussion, followed, comment, actor, at, after FROM tellings ORDER BY id LIMIT 1",
            row => new
            {
                Id = row.GetInt64(0), Kind = (NotificationKind)row.GetInt32(1), Cause = row.GetString(2), Discussion = row.GetInt64(3), Followed = row.GetInt64(4),
                Comment = row.LongOrNull(5), Actor = row.LongOrNull(6) ?? 0, At = row.Time(7), After = row.GetInt64(8),
            }, cancel);
        if (oldest is not { } telling)
            return false;

        var isBundled = telling.Kind == NotificationKind.Followed;
        var next = await database.Query(
            $"SELECT account FROM follows WHERE discussion = @discussion AND comment = @followed{(isBundled ? " AND told = FALSE" : "")} AND account > @after ORDER BY account LIMIT @most",
            row => row.GetInt64(0), cancel,
            ("@discussion", telling.Discussion), ("@followed", telling.Followed), ("@after", telling.After), ("@most", AtOnce));
        var followers = database.List(next);
        await database.Execute(
            $"""
            INSERT INTO notifications (account, kind, cause, site, discussion, comment, followed, at, mail_due)
            SELECT a.id, @kind, @cause, d.site, d.id, @comment, NULLIF(@followed, 0), @at, {MailDue("a.mail_followed")}
            FROM accounts a JOIN discussions d ON d.id = @discussion
            WHERE {database.IsListed("a.id")} AND a.id <> @actor AND NOT EXISTS (SELECT 1 FROM mutes m WHERE m.account = a.id AND m.muted = @actor)
            ON CONFLICT (account, cause) DO NOTHING
            """, cancel,
            [
                ("@kind", telling.Kind), ("@cause", telling.Cause), ("@comment", telling.Comment), ("@followed", telling.Followed), ("@at", telling.At),
                ("@discussion", telling.Discussion), ("@ids", followers), ("@actor", telling.Actor), .. MailTimes(now),
            ]);
        if (isBundled)
            await database.Execute(
                $"""
                UPDATE follows SET told = TRUE WHERE discussion = @discussion AND comment = @followed AND {database.IsListed("account")} AND EXISTS (
                    SELECT 1 FROM notifications n WHERE n.account = follows.account AND n.cause = @cause AND n.kind = @kind AND COALESCE(n.followed, 0) = @followed)
                """, cancel,
                ("@discussion", telling.Discussion), ("@followed", telling.Followed), ("@ids", followers), ("@cause", telling.Cause), ("@kind", telling.Kind));
        if (next.Count == AtOnce)
            await database.Execute("UPDATE tellings SET after = @after WHERE id = @id", cancel, ("@after", next[^1]), ("@id", telling.Id));
        else
            await database.Execute("DELETE FROM tellings WHERE id = @id", cancel, ("@id", telling.Id));
        return true;
    }

    /// <summary>Marks what is unread as read, all of it or what is named, some at a time. Returns how many; fewer than <see cref="AtOnce"/> when done.</summary>
    public static async Task<int> MarkRead(
        this Database database, AccountId account, SiteId? site, IReadOnlyList<long>? notifications, DateTimeOffset now, CancellationToken cancel)
    {
        var named = notifications is null ? "" : $" AND {database.IsListed("id")}";
        var marked = await database.Execute(
            $"""
            UPDATE notifications SET read_at = @now, mail_due = NULL WHERE id IN (
                SELECT id FROM notifications WHERE account = @account AND read_at IS NULL AND (@site = 0 OR site = @site){named} ORDER BY id LIMIT @most)
            """, cancel,
            [
                ("@now", now), ("@account", account.Value), ("@site", site?.Value ?? 0L), ("@most", AtOnce),
                .. notifications is null ? [] : new (string, object?)[] { ("@ids", database.List(notifications)) },
            ]);
        // From now on the next comment is news again.
        await database.Execute(
            $"""
            UPDATE follows SET told = FALSE WHERE account = @account AND told = TRUE AND NOT EXISTS (
                SELECT 1 FROM notifications n WHERE n.account = follows.account AND n.read_at IS NULL AND n.kind = {(int)NotificationKind.Followed}
                    AND n.discussion = follows.discussion AND COALESCE(n.followed, 0) = follows.comment)
            """, cancel, ("@account", account.Value));
        return marked;
    }

    /// <summary>Takes away all that this part of the store holds of a person who leaves.</summary>
    public static async Task ForgetNotices(this Database database, AccountId account, CancellationToken cancel)
    {
        foreach (var condition in (string[])["notifications WHERE account", "follows WHERE account", "mutes WHERE account", "mutes WHERE muted"])
            await database.Execute($"DELETE FROM {condition} = @account", cancel, ("@account", account.Value));
        await database.Execute("UPDATE tellings SET actor = NULL WHERE actor = @account", cancel, ("@account", account.Value));
    }

    private static async Task TellPeople(
        this Database database, List<long> posted, List<long> edited, Func<string, IEnumerable<AccountId>> mentionsIn, DateTimeOffset now,
        CancellationToken cancel)
    {
        List<long> all = [.. posted, .. edited];
        if (all.Count == 0)
            return;
        var comments = await database.Query(
            "SELECT c.id, c.account, p.account, CASE WHEN c.html LIKE '%class=\"mention\"%' THEN c.html ELSE '' END FROM comments c " +
            $"LEFT JOIN comments p ON p.id = c.parent AND p.state IN (0, 1) WHERE {database.IsListed("c.id")} AND c.visible = TRUE AND c.state = 0",
            row => (Id: row.GetInt64(0), Author: row.LongOrNull(1), Answered: row.LongOrNull(2), Html: row.GetString(3)), cancel, ("@ids", database.List(all)));
        List<long[]> people = [];
        foreach (var (id, author, answered, html) in comments)
        {
            if (answered is { } above && posted.Contains(id))
                people.Add([above, (int)NotificationKind.Reply, id]);
            people.AddRange(mentionsIn(html).Distinct().Take(MostMentions).Select(person => new[] { person.Value, (int)NotificationKind.Mention, id }));
            people.RemoveAll(told => told[2] == id && told[0] == author);
        }

        if (people.Count > 0)
            await database.Execute(
                $"""
                INSERT INTO notifications (account, kind, cause, site, discussion, comment, at, mail_due)
                SELECT a.id, CAST(value ->> 1 AS int), 'c' || c.id, c.site, c.discussion, c.id, @now, {MailDue("a.mail_about_me")}
                FROM {database.JsonRows} JOIN accounts a ON a.id = CAST(value ->> 0 AS bigint) JOIN comments c ON c.id = CAST(value ->> 2 AS bigint)
                WHERE NOT EXISTS (SELECT 1 FROM mutes m WHERE m.account = a.id AND m.muted = c.account)
                    AND NOT EXISTS (SELECT 1 FROM guest_mutes g WHERE g.who = 'a:' || a.id AND g.muted = 'g:' || c.guest)
                ON CONFLICT (account, cause) DO NOTHING
                """, cancel, [("@rows", JsonSerializer.Serialize(people.DistinctBy(told => (told[0], told[2])))), .. MailTimes(now)]);
    }

    /// <summary>When the account's choice lets it go by mail. Digests are spread over two hours, so that not everybody's are written in one moment.</summary>
    internal static string MailDue(string choice) =>
        $"""
        CASE WHEN a.email IS NULL THEN NULL WHEN {choice} = {(int)MailChoice.AtOnce} THEN @soon
            WHEN {choice} = {(int)MailChoice.Daily} THEN @daily + (a.id % 120) * 60000 WHEN {choice} = {(int)MailChoice.Weekly} THEN @weekly + (a.id % 120) * 60000 END
        """;

    internal static (string, object?)[] MailTimes(DateTimeOffset now) =>
    [
        ("@now", now), ("@soon", MailTime.Soon(now).ToUnixTimeMilliseconds()), ("@daily", MailTime.Daily(now).ToUnixTimeMilliseconds()),
        ("@weekly", MailTime.Weekly(now).ToUnixTimeMilliseconds()),
    ];
}
