using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation.Desk;

namespace Parley.Storage.Moderation.Desk;

internal static class DeskMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<QueueItem>(item =>
        {
            item.ToTable("queue");
            item.HasKey(row => row.Comment);
            item.Property(row => row.Comment).ValueGeneratedNever();
            item.HasIndex(row => new { row.Site, row.ArrivedAt }, "ix_queue_arrived");
            // Each tab in each order has its own index: a page costs what it shows, however much waits.
            foreach (var tab in QueueTabs.All)
            {
                var urgent = item.HasIndex(row => new { row.Site, row.Urgency, row.Comment }, $"ix_queue_{tab.Name}_urgent");
                var since = item.HasIndex(row => new { row.Site, row.Since, row.Comment }, $"ix_queue_{tab.Name}_since");
                if (tab.Condition is not { } condition)
                    continue;
                urgent.HasFilter(condition);
                since.HasFilter(condition);
            }
        });

        model.Entity<CommentNote>(note =>
        {
            note.ToTable("comment_notes");
            note.Property(row => row.Id).ValueGeneratedOnAdd();
            note.HasIndex(row => new { row.Comment, row.Id });
        });

        model.Entity<CannedReason>(reason =>
        {
            reason.ToTable("canned_reasons");
            reason.Property(row => row.Id).ValueGeneratedOnAdd();
            reason.HasIndex(row => new { row.Site, row.Language, row.Id });
        });

        model.Entity<WatchedDiscussion>(watched =>
        {
            watched.ToTable("watched_discussions");
            watched.HasKey(row => new { row.Account, row.Discussion });
        });
    }
}
