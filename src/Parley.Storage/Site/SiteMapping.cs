using Microsoft.EntityFrameworkCore;
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
            site.OwnsMany(row => row.Origins, origin =>
            {
                origin.ToTable("site_origins");
                origin.WithOwner().HasForeignKey("SiteId");
                origin.HasKey("SiteId", nameof(SiteOrigin.Origin));
            });
            site.Navigation(row => row.Origins).UsePropertyAccessMode(PropertyAccessMode.Field);
        });

        model.Entity<StoredFile>(file =>
        {
            file.ToTable("files");
            file.HasKey(row => row.Hash);
        });

        model.Entity<Installation>(installation =>
        {
            installation.ToTable("installation");
            installation.Property(row => row.Id).ValueGeneratedNever();
        });

        model.Entity<ProtectionKey>(key =>
        {
            key.ToTable("protection_keys");
            key.HasKey(row => row.Name);
        });
    }
}

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

/// <summary>A key of the framework's data protection, encrypted by the key file.</summary>
public sealed class ProtectionKey
{
    public required string Name { get; init; }
    public required byte[] Sealed { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
