using System.Data.Common;
using System.Text.Json;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;
using Parley.Storage.Articles;

namespace Parley.Storage.Discussions.Quotes;

/// <summary>Takes the quotes of an article along into its next revision, in the transaction that publishes it, the discussion locked.</summary>
public static class QuoteCarrying
{
    // Rows in one statement.
    private const int AtOnce = 1_000;

    /// <summary>Each place is followed once, however many quote it; what is counted is counted anew.</summary>
    internal static async Task CarryQuotes(this Database database, ArticleRevision before, ArticleRevision after, CancellationToken cancel)
    {
        var quotes = await database.Query(
            """
            SELECT id, comment, visible, counts, passage, revision, target_start, target_end, fate, now_passage, now_start, now_end, sentence
            FROM quotes WHERE article = @article ORDER BY comment, start, id
            """, CarriedQuote.Read, cancel, ("@article", after.Article.Value));
        if (quotes.Count == 0)
            return;
        var first = await database.Revisions(after.Article, quotes.Select(quote => quote.Source.Revision), cancel);
        var follower = new QuoteFollower(first, before, after);
        List<object?[]> changed = [];
        Dictionary<(long, int), long> marks = [];
        CommentId comment = default;
        HashSet<(long, int)> counted = [];
        foreach (var quote in quotes)
        {
            if (quote.Comment != comment)
                (comment, counted) = (quote.Comment, []);
            var place = follower.Follow(quote.Source, quote.Place);
            var mark = place.Passage is { } passage ? (passage.Value, place.Sentence) : default((long, int)?);
            var counts = mark is { } one && counted.Add(one);
            if (counts && quote.Visible)
                marks[mark!.Value] = marks.GetValueOrDefault(mark.Value) + 1;
            if (place != quote.Place || counts != quote.Counts)
                changed.Add([quote.Id, (int)place.Fate, place.Passage?.Value, place.Range.Start, place.Range.End, place.Sentence, counts ? "1" : "0"]);
        }

        foreach (var some in changed.Chunk(AtOnce))
            await database.Execute(
                $"""
                UPDATE quotes SET fate = now.fate, now_passage = now.passage, now_start = now.start, now_end = now.until, sentence = now.sentence, counts = now.counts
                FROM (SELECT CAST(value ->> 0 AS bigint) AS id, CAST(value ->> 1 AS integer) AS fate, CAST(value ->> 2 AS bigint) AS passage,
                    CAST(value ->> 3 AS integer) AS start, CAST(value ->> 4 AS integer) AS until, CAST(value ->> 5 AS integer) AS sentence, value ->> 6 = '1' AS counts
                    FROM {database.JsonRows}) AS now WHERE quotes.id = now.id
                """, cancel, ("@rows", JsonSerializer.Serialize(some)));
        await database.Execute("DELETE FROM passage_marks WHERE article = @article", cancel, ("@article", after.Article.Value));
        await database.ChangeMarks(marks.Select(mark => new MarkChange(after.Article.Value, mark.Key.Item1, mark.Key.Item2, (int)mark.Value)), cancel);
    }

    /// <param name="Source">What was quoted.</param>
    private sealed record CarriedQuote(long Id, CommentId Comment, bool Visible, bool Counts, QuotedRange Source, QuotePlace Place)
    {
        public static CarriedQuote Read(DbDataReader row) => new(
            row.GetInt64(0), new CommentId(row.GetInt64(1)), row.GetBoolean(2), row.GetBoolean(3),
            new QuotedRange(new PassageId(row.GetInt64(4)), row.GetInt32(5), new TextRange(row.GetInt32(6), row.GetInt32(7))),
            new QuotePlace(
                (QuoteFate)row.GetInt32(8), row.LongOrNull(9) is { } now ? new PassageId(now) : null, new TextRange(row.GetInt32(10), row.GetInt32(11)), row.GetInt32(12)));
    }
}

/// <summary>Words as they were quoted.</summary>
internal readonly record struct QuotedRange(PassageId Passage, int Revision, TextRange Range);

/// <summary>
/// From one revision to the next. Whether words changed is decided by those first quoted: put back as they were, they are the same again,
/// wherever they stand once.
/// </summary>
internal sealed class QuoteFollower(IReadOnlyDictionary<int, ArticleRevision> revisions, ArticleRevision before, ArticleRevision after)
{
    private readonly PassageCarry step = new(before.Passages, after.Passages);
    private readonly Dictionary<int, PassageCarry> carries = [];
    private readonly Dictionary<(QuotedRange, QuotePlace), QuotePlace> known = [];

    public QuotePlace Follow(QuotedRange source, QuotePlace place)
    {
        if (!known.TryGetValue((source, place), out var now))
            known[(source, place)] = now = Next(source, place);
        return now;
    }

    private QuotePlace Next(QuotedRange source, QuotePlace place)
    {
        var next = place.Passage is { } passage ? step.Carry(passage, place.Range) : QuotePlace.Gone;
        if (next.Fate == QuoteFate.Same && place.Fate == QuoteFate.Same)
            return next;
        if (!carries.TryGetValue(source.Revision, out var carry))
            carries[source.Revision] = carry = new PassageCarry(revisions[source.Revision].Passages, after.Passages);
        var direct = carry.Carry(source.Passage, source.Range);
        if (direct.Fate == QuoteFate.Same)
            return direct;
        return next.Fate == QuoteFate.Gone ? direct : next with { Fate = QuoteFate.Changed };
    }
}
