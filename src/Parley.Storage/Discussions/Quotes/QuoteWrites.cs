using System.Globalization;
using System.Text.Json;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage.Articles;

namespace Parley.Storage.Discussions.Quotes;

/// <summary>A comment with the quotes that were found in it.</summary>
/// <param name="IsSeen">It is posted and to be seen.</param>
/// <param name="Known">A revision of its article that need not be read again.</param>
internal sealed record QuotingComment(
    CommentId Comment, DiscussionId Discussion, SiteId Site, bool IsSeen, IReadOnlyList<FoundQuote> Quotes, QuotableArticle? Known = null);

/// <summary>
/// The quotes of comments, and how many comments quote each sentence: written in the transaction of what they follow from, with the
/// discussion locked. An article counts the comments of its own discussion.
/// </summary>
public static class QuoteWrites
{
    /// <summary>More than anyone quotes in one comment.</summary>
    public const int MostOfComment = 100;

    private static readonly string[] Columns =
    [
        "site", "discussion", "comment", "start", "\"end\"", "article", "passage", "target", "revision", "target_start", "target_end", "certainty", "visible",
        "fate", "now_passage", "now_start", "now_end", "sentence", "counts",
    ];

    /// <summary>Puts the quotes found in new words in place of those of the old ones.</summary>
    public static async Task ReplaceQuotes(this Database database, CommentRow comment, IReadOnlyList<FoundQuote> quotes, CancellationToken cancel)
    {
        await database.DropQuotes([comment.Id], cancel);
        await database.AddQuotes([new QuotingComment(comment.Id, comment.Discussion, comment.Site, comment is { State: CommentState.Posted, Visible: true }, quotes)], cancel);
    }

    /// <summary>What was found where no such words are is left out.</summary>
    internal static async Task AddQuotes(this Database database, IEnumerable<QuotingComment> comments, CancellationToken cancel)
    {
        List<QuotingComment> quoting = [.. comments.Where(comment => comment.Quotes.Count > 0)];
        if (quoting.Count == 0)
            return;
        var articles = await database.QuotedArticles(quoting, cancel);
        List<object?[]> rows = [];
        List<MarkChange> marks = [];
        foreach (var comment in quoting)
        {
            HashSet<(long, int)> counted = [];
            foreach (var quote in comment.Quotes.Take(MostOfComment))
            {
                var article = quote.Target.Passage is null ? null : articles.GetValueOrDefault(comment.Discussion);
                if (quote.Target.Passage is not null && article?.Has(quote) != true)
                    continue;
                var place = article?.Place(quote);
                var counts = place is { Passage: { } passage } && counted.Add((passage.Value, place.Sentence));
                if (counts && comment.IsSeen)
                    marks.Add(new MarkChange(article!.Id.Value, place!.Passage!.Value.Value, place.Sentence, 1));
                rows.Add(
                [
                    comment.Site.Value, comment.Discussion.Value, comment.Comment.Value, quote.Words.Start, quote.Words.End, article?.Id.Value,
                    quote.Target.Passage?.Value, quote.Target.Comment?.Value, quote.Target.Revision, quote.Range.Start, quote.Range.End,
                    (int)Math.Round(Math.Clamp(quote.Certainty, 0, 1) * 1_000), comment.IsSeen, (int)(place?.Fate ?? QuoteFate.Same), place?.Passage?.Value,
                    place?.Range.Start ?? 0, place?.Range.End ?? 0, place?.Sentence ?? 0, counts,
                ]);
            }
        }

        if (rows.Count == 0)
            return;
        await database.InsertMany("quotes", Columns, rows, cancel);
        await database.ChangeMarks(marks, cancel);
    }

    /// <summary>Takes the quotes of comments away, whose words are gone or others.</summary>
    internal static async Task DropQuotes(this Database database, IEnumerable<CommentId> comments, CancellationToken cancel)
    {
        var ids = database.List(comments.Select(comment => comment.Value));
        await database.ChangeMarks(await database.Query(
            $"""
            SELECT article, now_passage, sentence, -count(*) FROM quotes WHERE {database.IsListed("comment")} AND visible = TRUE AND counts = TRUE
            GROUP BY article, now_passage, sentence
            """, MarkChange.Read, cancel, ("@ids", ids)), cancel);
        await database.Execute($"DELETE FROM quotes WHERE {database.IsListed("comment")}", cancel, ("@ids", ids));
    }

    /// <summary>Brings the quotes of comments, and what is counted of them, in line with what the comments are now.</summary>
    internal static async Task SettleQuotes(this Database database, IEnumerable<CommentId> comments, CancellationToken cancel)
    {
        var ids = database.List(comments.Select(comment => comment.Value));
        var turned = await database.Query(
            $"""
            SELECT q.id, q.visible, q.counts, q.article, q.now_passage, q.sentence FROM quotes q
            JOIN comments c ON c.id = q.comment JOIN discussions d ON d.id = c.discussion
            WHERE {database.IsListed("q.comment")} AND q.visible <> (c.state = 0 AND c.visible = TRUE AND (q.article IS NULL OR q.article = COALESCE(d.article, 0)))
            """,
            row => (Id: row.GetInt64(0), Mark: row.GetBoolean(2) ? new MarkChange(row.GetInt64(3), row.GetInt64(4), row.GetInt32(5), row.GetBoolean(1) ? -1 : 1) : null),
            cancel, ("@ids", ids));
        if (turned.Count == 0)
            return;
        await database.Execute($"UPDATE quotes SET visible = NOT visible WHERE {database.IsListed("id")}", cancel, ("@ids", database.List(turned.Select(one => one.Id))));
        await database.ChangeMarks(turned.Select(one => one.Mark).OfType<MarkChange>(), cancel);
    }

    /// <summary>A name was taken out of a comment's words: what they quote, and what quotes them, is where it was, counted anew.</summary>
    /// <param name="revision">Of the words before; those after are of the next.</param>
    internal static async Task ShiftQuotes(this Database database, CommentId comment, int revision, ShownText before, ShownText after, CancellationToken cancel)
    {
        var quotes = await database.Query(
            $"SELECT {QuoteRow.Columns} FROM quotes q WHERE (q.comment = @comment AND q.\"end\" > 0) OR (q.target = @comment AND q.revision = @revision)", QuoteRow.Read, cancel,
            ("@comment", comment.Value), ("@revision", revision));
        if (quotes.Count == 0)
            return;
        var words = new WordAlignment(before.Text, after.Text);
        foreach (var quote in quotes)
        {
            var isOwn = quote.Comment == comment;
            var was = isOwn ? quote.Words : quote.Range;
            var now = words.Unchanged(was) ?? words.Place(was) ?? default;
            await database.Execute(
                isOwn ? "UPDATE quotes SET start = @start, \"end\" = @end WHERE id = @id" : "UPDATE quotes SET target_start = @start, target_end = @end, revision = revision + 1 WHERE id = @id",
                cancel, ("@id", quote.Id), ("@start", now.Start), ("@end", now.End));
        }
    }

    internal static async Task ChangeMarks(this Database database, IEnumerable<MarkChange> changes, CancellationToken cancel)
    {
        var rows = changes.GroupBy(change => (change.Article, change.Passage, change.Sentence))
            .Select(group => new[] { group.Key.Article, group.Key.Passage, group.Key.Sentence, group.Sum(change => change.By) })
            .Where(row => row[3] != 0).ToList();
        if (rows.Count == 0)
            return;
        await database.Execute(
            $"""
            INSERT INTO passage_marks (article, passage, sentence, comments)
            SELECT CAST(value ->> 0 AS bigint), CAST(value ->> 1 AS bigint), CAST(value ->> 2 AS integer), CAST(value ->> 3 AS integer) FROM {database.JsonRows} WHERE TRUE
            ON CONFLICT (article, passage, sentence) DO UPDATE SET comments = passage_marks.comments + excluded.comments
            """, cancel, ("@rows", JsonSerializer.Serialize(rows)));
        if (rows.Exists(row => row[3] < 0))
            await database.Execute(
                $"DELETE FROM passage_marks WHERE {database.IsListed("article")} AND comments = 0", cancel, ("@ids", database.List(rows.Select(row => row[0]).Distinct())));
    }

    /// <summary>The articles of the discussions, in the revisions that were quoted and the one that readers see.</summary>
    private static async Task<Dictionary<DiscussionId, QuotedArticle>> QuotedArticles(this Database database, List<QuotingComment> quoting, CancellationToken cancel)
    {
        Dictionary<DiscussionId, QuotedArticle> articles = [];
        foreach (var discussion in quoting.Where(comment => comment.Quotes.Any(quote => quote.Target.Passage is not null)).GroupBy(comment => comment.Discussion))
        {
            if (await database.QueryOne(
                "SELECT a.id, a.revision FROM discussions d JOIN articles a ON a.id = d.article WHERE d.id = @id",
                row => new ArticleNow(new ArticleId(row.GetInt64(0)), row.GetInt32(1)), cancel, ("@id", discussion.Key.Value)) is not { } article)
                continue;
            var numbers = discussion.SelectMany(comment => comment.Quotes).Where(quote => quote.Target.Passage is not null).Select(quote => quote.Target.Revision).Append(article.Revision);
            var revisions = discussion.Select(comment => comment.Known).OfType<QuotableArticle>().DistinctBy(known => known.Revision)
                .ToDictionary(known => known.Revision, known => known.Passages);
            if (numbers.Except(revisions.Keys).ToList() is { Count: > 0 } unknown)
            {
                foreach (var (number, revision) in await database.Revisions(article.Id, unknown, cancel))
                    revisions[number] = revision.Passages;
            }

            articles[discussion.Key] = new QuotedArticle(article.Id, article.Revision, revisions);
        }

        return articles;
    }

    private sealed record ArticleNow(ArticleId Id, int Revision);
}

/// <summary>Comments that a sentence gains or, below zero, loses.</summary>
internal sealed record MarkChange(long Article, long Passage, int Sentence, int By)
{
    public static MarkChange Read(System.Data.Common.DbDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), Convert.ToInt32(row.GetInt64(3), CultureInfo.InvariantCulture));
}

/// <summary>An article whose words are looked up in several revisions.</summary>
internal sealed class QuotedArticle(ArticleId id, int current, IReadOnlyDictionary<int, IReadOnlyList<Passage>> revisions)
{
    private readonly Dictionary<int, PassageCarry> carries = [];

    public ArticleId Id => id;

    public bool Has(FoundQuote quote) =>
        revisions.GetValueOrDefault(quote.Target.Revision)?.FirstOrDefault(passage => passage.Id == quote.Target.Passage) is { } passage
        && quote.Range is { IsEmpty: false, Start: >= 0 } && quote.Range.End <= passage.Text.Length;

    /// <summary>Where the words are now: found under an older revision, they are followed.</summary>
    public QuotePlace Place(FoundQuote quote)
    {
        if (!carries.TryGetValue(quote.Target.Revision, out var carry))
            carries[quote.Target.Revision] = carry = new PassageCarry(revisions[quote.Target.Revision], revisions[current]);
        return carry.Carry(quote.Target.Passage!.Value, quote.Range);
    }
}
