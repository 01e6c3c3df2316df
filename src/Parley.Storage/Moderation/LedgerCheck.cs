using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation;
using Parley.Core.Site;
using Parley.Storage.Site;

namespace Parley.Storage.Moderation;

/// <summary>What was found wrong with one row of the record; erased words are no fault.</summary>
public sealed record LedgerFault(SiteId Site, long Number, string Words);

/// <summary>What a reading of one site's chain found.</summary>
/// <param name="Head">Where the chain ends.</param>
/// <param name="Erased">Rows whose words were erased.</param>
/// <param name="Faults">In the order of the rows.</param>
public sealed record LedgerReading(LedgerHead Head, long Erased, IReadOnlyList<LedgerFault> Faults);

public static class LedgerCheck
{
    /// <summary>
    /// Walks a site's chain from its first row and says what was altered, cut out or exchanged. Each kind of fault is named once, at its
    /// first row. What was cut off at the end only a head that was written down before can tell.
    /// </summary>
    /// <param name="known">A head written down before: the chain must have led through it.</param>
    public static async Task<LedgerReading> ReadLedger(
        this Database database, SiteId site, KeyFile keys, CancellationToken cancel, LedgerHead? known = null)
    {
        List<LedgerFault> faults = [];
        var previous = LedgerHead.Start;
        var key = keys.Ledger;
        var erased = 0L;
        var words = await database.LedgerWords.AsNoTracking().Where(row => row.Site == site).ToDictionaryAsync(row => row.Number, cancel);
        await foreach (var row in database.Ledger.AsNoTracking().Where(row => row.Site == site).OrderBy(row => row.Number).AsAsyncEnumerable().WithCancellation(cancel))
        {
            Name(row.Number, WhatIsWrong(row, previous, keys.Name, key));
            if (words.Remove(row.Number, out var said))
                Name(row.Number, HashIs(row, said) ? null : "its words were altered");
            else if (row.WordsHash is not null)
                erased++;
            if (row.Number == known?.Number)
                Name(row.Number, row.Hash.AsSpan().SequenceEqual(known.Hash) ? null : "it is another row than the one whose head was written down");
            previous = row.AsHead();
        }

        foreach (var number in words.Keys.Order())
            Name(number, "its words are there and the row is not");
        if (known is not null && known.Number > previous.Number)
            Name(known.Number, string.Create(CultureInfo.InvariantCulture, $"the record ends at row {previous.Number}: what came after it was cut off"));
        return new LedgerReading(previous, erased, faults);

        void Name(long number, string? wrong)
        {
            if (wrong is not null && !faults.Any(fault => fault.Words.Equals(wrong, StringComparison.Ordinal)))
                faults.Add(new LedgerFault(site, number, wrong));
        }
    }

    private static string? WhatIsWrong(LedgerRow row, LedgerHead previous, string keyName, byte[] key) =>
        !row.KeyName.Equals(keyName, StringComparison.Ordinal) ? $"it is sealed with key {row.KeyName}, which is not at hand"
        : row.Number != previous.Number + 1 ? $"row {previous.Number + 1} is missing before it"
        : !row.Follows(previous, key) ? "it was altered, or the one before it was"
        : null;

    private static bool HashIs(LedgerRow row, LedgerWords said) =>
        row.WordsHash is { } hash && hash.AsSpan().SequenceEqual(LedgerRow.HashWords(said.Salt, said.Words));
}
