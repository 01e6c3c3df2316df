using System.Globalization;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Live;
using Parley.Core.Moderation.Rules;
using Parley.Core.Site;
using Parley.Storage.Discussions.Quotes;
using Parley.Storage.Live;
using Parley.Storage.Moderation;
using Parley.Storage.Moderation.Desk;

namespace Parley.Storage.Discussions;

/// <summary>A comment of another system about to be stored. What its file does not say stays unknown.</summary>
public sealed record CommentToImport
{
    /// <summary>Its id where it came from; the same at every reading.</summary>
    public required string SourceId { get; init; }

    /// <summary>The <see cref="SourceId"/> of the comment it answers; null at top level and where that is not known.</summary>
    public string? ParentSourceId { get; init; }

    public bool ParentUnknown { get; init; }

    /// <summary>Null where the file does not name the author.</summary>
    public string? AuthorName { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>In the comment dialect; null for one whose words are gone.</summary>
    public string? Source { get; init; }

    public string Html { get; init; } = "";
    public int RendererVersion { get; init; }

    /// <summary>What the rules say of it; one that they hold keeps its place.</summary>
    public Screened Screened { get; init; } = Screened.Clean;

    /// <summary>See <see cref="Core.Moderation.Rules.Fingerprint"/>.</summary>
    public long? Fingerprint { get; init; }

    /// <summary>What it quotes, the article of its discussion or comments of the same import.</summary>
    public IReadOnlyList<QuoteToImport> Quotes { get; init; } = [];

    /// <summary>See <see cref="Provenance.Lines"/>.</summary>
    public string Lines { get; init; } = "";

    /// <summary>The file's own words for this place.</summary>
    public string Original { get; init; } = "";

    public string? Guess { get; init; }
}

/// <param name="Of">The <see cref="CommentToImport.SourceId"/> of the comment it quotes, whose id is not known before; null for the article's words.</param>
public sealed record QuoteToImport(FoundQuote Quote, string? Of);

/// <summary>What one chunk did: new comments, and those that an earlier import had already stored.</summary>
public sealed record ImportedChunk(int Added, int Known);

public static class ImportWrites
{
    /// <summary>Comments in one job: more would keep other writers waiting.</summary>
    public const int MostInChunk = 500;

    // Far below what either database takes in one list.
    private const int MostInList = 500;

    /// <summary>
    /// Stores the comments that no earlier import stored, in the order given, inside a write job. Nothing that is there is changed.
    /// A parent that is not there (any more) is stored as unknown.
    /// </summary>
    /// <param name="format">Names the aliases' source: ids of one format never meet those of another.</param>
    /// <param name="file">Which file, see <see cref="Provenance.Source"/>.</param>
    public static async Task<ImportedChunk> ImportComments(
        this Database database, DiscussionId discussion, string format, string file, IReadOnlyList<CommentToImport> comments, DateTimeOffset at,
        CancellationToken cancel)
    {
        if (comments.Count > MostInChunk)
            throw new ArgumentException($"A job takes {MostInChunk} comments at most.", nameof(comments));
        if (await database.LockDiscussion(discussion, cancel) is not { } locked)
            throw new InvalidOperationException($"There is no discussion {discussion}.");

        var site = new SiteId(locked.Site);
        var known = await database.AliasTargets(site, format, [.. comments.Select(comment => comment.SourceId)], cancel);
        var fresh = comments.Where(comment => !known.ContainsKey(comment.SourceId)).DistinctBy(comment => comment.SourceId, StringComparer.Ordinal).ToList();
        if (fresh.Count == 0)
            return new ImportedChunk(0, comments.Count);

        var ids = await database.TakeCommentIds(fresh.Count, cancel);
        var places = await database.Places(discussion, site, format, fresh, ids, cancel);
        await database.InsertMany("comments", CommentColumns, places.Select(place => Row(place, locked.Site, at)), cancel);
        await database.InsertMany("provenance", ["comment", "discussion", "source", "lines", "original", "guess"],
            places.Select(place => (object?[])[place.Id, discussion.Value, file, place.Comment.Lines, place.Comment.Original, place.Comment.Guess]), cancel);
        await database.InsertMany("import_aliases", ["site", "source", "source_id", "kind", "target"],
            places.Select(place => (object?[])[locked.Site, format, place.Comment.SourceId, (int)AliasKind.Comment, place.Id]), cancel);
        await database.CountReplies(places, cancel);

        await database.AddQuotes(await database.Quoting(site, format, places, cancel), cancel);
        await database.KeepScreenings(places.Select(place => (new CommentId(place.Id), 1, place.Comment.Screened, at)), cancel);
        if (places.Exists(place => place.State == CommentState.Held))
            await database.Refresh(places.Where(place => place.State == CommentState.Held).Select(place => new CommentId(place.Id)), at, cancel);

        var posted = places.Count(place => place.State == CommentState.Posted);
        var tops = places.Count(place => place.Parent == 0);
        await database.Announce(discussion, EventKind.DiscussionImported, new CommentId(ids[0]), at, cancel,
            string.Create(CultureInfo.InvariantCulture, $", comment_count = comment_count + {posted}, top_count = top_count + {tops}"));
        await database.AddTasks(places.Where(place => place.Comment.Source is not null).Select(place => (place.Id, EventKind.DiscussionImported)), cancel);
        return new ImportedChunk(fresh.Count, comments.Count - fresh.Count);
    }

    /// <summary>Remembers where an article or discussion came from; does nothing when it is remembered already.</summary>
    public static Task<int> RememberAlias(
        this Database database, SiteId site, string format, string sourceId, AliasKind kind, long target, CancellationToken cancel) =>
        database.Execute(
            "INSERT INTO import_aliases (site, source, source_id, kind, target) VALUES (@site, @source, @id, @kind, @target) ON CONFLICT DO NOTHING", cancel,
            ("@site", site.Value), ("@source", format), ("@id", sourceId), ("@kind", kind), ("@target", target));

    /// <summary>What an earlier import made of it; null when none did.</summary>
    public static Task<long?> AliasTarget(this Database database, SiteId site, string format, string sourceId, AliasKind kind, CancellationToken cancel) =>
        database.QueryNumber(
            "SELECT target FROM import_aliases WHERE site = @site AND source = @source AND source_id = @id AND kind = @kind", cancel,
            ("@site", site.Value), ("@source", format), ("@id", sourceId), ("@kind", kind));

    internal static readonly string[] CommentColumns =
    [
        "id", "discussion", "site", "parent", "parent_unknown", "depth", "state", "visible", "author_kind", "account", "guest", "author_name",
        "source", "html", "renderer_version", "revision", "created_at", "edited_at", "stored_at", "up", "down", "rank", "reply_count", "verdict_reason",
        "fingerprint",
    ];

    private static object?[] Row(Place place, long site, DateTimeOffset at)
    {
        var comment = place.Comment;
        return
        [
            place.Id, place.Discussion, site, place.Parent, place.ParentUnknown, place.Depth,
            (int)place.State, true,
            (int)(comment.AuthorName is null ? AuthorKind.Unknown : AuthorKind.Named), null, null, comment.AuthorName,
            comment.Source ?? "", comment.Html, comment.RendererVersion, 1, comment.CreatedAt?.ToUnixTimeMilliseconds(), null, at.ToUnixTimeMilliseconds(),
            0, 0, 0L, place.Replies, place.State == CommentState.Held ? comment.Screened.Decisive?.Reason : null, comment.Fingerprint,
        ];
    }

    /// <summary>Finds each comment's parent among those stored before and those of this chunk.</summary>
    private static async Task<List<Place>> Places(
        this Database database, DiscussionId discussion, SiteId site, string format, List<CommentToImport> fresh, IReadOnlyList<long> ids, CancellationToken cancel)
    {
        var named = fresh.Select(comment => comment.ParentSourceId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var before = await database.AliasTargets(site, format, named, cancel);
        var depths = await database.Depths(discussion, before.Values, cancel);
        Dictionary<string, Place> here = new(StringComparer.Ordinal);
        List<Place> places = [];
        foreach (var (comment, id) in fresh.Zip(ids))
        {
            var place = new Place(comment, id, discussion.Value) { ParentUnknown = comment.ParentUnknown };
            if (comment.ParentSourceId is { } parent)
            {
                if (here.TryGetValue(parent, out var above))
                {
                    (place.Parent, place.Depth) = (above.Id, above.Depth + 1);
                    above.Replies++;
                }
                else if (before.TryGetValue(parent, out var target) && depths.TryGetValue(target, out var depth))
                    (place.Parent, place.Depth) = (target, depth + 1);
                else
                    place.ParentUnknown = true;
            }

            here[comment.SourceId] = place;
            places.Add(place);
        }

        return places;
    }

    /// <summary>Gives the quoted comments their ids; what quotes one that is not there is left out.</summary>
    private static async Task<List<QuotingComment>> Quoting(this Database database, SiteId site, string format, List<Place> places, CancellationToken cancel)
    {
        var quoting = places.Where(place => place.Comment.Quotes.Count > 0).ToList();
        var ids = await database.AliasTargets(site, format, [.. quoting.SelectMany(place => place.Comment.Quotes).Select(quote => quote.Of).OfType<string>().Distinct()], cancel);
        return [.. quoting.Select(place => new QuotingComment(
            new CommentId(place.Id), new DiscussionId(place.Discussion), site, place.State == CommentState.Posted,
            [.. place.Comment.Quotes.Where(quote => quote.Of is null || ids.ContainsKey(quote.Of)).Select(quote => quote.Of is { } of
                ? quote.Quote with { Target = QuoteTarget.Of(new CommentId(ids[of]), 1) }
                : quote.Quote)]))];
    }

    private static async Task CountReplies(this Database database, List<Place> places, CancellationToken cancel)
    {
        var inChunk = places.Select(place => place.Id).ToHashSet();
        foreach (var family in places.Where(place => place.Parent != 0 && !inChunk.Contains(place.Parent)).GroupBy(place => place.Parent))
            await database.Execute(
                "UPDATE comments SET reply_count = reply_count + @count WHERE id = @id", cancel, ("@id", family.Key), ("@count", family.Count()));
    }

    private static async Task<Dictionary<string, long>> AliasTargets(
        this Database database, SiteId site, string format, IReadOnlyList<string> sourceIds, CancellationToken cancel)
    {
        Dictionary<string, long> targets = new(StringComparer.Ordinal);
        foreach (var some in sourceIds.Chunk(MostInList))
        {
            var names = some.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"@p{index}")).ToList();
            var rows = await database.Query(
                $"SELECT source_id, target FROM import_aliases WHERE site = @site AND source = @source AND kind = 1 AND source_id IN ({string.Join(',', names)})",
                row => (row.GetString(0), row.GetInt64(1)), cancel,
                [("@site", site.Value), ("@source", format), .. names.Zip(some, (name, value) => (name, (object?)value))]);
            foreach (var (sourceId, target) in rows)
                targets[sourceId] = target;
        }

        return targets;
    }

    private static async Task<Dictionary<long, int>> Depths(this Database database, DiscussionId discussion, IEnumerable<long> ids, CancellationToken cancel)
    {
        var depths = await database.Query(
            $"SELECT id, depth FROM comments WHERE {database.IsListed("id")} AND discussion = @discussion AND visible = TRUE",
            row => (Id: row.GetInt64(0), Depth: row.GetInt32(1)), cancel, ("@ids", database.List(ids)), ("@discussion", discussion.Value));
        return depths.ToDictionary(one => one.Id, one => one.Depth);
    }

    private sealed class Place(CommentToImport comment, long id, long discussion)
    {
        public CommentToImport Comment { get; } = comment;
        public long Id { get; } = id;
        public long Discussion { get; } = discussion;
        public long Parent { get; set; }
        public bool ParentUnknown { get; set; }
        public int Depth { get; set; }
        public int Replies { get; set; }

        public CommentState State => Comment switch
        {
            { Source: null } => CommentState.Emptied,
            { Screened.Outcome: Outcome.Post } => CommentState.Posted,
            _ => CommentState.Held,
        };
    }
}
