using Microsoft.EntityFrameworkCore;
using Parley.Core.Site;

namespace Parley.Storage.Site.Search;

/// <summary>What can be found by its words.</summary>
public enum Findable
{
    Article = 0,
    Comment = 1,
}

/// <summary>Which of a segment's things hold a word: one row of the index, see <see cref="SearchIndex"/>.</summary>
internal sealed class SearchPosting
{
    public SiteId Site { get; init; }
    public Findable Kind { get; init; }
    public long Segment { get; init; }

    /// <summary>The word; empty in the row of all things that were indexed.</summary>
    public string Term { get; init; } = "";

    /// <summary>See <see cref="IdSet"/>.</summary>
    public byte[] Things { get; init; } = [];
}

/// <summary>How far the index has been made of what the store held before it: newest first.</summary>
internal sealed class SearchProgress
{
    public Findable Kind { get; init; }

    /// <summary>Those with this id and above are indexed; 0 when all are.</summary>
    public long Before { get; init; }
}

internal static class SearchMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<SearchPosting>(posting =>
        {
            posting.ToTable("search_postings");
            posting.HasKey(row => new { row.Site, row.Kind, row.Segment, row.Term });
        });

        model.Entity<SearchProgress>(progress =>
        {
            progress.ToTable("search_progress");
            progress.HasKey(row => row.Kind);
            progress.Property(row => row.Kind).ValueGeneratedNever();
        });
    }
}
