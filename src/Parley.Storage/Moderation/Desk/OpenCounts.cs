using Parley.Core.Site;

namespace Parley.Storage.Moderation.Desk;

/// <summary>How much waits on pages of the desk beside the queue.</summary>
public sealed record OpenCounts(long Corrections, long Sources)
{
    /// <summary>By the page's name; null for one that counts nothing.</summary>
    public long? Of(string page) => page switch
    {
        "corrections" => Corrections,
        "sources" => Sources,
        _ => null,
    };
}

public static class OpenCountQueries
{
    public static async Task<OpenCounts> OpenCounts(this Database database, SiteId site, CancellationToken cancel) =>
        await database.QueryOne(
            """
            SELECT (SELECT count(*) FROM correction_requests WHERE site = @site AND decided_at IS NULL),
                (SELECT count(*) FROM source_questions q LEFT JOIN comments c ON c.id = q.comment
                WHERE q.site = @site AND q.closed_at IS NULL AND q.sources = 0 AND q.askers > 0 AND (q.comment IS NULL OR (c.state = 0 AND c.visible = TRUE)))
            """, row => new OpenCounts(row.GetInt64(0), row.GetInt64(1)), cancel, ("@site", site.Value))
        ?? throw new InvalidOperationException("A count has one row.");
}
