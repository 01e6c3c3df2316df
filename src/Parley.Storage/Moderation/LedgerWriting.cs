using System.Security.Cryptography;
using Parley.Core.Moderation;
using Parley.Core.Site;
using Parley.Storage.Site;

namespace Parley.Storage.Moderation;

public static class LedgerWriting
{
    /// <summary>Adds one row to the site's chain inside a write job; the words, if any, go to the side table with their salt. Returns the row's number.</summary>
    public static async Task<long> AppendToLedger(this Database database, LedgerEntry entry, string? words, KeyFile keys, CancellationToken cancel)
    {
        // The site's row is the lock of its chain.
        await database.QueryNumber($"SELECT id FROM sites WHERE id = @site{database.ForUpdate}", cancel, ("@site", entry.Site.Value));
        var head = await database.LedgerHead(entry.Site, cancel);
        var salt = words is null ? null : RandomNumberGenerator.GetBytes(16);
        var row = LedgerRow.Seal(entry, head, salt is null ? null : LedgerRow.HashWords(salt, words!), keys.Name, keys.Ledger);
        await database.InsertMany(
            "ledger",
            [
                "site", "number", "act", "discussion", "comment", "subject", "actor", "reason", "at", "guest", "origin", "found_by_rule", "decided_by_rule", "ground", "clause",
                "until", "reverses", "notice", "words_hash", "previous_hash", "hash", "key_name",
            ],
            [
                [
                    row.Site.Value, row.Number, (int)row.Act, row.Discussion?.Value, row.Comment?.Value, row.Subject?.Value, row.Actor?.Value, row.Reason,
                    row.At.ToUnixTimeMilliseconds(), row.Guest?.Value, (int)row.Origin, row.FoundByRule, row.DecidedByRule, (int)row.Ground, row.Clause,
                    row.Until?.ToUnixTimeMilliseconds(), row.Reverses, row.Notice?.Value, row.WordsHash, row.PreviousHash, row.Hash, row.KeyName,
                ],
            ], cancel);
        if (salt is not null)
            await database.InsertMany("ledger_words", ["site", "number", "salt", "words"], [[entry.Site.Value, row.Number, salt, words]], cancel);
        await database.AddStatement(entry, row.Number, cancel);
        return row.Number;
    }

    public static async Task<LedgerHead> LedgerHead(this Database database, SiteId site, CancellationToken cancel) =>
        await database.QueryOne(
            "SELECT number, hash FROM ledger WHERE site = @site ORDER BY number DESC LIMIT 1",
            row => new LedgerHead(row.GetInt64(0), (byte[])row.GetValue(1)), cancel, ("@site", site.Value))
        ?? Core.Moderation.LedgerHead.Start;
}
