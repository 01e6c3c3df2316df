using Microsoft.EntityFrameworkCore;
using Parley.Core.Discussions;
using Parley.Core.Moderation.Rules;
using Parley.Core.Site;

namespace Parley.Storage.Moderation;

internal static class ScreeningMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<ScreeningRow>(screening =>
        {
            screening.ToTable("screenings");
            screening.HasKey(row => new { row.Comment, row.Revision });
        });

        model.Entity<PolicyRow>(policy =>
        {
            policy.ToTable("policies");
            policy.HasKey(row => new { row.Site, row.Scope, row.Key });
        });
    }
}

/// <summary>What the rules found in one revision of a comment; texts without findings have no row.</summary>
internal sealed class ScreeningRow
{
    public CommentId Comment { get; init; }
    public int Revision { get; init; }
    public Outcome Outcome { get; init; }
    public int Risk { get; init; }

    /// <summary>See <see cref="ScreeningJson"/>.</summary>
    public required string Findings { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>Terms set for something of a site, see <see cref="ScopedTerms"/>.</summary>
internal sealed class PolicyRow
{
    public SiteId Site { get; init; }
    public PolicyScope Scope { get; init; }
    public required string Key { get; init; }
    public required string Terms { get; init; }
}
