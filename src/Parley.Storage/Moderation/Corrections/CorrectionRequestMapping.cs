using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation.Corrections;

namespace Parley.Storage.Moderation.Corrections;

internal static class CorrectionRequestMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<CorrectionRequest>(request =>
        {
            request.ToTable("correction_requests");
            // What waits at a site, and the open ones of an article, among which one who says the same joins.
            request.HasIndex(row => new { row.Site, row.Id }, "ix_correction_requests_open").HasFilter("decided_at IS NULL");
            request.HasIndex(row => new { row.Article, row.Passage }, "ix_correction_requests_of_article").HasFilter("decided_at IS NULL");
            request.HasIndex(row => new { row.Site, row.Id }, "ix_correction_requests_decided").HasFilter("decided_at IS NOT NULL");
            request.HasIndex(row => row.Comment).HasFilter("comment IS NOT NULL");
        });

        model.Entity<CorrectionRequester>(requester =>
        {
            requester.ToTable("correction_requesters");
            requester.HasKey(row => new { row.Request, row.Who });
            requester.HasIndex(row => row.Account).HasFilter("account IS NOT NULL");
        });
    }
}
