using System.Globalization;
using System.Text.Json;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage.Sqlite;

namespace Parley.Storage.Site.Search;

/// <summary>What is looked through for what.</summary>
/// <param name="Language">Without region and script; null for all.</param>
/// <param name="Before">Only what is older than this id: where the page before ended.</param>
public sealed record Search(SiteId Site, Findable Kind, SearchQuery Query, string? Language, long? Before)
{
    internal IReadOnlyList<string> Exact { get; } = Language is null ? Query.Exact : [.. Query.Exact, SearchSources.LanguageTerm(Language)];
}

/// <summary>What was found, newest first, and the id before which the search goes on: it may be given though nothing more is there.</summary>
public sealed record Found<T>(IReadOnlyList<T> Things, long? Next);

/// <summary>
/// Looks for words, from the newest segment back, until a page is full. What it costs is bounded whatever is asked: after so many segments
/// or things that turned out not to be seen by readers, it ends and says where to go on.
/// </summary>
internal static class SearchQueries
{
    /// <summary>In one search: two million comments of one site.</summary>
    private const int MostSegments = 512;

    private const int MostChecked = 1_000;

    /// <summary>Segments read in one go: what is common is found in the first, what is rare wants few round trips.</summary>
    private const int MostAtOnce = 64;

    /// <summary>Words with a beginning of a letter or two are many; so few segments of them are read in one go.</summary>
    private const int MostShortAtOnce = 4;

    /// <summary>So many words with one of the beginnings are read in one search.</summary>
    private const int MostWords = 20_000;

    /// <summary>Where no more hold all the whole words, their texts are asked for the beginnings: cheaper than all words with them.</summary>
    private const int FewThings = 8;

    /// <param name="see">Of these ids, newest first, what readers may see and what does hold the words; in the same order.</param>
    public static async Task<Found<T>> LookFor<T>(
        this Database database, Search search, int most, Func<IReadOnlyList<long>, Task<IReadOnlyList<(long Id, T Thing)>>> see, CancellationToken cancel)
    {
        List<(long Id, T Thing)> found = [];
        var before = search.Before ?? long.MaxValue;
        var below = before == long.MaxValue ? before : IdSet.SegmentOf(before - 1) + 1;
        var (segmentsRead, idsSeen, atOnce, budget) = (0, 0, 1, new Budget(MostWords));
        while (segmentsRead < MostSegments && budget.Words > 0)
        {
            var segments = await database.SegmentsBelow(search, below, atOnce, cancel);
            if (segments.Count == 0)
                return Page(found, most, null);
            await foreach (var ids in database.Candidates(search, segments, before, budget, cancel))
            {
                foreach (var some in ids.Chunk(most + 1))
                {
                    found.AddRange(await see(some));
                    if (found.Count > most)
                        return Page(found, most, null);
                    idsSeen += some.Length;
                    if (idsSeen >= MostChecked)
                        return Page(found, most, some[^1]);
                }
            }

            below = budget.StoppedAbove ?? segments[^1];
            segmentsRead += segments.Count;
            atOnce = Math.Min(atOnce * 8, MostAtOnce);
        }

        return Page(found, most, IdSet.IdOf(below, 0));
    }

    private static Found<T> Page<T>(List<(long Id, T Thing)> found, int most, long? next) =>
        new([.. found.Take(most).Select(one => one.Thing)], found.Count > most ? found[most - 1].Id : next);

    /// <summary>The site's newest segments below one, by as many steps down the key.</summary>
    private static Task<List<long>> SegmentsBelow(this Database database, Search search, long below, int most, CancellationToken cancel)
    {
        const string next = "SELECT max(p.segment) FROM search_postings p WHERE p.site = @site AND p.kind = @kind AND p.segment <";
        return database.Query(
            $"""
            WITH RECURSIVE down(segment) AS ({next} @below UNION ALL SELECT ({next} down.segment) FROM down WHERE down.segment IS NOT NULL)
            SELECT segment FROM down WHERE segment IS NOT NULL LIMIT @most
            """,
            row => row.GetInt64(0), cancel, ("@site", search.Site.Value), ("@kind", search.Kind), ("@below", below), ("@most", most));
    }

    /// <summary>What holds all words, segment by segment.</summary>
    private static async IAsyncEnumerable<IReadOnlyList<long>> Candidates(
        this Database database, Search search, IReadOnlyList<long> segments, long before, Budget budget, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var exact = await database.Holding(search, segments, cancel);
        var isShort = search.Query.Beginnings.Any(start => start.Length <= 2);
        // The newest alone: that is where what is common ends.
        foreach (var some in Grouped([.. segments.Where(exact.ContainsKey)], isShort ? MostShortAtOnce : MostAtOnce))
        {
            if (budget.Words <= 0)
            {
                budget.StoppedAbove = some[0] + 1;
                yield break;
            }

            await database.KeepBeginnings(search, some, exact, budget, cancel);
            foreach (var segment in some)
            {
                List<long> ids = [.. exact[segment].Descending().Select(place => IdSet.IdOf(segment, place)).Where(id => id < before)];
                if (ids.Count > 0)
                    yield return ids;
            }
        }
    }

    private static IEnumerable<IReadOnlyList<long>> Grouped(IReadOnlyList<long> segments, int atOnce) =>
        segments.Take(1).Chunk(1).Concat(segments.Skip(1).Chunk(atOnce));

    /// <summary>In each segment that has some, the things that hold every whole word; everything where none is asked for.</summary>
    private static async Task<Dictionary<long, IdSet>> Holding(this Database database, Search search, IReadOnlyList<long> segments, CancellationToken cancel)
    {
        var terms = search.Exact.Count > 0 ? search.Exact : [SearchIndex.Everything];
        var rows = await database.Query(
            database.Rows("p.term = value ->> 1"), ReadRow, cancel, [.. Place(search), ("@rows", Pairs(segments, terms.Select(term => new[] { term })))]);
        return rows.GroupBy(row => row.Segment).Where(group => group.Count() == terms.Count).ToDictionary(group => group.Key, group =>
        {
            var all = IdSet.Read(group.First().Things);
            foreach (var (_, things) in group.Skip(1))
                all.KeepOnly(IdSet.Read(things));
            return all;
        });
    }

    /// <summary>Of what holds the whole words, what holds a word with each beginning, too; unless few do, which <c>see</c> then looks at.</summary>
    private static async Task KeepBeginnings(
        this Database database, Search search, IReadOnlyList<long> segments, Dictionary<long, IdSet> held, Budget budget, CancellationToken cancel)
    {
        foreach (var start in search.Query.Beginnings)
        {
            List<long> left = [.. segments.Where(segment => held[segment].Count > FewThings)];
            if (left.Count == 0)
                return;
            var any = left.ToDictionary(segment => segment, _ => new IdSet());
            // After a beginning comes no sign higher than the last there is.
            var rows = database.Stream(
                database.Rows("p.term >= value ->> 1 AND p.term < value ->> 2"), ReadRow, cancel, [.. Place(search), ("@rows", Pairs(left, [[start, start + "\U0010FFFF"]]))]);
            await foreach (var (segment, things) in rows)
            {
                any[segment].AddAll(things);
                budget.Words--;
            }

            foreach (var segment in left)
                held[segment].KeepOnly(any[segment]);
        }
    }

    /// <summary>The rows of pairs of a segment and its words, each by the key: left to itself, PostgreSQL reads the whole site's index instead.</summary>
    private static string Rows(this Database database, string words)
    {
        var rows = $"SELECT p.segment, p.things FROM search_postings p WHERE p.site = @site AND p.kind = @kind AND p.segment = CAST(value ->> 0 AS bigint) AND {words}";
        return database is SqliteDatabase
            ? rows.Replace("FROM search_postings", $"FROM {database.JsonRows} CROSS JOIN search_postings", StringComparison.Ordinal)
            : $"SELECT p.segment, p.things FROM {database.JsonRows} CROSS JOIN LATERAL ({rows} OFFSET 0) p";
    }

    private static (string, object?)[] Place(Search search) => [("@site", search.Site.Value), ("@kind", search.Kind)];

    private static (long Segment, byte[] Things) ReadRow(System.Data.Common.DbDataReader row) => (row.GetInt64(0), row.GetFieldValue<byte[]>(1));

    private static string Pairs(IReadOnlyList<long> segments, IEnumerable<string[]> words) => JsonSerializer.Serialize(
        from segment in segments from word in words select word.Prepend(segment.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What one search may still read; where it ended, when that was used up.</summary>
    private sealed class Budget(int words)
    {
        public int Words { get; set; } = words;
        public long? StoppedAbove { get; set; }
    }
}
