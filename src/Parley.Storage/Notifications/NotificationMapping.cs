using Microsoft.EntityFrameworkCore;
using Parley.Core.Notifications;

namespace Parley.Storage.Notifications;

internal static class NotificationMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<Notification>(notification =>
        {
            notification.ToTable("notifications");
            notification.HasIndex(row => new { row.Account, row.Cause }).IsUnique();
            notification.HasIndex(row => new { row.Account, row.Id }, "ix_notifications_list");
            notification.HasIndex(row => new { row.Account, row.Id }, "ix_notifications_unread").HasFilter("read_at IS NULL");
            notification.HasIndex(row => new { row.MailDue, row.Account }, "ix_notifications_mail").HasFilter("mail_due IS NOT NULL");
            notification.HasIndex(row => row.ReadAt);
        });

        model.Entity<Follow>(follow =>
        {
            follow.ToTable("follows");
            follow.HasKey(row => new { row.Account, row.Discussion, row.Comment });
            // Those who are to be told, without all those who have been.
            follow.HasIndex(row => new { row.Discussion, row.Comment, row.Told, row.Account });
        });

        model.Entity<Mute>(mute =>
        {
            mute.ToTable("mutes");
            mute.HasKey(row => new { row.Account, row.Muted });
            mute.HasIndex(row => row.Muted);
        });

        model.Entity<Webhook>(webhook =>
        {
            webhook.ToTable("webhooks");
            webhook.HasIndex(row => row.Site);
        });

        model.Entity<WebhookDelivery>(delivery =>
        {
            delivery.ToTable("webhook_deliveries");
            delivery.HasIndex(row => new { row.DueAt, row.Id }).HasFilter("done_at IS NULL");
            delivery.HasIndex(row => new { row.Webhook, row.Id });
            delivery.HasIndex(row => new { row.Webhook, row.Id }, "ix_webhook_deliveries_waiting").HasFilter("done_at IS NULL");
            delivery.HasIndex(row => row.DoneAt).HasFilter("done_at IS NOT NULL");
        });

        model.Entity<GuestMail>(mail =>
        {
            mail.ToTable("guest_mail");
            mail.HasKey(row => new { row.Site, row.EmailKey });
            mail.HasIndex(row => row.AskedAt).HasFilter("confirmed_at IS NULL AND stopped_at IS NULL");
        });

        model.Entity<Telling>(telling => telling.ToTable("tellings"));
    }
}
