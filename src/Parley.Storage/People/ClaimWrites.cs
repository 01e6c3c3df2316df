using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Storage.Site;

namespace Parley.Storage.People;

/// <summary>Comments that a person may take over: a guest's, or an imported author's.</summary>
/// <param name="Guest">The guest; null for an import.</param>
/// <param name="Author">The imported author's account; null for a guest.</param>
/// <param name="Count">Up to <see cref="PersonQueries.MostCounted"/>.</param>
/// <param name="Words">The newest of them, in the comment dialect.</param>
public sealed record Claimable(GuestId? Guest, AccountId? Author, string Name, long Count, string Words);

/// <summary>Taking over what one wrote before one had an account here: by the address that was given then and is proven now, or by the guest's own cookie.</summary>
public static class ClaimWrites
{
    /// <summary>An address may have been given by many a guest, not all of them honest.</summary>
    public const int MostOffered = 20;

    /// <param name="database">Reads.</param>
    /// <param name="account">Who asks.</param>
    /// <param name="guest">Whom this browser's cookie names; null for nobody.</param>
    /// <param name="cancel">Of the request.</param>
    public static async Task<List<Claimable>> Claimables(this Database database, AccountId account, GuestId? guest, CancellationToken cancel)
    {
        var key = await database.Accounts.Where(row => row.Id == account).Select(row => row.EmailKey).SingleAsync(cancel) ?? "";
        var offered = await database.Query(
            $"""
            SELECT g.id, 0, g.name, {Counted("guest", "g")} FROM guests g WHERE g.id = @guest OR (g.email_key = @key AND g.email_key <> '')
            UNION ALL
            SELECT 0, a.id, a.name, {Counted("account", "a")} FROM accounts a WHERE a.claim_key = @key AND a.claim_key <> '' AND a.id <> @account
            """,
            row => new Claimable(
                row.GetInt64(0) is > 0 and var from ? new GuestId(from) : null, row.GetInt64(1) is > 0 and var author ? new AccountId(author) : null,
                row.GetString(2), row.GetInt64(3), row.StringOrNull(4) ?? ""),
            cancel, ("@guest", guest?.Value ?? 0L), ("@key", key), ("@account", account.Value));
        return [.. offered.Where(one => one.Count > 0).Take(MostOffered)];
    }

    /// <summary>The first part, which is put on record, or one more of the same. Returns how many comments were taken; zero when none are left.</summary>
    public static async Task<int> TakeOver(
        this Database database, Claimable from, AccountId to, bool isFirst, KeyFile keys, DateTimeOffset at, CancellationToken cancel)
    {
        var (column, id) = from.Guest is { } guest ? ("guest", guest.Value) : ("account", from.Author?.Value ?? 0);
        List<SiteId> sites = isFirst
            ? await database.Query(
                $"SELECT s.id FROM sites s WHERE EXISTS (SELECT 1 FROM comments c WHERE c.{column} = @id AND c.site = s.id) ORDER BY s.id",
                row => new SiteId(row.GetInt64(0)), cancel, ("@id", id))
            : [];
        var taken = from switch
        {
            { Guest: { } whose } => await database.GiveComments(whose, to, at, cancel),
            { Author: { } author } => await database.GiveComments(author, to, at, cancel),
            _ => 0,
        };
        // Discussions first, then the site's ledger: in the order of everybody who locks both.
        foreach (var site in sites)
            await database.AppendToLedger(new LedgerEntry(site, LedgerAct.CommentsClaimed, null, null, to, to, column == "guest" ? "guest" : "import", at), null, keys, cancel);
        if (taken == 0)
            await database.Leave(from, to, at, cancel);
        return taken;
    }

    /// <summary>The address is not theirs to claim by: it is not offered again.</summary>
    public static async Task<int> Disown(this Database database, Claimable from, CancellationToken cancel) => from switch
    {
        { Guest: { } guest } => await database.Execute("UPDATE guests SET email = NULL, email_key = NULL WHERE id = @id", cancel, ("@id", guest.Value)),
        { Author: { } author } => await database.Execute("UPDATE accounts SET claim_key = NULL WHERE id = @id", cancel, ("@id", author.Value)),
        _ => 0,
    };

    /// <summary>What nobody writes under any more.</summary>
    private static async Task Leave(this Database database, Claimable from, AccountId to, DateTimeOffset at, CancellationToken cancel)
    {
        if (from.Guest is { } guest)
        {
            await database.Execute("DELETE FROM guests WHERE id = @id", cancel, ("@id", guest.Value));
            return;
        }

        var author = from.Author ?? default;
        await database.Execute(
            "UPDATE votes SET account = @to WHERE account = @from AND NOT EXISTS (SELECT 1 FROM votes w WHERE w.comment = votes.comment AND w.account = @to)", cancel,
            ("@from", author.Value), ("@to", to.Value));
        (await database.Accounts.SingleAsync(row => row.Id == author, cancel)).GiveUp(at);
        await database.SaveChangesAsync(cancel);
    }

    private static string Counted(string column, string table) =>
        $"(SELECT count(*) FROM (SELECT 1 FROM comments c WHERE c.{column} = {table}.id LIMIT {PersonQueries.MostCounted}) AS counted), "
        + $"(SELECT c.source FROM comments c WHERE c.{column} = {table}.id ORDER BY c.id DESC LIMIT 1)";
}
