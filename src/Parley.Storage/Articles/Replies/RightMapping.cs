using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles.Replies;

namespace Parley.Storage.Articles.Replies;

internal static class RightMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<RightOfReply>(right =>
        {
            right.ToTable("rights_of_reply");
            right.Property(row => row.Id).ValueGeneratedOnAdd();
            right.Property(row => row.Passages).HasConversion<PassageIdsConverter>();
            right.HasIndex(row => row.LinkHash).IsUnique();
            right.HasIndex(row => new { row.Site, row.Id });
            right.HasIndex(row => row.Article);
            right.HasIndex(row => row.EmailKey);
            // The badge beside each of their comments.
            right.HasIndex(row => new { row.Account, row.Discussion, row.State }).HasFilter("account IS NOT NULL");
            right.HasIndex(row => row.ExpiresAt).HasFilter("account IS NULL");
            right.HasIndex(row => new { row.Site, row.Decision }).HasFilter("decision IS NOT NULL");
        });

        model.Entity<ReplyRevision>(revision =>
        {
            revision.ToTable("reply_revisions");
            revision.HasKey(row => new { row.RightId, row.Number });
        });
    }
}
