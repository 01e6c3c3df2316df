using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation.Reports;

namespace Parley.Storage.Moderation.Reports;

internal static class ReportMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<Report>(report =>
        {
            report.ToTable("reports");
            report.HasIndex(row => new { row.Comment, row.Who }).IsUnique();
            report.HasIndex(row => new { row.Comment, row.Id }, "ix_reports_open").HasFilter("settled_at IS NULL");
            report.HasIndex(row => row.SettledAt, "ix_reports_untold").HasFilter("settled_at IS NOT NULL AND told_at IS NULL");
            report.HasIndex(row => new { row.Site, row.Who });
            report.HasIndex(row => row.Account).HasFilter("account IS NOT NULL");
        });

        model.Entity<LegalNotice>(notice =>
        {
            notice.ToTable("legal_notices");
            notice.Property(row => row.Id).ValueGeneratedOnAdd();
            notice.HasIndex(row => row.Reference).IsUnique();
            notice.HasIndex(row => new { row.Site, row.State, row.Id });
            // Looked at every few seconds for what is complete, in all sites.
            notice.HasIndex(row => row.State);
            notice.HasIndex(row => new { row.Site, row.Who }).HasFilter("who IS NOT NULL");
            notice.HasIndex(row => row.Account).HasFilter("account IS NOT NULL");
            notice.HasIndex(row => row.EmailKey).HasFilter("email_key IS NOT NULL");
        });

        model.Entity<NoticeComment>(thing =>
        {
            thing.ToTable("notice_comments");
            thing.HasKey(row => new { row.Notice, row.Position });
            thing.HasIndex(row => new { row.Comment, row.Notice }, "ix_notice_comments_open").HasFilter("decided_at IS NULL AND comment IS NOT NULL");
            thing.HasIndex(row => row.Comment);
        });

        model.Entity<ReportingLimit>(limit =>
        {
            limit.ToTable("reporting_limits");
            limit.HasIndex(row => new { row.Site, row.Who });
        });
    }
}
