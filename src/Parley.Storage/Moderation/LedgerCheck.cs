using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation;
using Parley.Core.Site;
using Parley.Storage.Site;

namespace Parley.Storage.Moderation;

/// <summary>What was found wrong with one row of the record; erased words are no fault.</summary>
public sealed record LedgerFault(SiteId Site, long Number, string Words);

/// <summary>What a reading of one site's chain found.</summary>
public sealed record LedgerReading(long Rows, long Erased, IReadOnlyList<LedgerFault> Faults);

public static class LedgerCheck
{
    /// <summary>Walks a site's chain from its first row and says what was altered, cut out or exchanged. Each kind of fault is named once, at its first row.</summary>
    public static async Task<LedgerReading> ReadLedger(this Database database, SiteId site, KeyFile keys, CancellationToken cancel)
    {
        List<LedgerFault> faults = [];
        var previous = LedgerHead.Start;
        var key = keys.Ledger;
        var erased = 0L;
        var words = await database.LedgerWords.AsNoTracking().Where(row => row.Site == site).ToDictionaryAsync(row => row.Number, cancel);
        await foreach (var row in database.Ledger.AsNoTracking().Where(row => row.Site == site).OrderBy(row => row.Number).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (WhatIsWrong(row, previous, keys.Name, key) is { } wrong && !faults.Any(fault => fault.Words.Equals(wrong, StringComparison.Ordinal)))
                faults.Add(new LedgerFault(site, row.Number, wrong));
            if (row.WordsHash is not null && !words.ContainsKey(row.Number))
                erased++;
            else if (words.TryGetValue(row.Number, out var said) && !HashIs(row, said))
                faults.Add(new LedgerFault(site, row.Number, "its words were altered"));
            previous = row.AsHead();
        }

        return new LedgerReading(previous.Number, erased, faults);
    }

    private static string? WhatIsWrong(LedgerRow row, LedgerHead previous, string keyName, byte[] key) =>
        !row.KeyName.Equals(keyName, StringComparison.Ordinal) ? $"it is sealed with key {row.KeyName}, which is not at hand"
        : row.Number != previous.Number + 1 ? $"row {previous.Number + 1} is missing before it"
        : !row.Follows(previous, key) ? "it was altered, or the one before it was"
        : null;

    private static bool HashIs(LedgerRow row, LedgerWords said) =>
        row.WordsHash is { } hash && hash.AsSpan().SequenceEqual(LedgerRow.HashWords(said.Salt, said.Words));
}
