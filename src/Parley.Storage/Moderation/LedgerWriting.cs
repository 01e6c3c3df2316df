using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation;
using Parley.Core.Site;
using Parley.Storage.Site;

namespace Parley.Storage.Moderation;

public static class LedgerWriting
{
    /// <summary>Adds one row to the site's chain inside a write job; the words, if any, go to the side table with their salt.</summary>
    public static async Task AppendToLedger(this Database database, LedgerEntry entry, string? words, KeyFile keys, CancellationToken cancel)
    {
        // The site's row is the lock of its chain.
        await database.QueryNumber($"SELECT id FROM sites WHERE id = @site{database.ForUpdate}", cancel, ("@site", entry.Site.Value));
        var head = await database.LedgerHead(entry.Site, cancel);
        var salt = words is null ? null : RandomNumberGenerator.GetBytes(16);
        var row = LedgerRow.Seal(entry, head, salt is null ? null : LedgerRow.HashWords(salt, words!), keys.Name, keys.Ledger);
        database.Ledger.Add(row);
        if (salt is not null)
            database.LedgerWords.Add(new LedgerWords(entry.Site, row.Number, salt, words!));
        await database.SaveChangesAsync(cancel);
    }

    public static async Task<LedgerHead> LedgerHead(this Database database, SiteId site, CancellationToken cancel) =>
        await database.Ledger.AsNoTracking().Where(row => row.Site == site).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel) is { } last
            ? last.AsHead()
            : Core.Moderation.LedgerHead.Start;
}
