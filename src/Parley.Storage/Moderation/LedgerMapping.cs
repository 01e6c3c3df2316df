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
            // What somebody is to be told of themselves.
            row.HasIndex(line => new { line.Subject, line.At }).HasFilter("subject IS NOT NULL");
            row.HasIndex(line => new { line.Guest, line.At }).HasFilter("guest IS NOT NULL");
            row.HasIndex(line => new { line.Site, line.Reverses }).HasFilter("reverses IS NOT NULL");
            // Few among many verdicts; the primary key alone would walk them all.
            row.HasIndex(line => new { line.Site, line.Number }, "ix_ledger_settings").HasFilter(Site.SettingHistory.Acts);
        });

        model.Entity<LedgerWords>(words =>
        {
            words.ToTable("ledger_words");
            words.HasKey(line => new { line.Site, line.Number });
        });

        model.Entity<Appeal>(appeal =>
        {
            appeal.ToTable("appeals");
            appeal.Property(row => row.Id).ValueGeneratedOnAdd();
            // A verdict is objected to once.
            appeal.HasIndex(row => new { row.Site, row.Verdict }).IsUnique();
            appeal.HasIndex(row => new { row.Site, row.MadeAt, row.Id }, "ix_appeals_open").HasFilter("decided_at IS NULL");
            appeal.HasIndex(row => row.Comment).HasFilter("comment IS NOT NULL");
            appeal.HasIndex(row => row.Account).HasFilter("account IS NOT NULL");
            appeal.HasIndex(row => row.Guest).HasFilter("guest IS NOT NULL");
        });

        model.Entity<StatementTask>(task =>
        {
            task.ToTable("statement_tasks");
            task.HasKey(row => new { row.Site, row.Number });
            task.HasIndex(row => row.DueAt);
        });
    }
}
