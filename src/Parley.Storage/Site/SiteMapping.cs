using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Parley.Core.Articles;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Reports;
using Parley.Core.Site;

namespace Parley.Storage.Site;

internal static class SiteMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<Publication>(site =>
        {
            site.ToTable("sites");
            site.Property(row => row.Id).ValueGeneratedOnAdd();
            site.HasIndex(row => row.ShortName).IsUnique();
            site.HasIndex(row => row.Host).IsUnique();
            site.Property(row => row.Sections).HasConversion<SectionsConverter>().HasDefaultValueSql("'[]'").ValueGeneratedNever();
            site.Property(row => row.Languages).HasConversion<WordsConverter>().HasDefaultValueSql("'[]'").ValueGeneratedNever();
            site.Property(row => row.Masthead).HasConversion<PictureConverter>();
            site.Property(row => row.Favicon).HasConversion<PictureConverter>();
            site.Property(row => row.ShareImage).HasConversion<PictureConverter>();
            site.Property(row => row.Contact).HasConversion<ContactConverter>();
            site.Property(row => row.Reporting).HasConversion<ReportingConverter>().HasDefaultValueSql("'{}'").ValueGeneratedNever();
            site.Property(row => row.Retention).HasConversion<RetentionConverter>().HasDefaultValueSql("'{}'").ValueGeneratedNever();
            site.Property(row => row.SurgeLimits).HasConversion<SurgeLimitsConverter>();
            site.Ignore(row => row.Pages);
            site.Ignore(row => row.Surge);
            site.OwnsMany(row => row.Origins, origin =>
            {
                origin.ToTable("site_origins");
                origin.WithOwner().HasForeignKey("SiteId");
                origin.HasKey("SiteId", nameof(SiteOrigin.Origin));
            });
            site.Navigation(row => row.Origins).UsePropertyAccessMode(PropertyAccessMode.Field);
        });

        model.Entity<SitePage>(page =>
        {
            page.ToTable("site_pages");
            page.HasKey(row => new { row.Site, row.Slug });
        });

        model.Entity<SitePageRevision>(revision =>
        {
            revision.ToTable("site_page_revisions");
            revision.HasKey(row => new { row.Site, row.Slug, row.Number });
        });

        model.Entity<SealedMail>(mail =>
        {
            mail.ToTable("site_mail");
            mail.HasKey(row => row.Site);
            mail.Property(row => row.Site).ValueGeneratedNever();
        });

        model.Entity<StoredFile>(file =>
        {
            file.ToTable("files");
            file.HasKey(row => row.Hash);
            file.HasIndex(row => row.ReaderPicture).HasFilter("reader_picture IS NOT NULL");
        });

        model.Entity<KeptPicture>(picture =>
        {
            picture.ToTable("pictures");
            picture.Property(row => row.Id).ValueGeneratedOnAdd();
            picture.Ignore(row => row.Picture);
            picture.HasIndex(row => new { row.Site, row.Hash }).IsUnique().HasFilter("purpose = 0");
            picture.HasIndex(row => new { row.Site, row.Purpose, row.Id });
            picture.HasIndex(row => new { row.Purpose, row.Hash });
            picture.HasIndex(row => row.Account).HasFilter("account IS NOT NULL");
            picture.HasIndex(row => new { row.Purpose, row.CreatedAt });
        });

        model.Entity<CommentPicture>(shown =>
        {
            shown.ToTable("comment_pictures");
            shown.HasKey(row => new { row.Comment, row.Hash });
            shown.HasIndex(row => row.Hash);
        });

        model.Entity<RetentionRun>(run => run.ToTable("retention_runs"));

        model.Entity<Installation>(installation =>
        {
            installation.ToTable("installation");
            installation.Property(row => row.Id).ValueGeneratedNever();
        });
    }
}

public sealed class SectionsConverter() : ValueConverter<IReadOnlyList<SiteSection>, string>(
    sections => SiteJson.Write(sections), json => SiteJson.ReadSections(json));

public sealed class WordsConverter() : ValueConverter<IReadOnlyList<string>, string>(words => SiteJson.Write(words), json => SiteJson.ReadWords(json));

public sealed class PictureConverter() : ValueConverter<Picture, string>(picture => SiteJson.Write(picture), json => SiteJson.ReadPicture(json));

public sealed class ContactConverter() : ValueConverter<SiteContact, string>(contact => SiteJson.Write(contact), json => SiteJson.ReadContact(json));

public sealed class ReportingConverter() : ValueConverter<SiteReporting, string>(reporting => SiteJson.Write(reporting), json => SiteJson.ReadReporting(json));

public sealed class RetentionConverter() : ValueConverter<SiteRetention, string>(retention => SiteJson.Write(retention), json => SiteJson.ReadRetention(json));

public sealed class SurgeLimitsConverter() : ValueConverter<SurgeLimits, string>(
    limits => SiteJson.Write(limits), json => SiteJson.ReadSurgeLimits(json));

/// <summary>The one row that says which installation this store belongs to.</summary>
public sealed class Installation
{
    public int Id { get; init; } = 1;

    /// <summary>32 random hex digits, made with the store; archives name it.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>SQLite's counter of comment ids; PostgreSQL has a sequence.</summary>
    public long LastCommentId { get; init; } = Core.Discussions.CommentId.First;
}
