using Microsoft.EntityFrameworkCore;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Site;

namespace Parley.Storage.Moderation.Surges;

internal static class SurgeMapping
{
    public static void Apply(ModelBuilder model) => model.Entity<SurgeRow>(surge =>
    {
        surge.ToTable("surges");
        surge.HasKey(row => new { row.Site, row.Discussion });
    });
}

/// <summary>A row of the table, as the framework maps it: there is none for what is calm. Nothing reads or writes it but <see cref="SurgeWrites"/> and <see cref="SurgeQueries"/>.</summary>
internal sealed class SurgeRow
{
    public SiteId Site { get; init; }

    /// <summary>0 for the site as a whole.</summary>
    public DiscussionId Discussion { get; init; }

    public SurgeLevel Level { get; init; }
    public DateTimeOffset? CalmSince { get; init; }
    public SurgeLevel? SetLevel { get; init; }
    public DateTimeOffset? SetUntil { get; init; }

    /// <summary>What holds and what pages show: written with its event, so that no page looks at the clock.</summary>
    public SurgeLevel InForce { get; init; }
}
