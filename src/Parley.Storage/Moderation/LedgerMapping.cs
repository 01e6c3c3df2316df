using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation;

namespace Parley.Storage.Moderation;

internal static class LedgerMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<LedgerRow>(row =>
        {
            row.ToTable("ledger");
            row.HasKey(line => new { line.Site, line.Number });
            row.HasIndex(line => line.Comment);
            // Few among many verdicts; the primary key alone would walk them all.
            row.HasIndex(line => new { line.Site, line.Number }, "ix_ledger_settings").HasFilter(Site.SettingHistory.Acts);
        });

        model.Entity<LedgerWords>(words =>
        {
            words.ToTable("ledger_words");
            words.HasKey(line => new { line.Site, line.Number });
        });
    }
}
