using Microsoft.EntityFrameworkCore;
using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage.Articles.Replies;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;
using Parley.Storage.Live;
using Parley.Storage.Moderation;
using Parley.Storage.Moderation.Corrections;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.Moderation.Reports;
using Parley.Storage.Moderation.Sources;
using Parley.Storage.Notifications;
using Parley.Storage.Site;

namespace Parley.Storage.People;

/// <summary>An erasure that is not finished.</summary>
/// <param name="Name">What stands in place of the name.</param>
public sealed record PendingErasure(AccountId Account, ErasureKind Kind, string Name);

/// <summary>
/// Forgetting a person. One job takes at once all that says who they are; what they wrote follows in parts, and a part that was done is done,
/// whatever happens to the program meanwhile.
/// </summary>
public static class ErasureWrites
{
    /// <summary>The site that would have no owner any more; null when there is none.</summary>
    public static Task<Publication?> SiteOfLastOwner(this Database database, AccountId account, CancellationToken cancel) =>
        database.Sites.FirstOrDefaultAsync(
            site => database.Staff.Any(row => row.Site == site.Id && row.Account == account && row.Role == Role.Owner)
                && !database.Staff.Any(row => row.Site == site.Id && row.Account != account && row.Role == Role.Owner), cancel);

    /// <summary>Name, address, ways in, sessions, roles and choices go; the rest is noted as work. False when the account is the last owner of a site, or gone.</summary>
    public static async Task<bool> BeginErasure(
        this Database database, AccountId id, ErasureKind kind, PersonName name, KeyFile keys, DateTimeOffset at, CancellationToken cancel)
    {
        // Two owners who leave at once, or one who leaves while another's role is taken, must not each count on the other.
        foreach (var site in await database.Staff.Where(row => row.Account == id).OrderBy(row => row.Site).Select(row => row.Site).ToListAsync(cancel))
            await database.LockSite(site, cancel);
        if (await database.SiteOfLastOwner(id, cancel) is not null
            || await database.Accounts.SingleOrDefaultAsync(row => row.Id == id && row.ErasedAt == null, cancel) is not { } account)
            return false;
        var emailKey = account.EmailKey;
        account.Erase(name.Value, name.Skeleton, at);
        if (await database.Erasures.SingleOrDefaultAsync(row => row.Account == id, cancel) is null)
            database.Erasures.Add(new Erasure(id, kind, at));
        await database.SaveChangesAsync(cancel);

        foreach (var staff in await database.Staff.Where(row => row.Account == id).ToListAsync(cancel))
        {
            database.Staff.Remove(staff);
            await database.AppendToLedger(
                new LedgerEntry(staff.Site, LedgerAct.RoleTaken, null, null, id, id, staff.Role.ToString().ToLowerInvariant(), at), null, keys, cancel);
        }

        await database.SaveChangesAsync(cancel);
        await database.TakePrivateRows(id, emailKey, at, cancel);
        await database.ForgetRights(id, emailKey, at, cancel);
        foreach (var site in await database.SitesWritten(id, cancel))
        {
            await database.AppendToLedger(
                new LedgerEntry(site, LedgerAct.AccountErased, null, null, id, id, kind == ErasureKind.Everything ? "everything" : "name", at), null, keys, cancel);
            await database.Announce(site, EventKind.SiteChanged, null, at, cancel);
        }

        return true;
    }

    /// <summary>Asked often, and answered without waking the framework.</summary>
    public static async Task<PendingErasure?> NextErasure(this Database database, CancellationToken cancel) => await database.QueryOne(
        "SELECT e.account, e.kind, a.name FROM erasures e JOIN accounts a ON a.id = e.account WHERE e.done_at IS NULL ORDER BY e.asked_at LIMIT 1",
        row => new PendingErasure(new AccountId(row.GetInt64(0)), (ErasureKind)row.GetInt32(1), row.GetString(2)), cancel);

    /// <summary>One part of the work. False when nothing is left, which is then noted.</summary>
    public static async Task<bool> EraseSome(this Database database, PendingErasure erasure, DateTimeOffset at, CancellationToken cancel)
    {
        var some = erasure.Kind == ErasureKind.Everything
            ? await database.EmptyComments(erasure.Account, at, cancel)
            : await database.MakeNobodys(erasure.Account, erasure.Name, at, cancel);
        if (some > 0 || (erasure.Kind == ErasureKind.Everything && await database.WithdrawSome(erasure.Account, AuthorWrites.AtOnce, at, cancel) > 0))
            return true;

        // What staff wrote about them; the rows stay, so that the chain can be checked.
        await database.Execute(
            "DELETE FROM ledger_words WHERE EXISTS (SELECT 1 FROM ledger l WHERE l.site = ledger_words.site AND l.number = ledger_words.number AND l.subject = @account)", cancel,
            ("@account", erasure.Account.Value));
        await database.Execute("UPDATE erasures SET done_at = @at WHERE account = @account", cancel, ("@account", erasure.Account.Value), ("@at", at));
        return false;
    }

    /// <summary>
    /// The discussion that the next part of the work is about; null when there is none left. Others mention only those who wrote in the same
    /// one, so it is looked through first.
    /// </summary>
    public static async Task<DiscussionId?> DiscussionToErase(this Database database, AccountId account, CancellationToken cancel) =>
        await database.QueryNumber(
            "SELECT discussion FROM comments WHERE account = @account ORDER BY discussion, stored_at, id LIMIT 1", cancel, ("@account", account.Value)) is { } number
            ? new DiscussionId(number)
            : null;

    /// <summary>Comments that mention the person. It reads a whole discussion, so it is asked outside of write jobs.</summary>
    public static Task<List<CommentId>> MentionsOf(this Database database, AccountId account, DiscussionId discussion, CancellationToken cancel) => database.Query(
        "SELECT id FROM comments WHERE discussion = @discussion AND html LIKE @mark", row => new CommentId(row.GetInt64(0)), cancel,
        ("@discussion", discussion.Value), ("@mark", $"%{ForgottenMention.MarkOf(account)}%"));

    /// <summary>Takes the name out of some comments that mention the person; <see cref="AuthorWrites.AtOnce"/> at most.</summary>
    public static async Task<int> ForgetMentions(
        this Database database, PendingErasure erasure, DiscussionId discussion, IEnumerable<CommentId> comments, DateTimeOffset at, CancellationToken cancel)
    {
        var locked = await database.LockDiscussions([discussion], cancel);
        var mentions = await database.Query(
            $"SELECT id, source, html, revision, COALESCE(edited_at, stored_at) FROM comments WHERE {database.IsListed("id")}",
            row => (Id: row.GetInt64(0), Source: row.GetString(1), Html: row.GetString(2), Revision: row.GetInt32(3), At: row.GetInt64(4)), cancel,
            ("@ids", database.List(comments.Select(comment => comment.Value))));
        List<CommentChange> changes = [];
        foreach (var comment in mentions)
        {
            var (html, names) = ForgottenMention.InHtml(comment.Html, erasure.Account, erasure.Name);
            // It may have been edited meanwhile.
            if (names.Count == 0)
                continue;
            var source = ForgottenMention.InSource(comment.Source, names, erasure.Name);
            foreach (var (revision, words) in await database.Query(
                "SELECT number, source FROM comment_revisions WHERE comment = @comment", row => (row.GetInt32(0), row.GetString(1)), cancel, ("@comment", comment.Id)))
                await database.Execute(
                    "UPDATE comment_revisions SET source = @source WHERE comment = @comment AND number = @number", cancel,
                    ("@comment", comment.Id), ("@number", revision), ("@source", ForgottenMention.InSource(words, names, erasure.Name)));
            // One revision more: other nodes know by it that what they keep is old.
            await database.Execute(
                "INSERT INTO comment_revisions (comment, discussion, number, source, written_at) VALUES (@comment, @discussion, @number, @source, @at)", cancel,
                ("@comment", comment.Id), ("@discussion", discussion.Value), ("@number", comment.Revision), ("@source", source), ("@at", comment.At));
            await database.Execute(
                "UPDATE comments SET source = @source, html = @html, revision = revision + 1 WHERE id = @id", cancel,
                ("@id", comment.Id), ("@source", source), ("@html", html));
            await database.ShiftQuotes(
                new CommentId(comment.Id), comment.Revision, ShownText.Of(SafeHtml.FromStore(comment.Html)), ShownText.Of(SafeHtml.FromStore(html)), cancel);
            changes.Add(new CommentChange(discussion, EventKind.CommentEdited, new CommentId(comment.Id), at));
        }

        await database.AnnounceAll(locked, changes, cancel);
        return changes.Count;
    }

    private static async Task TakePrivateRows(this Database database, AccountId id, string? emailKey, DateTimeOffset at, CancellationToken cancel)
    {
        foreach (var table in (string[])["sessions", "passkeys", "external_logins", "email_changes", "portraits"])
            await database.Execute($"DELETE FROM {table} WHERE account = @account", cancel, ("@account", id.Value));
        await database.Execute("UPDATE pictures SET account = NULL WHERE account = @account", cancel, ("@account", id.Value));
        await database.Execute("DELETE FROM policies WHERE scope = 3 AND key = @key", cancel, ("@key", $"{id}"));
        await database.ForgetAtDesk(id, cancel);
        await database.ForgetNotices(id, cancel);
        await database.ForgetReporter(id, emailKey, cancel);
        await database.ForgetCorrections(id, at, cancel);
        await database.ForgetSourceAsker(id, at, cancel);
        foreach (var table in (string[])["idempotency_keys", "standings", "person_notes", "person_readings", "address_marks", "guest_mutes", "reporting_limits"])
            await database.Execute($"DELETE FROM {table} WHERE who = @who", cancel, ("@who", $"a:{id}"));
        await database.Execute("DELETE FROM guest_mutes WHERE muted = @who", cancel, ("@who", $"a:{id}"));
        await database.Execute("UPDATE appeals SET words = '' WHERE account = @account", cancel, ("@account", id.Value));
        if (emailKey is null)
            return;
        foreach (var table in (string[])["sign_in_tickets", "invitations", "guest_mail"])
            await database.Execute($"DELETE FROM {table} WHERE email_key = @email", cancel, ("@email", emailKey));
        // What they wrote as a guest, or before an import, and never took over keeps its name and loses their address.
        await database.Execute("UPDATE guests SET email = NULL, email_key = NULL WHERE email_key = @email", cancel, ("@email", emailKey));
        await database.Execute("UPDATE accounts SET claim_key = NULL WHERE claim_key = @email", cancel, ("@email", emailKey));
    }

    private static Task<List<SiteId>> SitesWritten(this Database database, AccountId account, CancellationToken cancel) => database.Query(
        "SELECT s.id FROM sites s WHERE EXISTS (SELECT 1 FROM comments c WHERE c.account = @account AND c.site = s.id) ORDER BY s.id",
        row => new SiteId(row.GetInt64(0)), cancel, ("@account", account.Value));
}
