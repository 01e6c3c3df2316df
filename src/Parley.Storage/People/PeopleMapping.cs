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
            account.HasIndex(row => row.ClaimKey);
        });

        model.Entity<StaffMember>(staff =>
        {
            staff.ToTable("staff");
            staff.HasKey(row => new { row.Account, row.Site });
            staff.HasIndex(row => row.Site);
        });

        model.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("invitations");
            invitation.HasIndex(row => row.LinkHash).IsUnique();
            invitation.HasIndex(row => row.Site);
            invitation.HasIndex(row => row.ExpiresAt);
        });

        model.Entity<Guest>(guest =>
        {
            guest.ToTable("guests");
            guest.Property(row => row.Id).ValueGeneratedOnAdd();
            guest.HasIndex(row => row.TokenHash).IsUnique();
            guest.HasIndex(row => row.EmailKey);
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

        model.Entity<Passkey>(passkey =>
        {
            passkey.ToTable("passkeys");
            passkey.HasIndex(row => row.CredentialId).IsUnique();
            passkey.HasIndex(row => row.Account);
        });

        model.Entity<Portrait>(portrait =>
        {
            portrait.ToTable("portraits");
            portrait.HasKey(row => row.Account);
            portrait.Property(row => row.Account).ValueGeneratedNever();
        });

        model.Entity<ExternalLogin>(login =>
        {
            login.ToTable("external_logins");
            login.HasIndex(row => new { row.Issuer, row.Subject }).IsUnique();
            login.HasIndex(row => row.Account);
        });

        model.Entity<SpentToken>(token =>
        {
            token.ToTable("spent_tokens");
            token.HasKey(row => row.Hash);
            token.HasIndex(row => row.ExpiresAt);
        });

        model.Entity<EmailChange>(change =>
        {
            change.ToTable("email_changes");
            change.HasIndex(row => row.Account);
            change.HasIndex(row => row.OldHash);
            change.HasIndex(row => row.NewHash).IsUnique();
            change.HasIndex(row => row.ExpiresAt);
        });

        model.Entity<Measure>(measure =>
        {
            measure.ToTable("standings");
            measure.HasKey(row => new { row.Who, row.Site, row.Kind });
            measure.HasIndex(row => row.Until);
            measure.HasIndex(row => new { row.Site, row.Since });
        });

        model.Entity<PersonNote>(note =>
        {
            note.ToTable("person_notes");
            note.HasIndex(row => new { row.Who, row.Site, row.Id });
        });

        model.Entity<PersonReading>(reading =>
        {
            reading.ToTable("person_readings");
            reading.HasIndex(row => new { row.Who, row.Site, row.Id });
            reading.HasIndex(row => row.At);
        });

        model.Entity<AddressMark>(mark =>
        {
            mark.ToTable("address_marks");
            mark.HasKey(row => new { row.Site, row.Who, row.Hash });
            mark.HasIndex(row => new { row.Site, row.Hash });
            mark.HasIndex(row => row.ExpiresAt);
        });

        model.Entity<GuestMute>(mute =>
        {
            mute.ToTable("guest_mutes");
            mute.HasKey(row => new { row.Who, row.Muted });
            mute.HasIndex(row => row.Muted);
        });

        model.Entity<Erasure>(erasure =>
        {
            erasure.ToTable("erasures");
            erasure.HasKey(row => row.Account);
            erasure.Property(row => row.Account).ValueGeneratedNever();
        });
    }
}
