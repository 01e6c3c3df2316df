using Microsoft.EntityFrameworkCore;
using Parley.Core.Discussions;

namespace Parley.Storage.Discussions;

internal static class DiscussionMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<Discussion>(discussion =>
        {
            discussion.ToTable("discussions");
            discussion.Property(row => row.Id).ValueGeneratedOnAdd();
            discussion.HasIndex(row => row.Article).IsUnique();
            discussion.HasIndex(row => row.ClosesAt);
            discussion.HasIndex(row => row.Site);
        });

        model.Entity<DiscussionUrl>(url =>
        {
            url.ToTable("discussion_urls");
            url.HasKey(row => new { row.Site, row.Url });
            url.HasIndex(row => new { row.Discussion, row.Url });
        });

        model.Entity<Comment>(comment =>
        {
            comment.ToTable("comments");
            comment.Property(row => row.Id).ValueGeneratedNever();
            comment.Property(row => row.Featured).HasDefaultValue(false);
            comment.Property(row => row.Locked).HasDefaultValue(BranchLock.Open);
            // Visibility heads every index of a thread: what is held costs its readers nothing.
            comment.HasIndex(row => new { row.Discussion, row.Visible, row.Parent, row.Rank, row.Id }, "ix_comments_best");
            comment.HasIndex(row => new { row.Discussion, row.Visible, row.Parent, row.Id }, "ix_comments_time");
            comment.HasIndex(row => new { row.Discussion, row.Visible, row.State, row.Id }, "ix_comments_flat");
            // Few of all: those whose words are erased in time.
            comment.HasIndex(row => new { row.Site, row.Id }, "ix_comments_removed").HasFilter("state = 2");
            comment.HasIndex(row => new { row.Account, row.Id }, "ix_comments_account").HasFilter("account IS NOT NULL");
            comment.HasIndex(row => new { row.Guest, row.Id }, "ix_comments_guest").HasFilter("guest IS NOT NULL");
            // What is out of sight: few among many, and every new text is compared with the newest of it.
            comment.HasIndex(row => new { row.Site, row.Id }, "ix_comments_judged").HasFilter("state IN (1, 2)");
            // What somebody wrote lately in one discussion, however much they wrote before and elsewhere.
            comment.HasIndex(row => new { row.Account, row.Discussion, row.StoredAt, row.Id }, "ix_comments_account_lately").HasFilter("account IS NOT NULL");
            comment.HasIndex(row => new { row.Guest, row.Discussion, row.StoredAt, row.Id }, "ix_comments_guest_lately").HasFilter("guest IS NOT NULL");
        });

        model.Entity<CommentRevision>(revision =>
        {
            revision.ToTable("comment_revisions");
            revision.HasKey(row => new { row.Comment, row.Number });
        });

        model.Entity<Vote>(vote =>
        {
            vote.ToTable("votes");
            vote.HasKey(row => new { row.Comment, row.Account });
            vote.HasIndex(row => new { row.Account, row.Discussion });
        });

        model.Entity<CommentTaskRow>(task => task.ToTable("comment_tasks"));

        model.Entity<IdempotencyKey>(key =>
        {
            key.ToTable("idempotency_keys");
            key.HasKey(row => new { row.Who, row.Discussion, row.Key });
            key.HasIndex(row => row.ExpiresAt);
        });

        model.Entity<Provenance>(provenance =>
        {
            provenance.ToTable("provenance");
            provenance.HasKey(row => row.Comment);
            provenance.HasIndex(row => row.Discussion);
        });

        model.Entity<ImportAlias>(alias =>
        {
            alias.ToTable("import_aliases");
            alias.HasKey(row => new { row.Site, row.Source, row.SourceId, row.Kind });
            alias.HasIndex(row => new { row.Kind, row.Target });
        });
    }
}
