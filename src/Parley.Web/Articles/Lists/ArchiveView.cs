using Parley.Web.Site;

namespace Parley.Web.Articles.Lists;

public sealed record ArchiveView
{
    public required PageFrame Frame { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<ArchiveYear> Years { get; init; }
}

public sealed record ArchiveYear(int Year, IReadOnlyList<PageLink> Months);
