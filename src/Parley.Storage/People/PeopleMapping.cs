using Microsoft.EntityFrameworkCore;
using Parley.Core.Notifications;
using Parley.Core.People;

namespace Parley.Storage.People;

internal static class PeopleMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.Property(row => row.Id).ValueGeneratedOnAdd();
            account.HasIndex(row => row.EmailKey).IsUnique();
            account.HasIndex(row => row.NameSkeleton);
            account.HasIndex(row => row.FeedHash).IsUnique();
            account.Property(row => row.MailFollowed).HasDefaultValue(MailChoice.Daily).HasSentinel((MailChoice)(-1));
        });

        model.Entity<StaffMember>(staff =>
        {
            staff.ToTable("staff");
            staff.HasKey(row => new { row.Account, row.Site });
        });

        model.Entity<Guest>(guest =>
        {
            guest.ToTable("guests");
            guest.Property(row => row.Id).ValueGeneratedOnAdd();
            guest.HasIndex(row => row.TokenHash).IsUnique();
        });

        model.Entity<Session>(session =>
        {
            session.ToTable("sessions");
            session.HasIndex(row => row.TokenHash).IsUnique();
            session.HasIndex(row => row.Account);
            session.HasIndex(row => row.ExpiresAt);
        });

        model.Entity<SignInTicket>(ticket =>
        {
            ticket.ToTable("sign_in_tickets");
            ticket.HasIndex(row => row.LinkHash).IsUnique();
            ticket.HasIndex(row => row.EmailKey);
            ticket.HasIndex(row => row.ExpiresAt);
        });
    }
}
