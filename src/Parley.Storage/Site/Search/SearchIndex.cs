using System.Text.Json;
using Parley.Core.Site;
using Parley.Storage.Sqlite;

namespace Parley.Storage.Site.Search;

/// <summary>The words of one thing; none when it is not to be found, or no more.</summary>
internal readonly record struct IndexedThing(SiteId Site, long Id, IReadOnlySet<string> Terms, bool IsFound);

/// <summary>
/// The index: for each word, the things that hold it, by segments of neighbouring ids, so that the newest are looked through first and
/// a search stops when its page is full. Ordinary rows of an ordinary table, the same on both databases.
/// </summary>
internal static class SearchIndex
{
    /// <summary>The row of everything indexed.</summary>
    public const string Everything = "";

    /// <summary>From so many changes in a segment on, it is read whole.</summary>
    private const int FewRemovals = 8;

    /// <summary>Puts things into the index as they are now, inside a write job; whatever was there of them goes.</summary>
    public static async Task Put(this Database database, Findable kind, IReadOnlyList<IndexedThing> things, CancellationToken cancel)
    {
        // Two who read a row and write it back would lose one another's bits.
        await database.TakeTurn("search index", cancel);
        foreach (var segment in things.GroupBy(thing => (thing.Site, Segment: IdSet.SegmentOf(thing.Id))))
            await database.PutInto(new SegmentKey(segment.Key.Site, kind, segment.Key.Segment), [.. segment], cancel);
    }

    /// <summary>Makes a segment anew from all its things.</summary>
    public static async Task Replace(this Database database, SegmentKey key, IReadOnlyList<IndexedThing> things, CancellationToken cancel)
    {
        await database.TakeTurn("search index", cancel);
        await database.Execute($"DELETE FROM search_postings WHERE {SegmentKey.Condition}", cancel, key.Parameters);
        await database.Insert(key, Rows(things), cancel);
    }

    /// <summary>The rows that these things make.</summary>
    public static Dictionary<string, IdSet> Rows(IEnumerable<IndexedThing> things)
    {
        Dictionary<string, IdSet> rows = new(StringComparer.Ordinal);
        foreach (var thing in things.Where(thing => thing.IsFound))
        {
            var place = IdSet.PlaceOf(thing.Id);
            foreach (var term in thing.Terms.Prepend(Everything))
            {
                if (!rows.TryGetValue(term, out var set))
                    rows.Add(term, set = new IdSet());
                set.Add(place);
            }
        }

        return rows;
    }

    private static async Task PutInto(this Database database, SegmentKey key, IReadOnlyList<IndexedThing> things, CancellationToken cancel)
    {
        var added = Rows(things);
        IdSet removed = new();
        foreach (var thing in things)
            removed.Add(IdSet.PlaceOf(thing.Id));
        var stored = await database.Stored(key, [Everything, .. added.Keys], cancel);
        if (stored.TryGetValue(Everything, out var known))
            removed.KeepOnly(known);
        else
            removed = new IdSet();

        // What was never in it need not be looked for: the usual case, a new comment.
        if (!removed.IsEmpty)
        {
            foreach (var (term, set) in await database.Holding(key, removed, cancel))
                stored[term] = set;
        }

        foreach (var set in stored.Values)
            set.RemoveAll(removed);
        foreach (var (term, set) in added)
        {
            if (stored.TryGetValue(term, out var there))
                there.AddAll(set);
            else
                stored.Add(term, set);
        }

        await database.Execute(
            $"DELETE FROM search_postings WHERE {SegmentKey.Condition} AND term IN (SELECT value ->> 0 FROM {database.JsonRows})", cancel,
            [.. key.Parameters, ("@rows", Json(stored.Keys))]);
        await database.Insert(key, stored.Where(row => !row.Value.IsEmpty), cancel);
    }

    private static async Task<Dictionary<string, IdSet>> Stored(this Database database, SegmentKey key, IEnumerable<string> terms, CancellationToken cancel) =>
        (await database.Query(
            $"SELECT term, things FROM search_postings WHERE {SegmentKey.Condition} AND term IN (SELECT value ->> 0 FROM {database.JsonRows})", ReadRow, cancel,
            [.. key.Parameters, ("@rows", Json(terms))]))
        .ToDictionary(row => row.Term, row => row.Set, StringComparer.Ordinal);

    /// <summary>The rows in which one of these places may stand: the words of a comment are gone when it is to leave the index.</summary>
    private static async Task<IEnumerable<(string Term, IdSet Set)>> Holding(this Database database, SegmentKey key, IdSet places, CancellationToken cancel)
    {
        if (places.Count > FewRemovals)
            return await database.Query($"SELECT term, things FROM search_postings WHERE {SegmentKey.Condition}", ReadRow, cancel, key.Parameters);
        var holds = database is SqliteDatabase ? "instr(things, @place) > 0" : "position(@place IN things) > 0";
        Dictionary<string, IdSet> rows = new(StringComparer.Ordinal);
        foreach (var place in places.Descending())
        {
            var some = await database.Query(
                $"SELECT term, things FROM search_postings WHERE {SegmentKey.Condition} AND (length(things) = {IdSet.DenseLength} OR {holds})", ReadRow, cancel,
                [.. key.Parameters, ("@place", IdSet.Sign(place))]);
            foreach (var (term, set) in some)
                rows[term] = set;
        }

        return rows.Select(row => (row.Key, row.Value));
    }

    private static Task Insert(this Database database, SegmentKey key, IEnumerable<KeyValuePair<string, IdSet>> rows, CancellationToken cancel) =>
        database.InsertMany(
            "search_postings", ["site", "kind", "segment", "term", "things"],
            // In the order of the key: that is how a tree is filled fastest.
            rows.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => (object?[])[key.Site.Value, (int)key.Kind, key.Segment, row.Key, row.Value.Write()]), cancel);

    internal static (string Term, IdSet Set) ReadRow(System.Data.Common.DbDataReader row) => (row.GetString(0), IdSet.Read(row.GetFieldValue<byte[]>(1)));

    private static string Json(IEnumerable<string> terms) => JsonSerializer.Serialize(terms.Select(term => new[] { term }));
}

/// <summary>One segment of a site's articles or comments.</summary>
internal readonly record struct SegmentKey(SiteId Site, Findable Kind, long Segment)
{
    public const string Condition = "site = @site AND kind = @kind AND segment = @segment";

    public (string, object?)[] Parameters => [("@site", Site.Value), ("@kind", Kind), ("@segment", Segment)];
}
