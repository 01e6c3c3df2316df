using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Discussions;
using Parley.Storage.Discussions.Quotes;
using Parley.Storage.Moderation;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.Site;
using Parley.Storage.Site.Search;

namespace Parley.Storage;

/// <summary>One thing of the store that contradicts another, in words for an operator.</summary>
public sealed record Inconsistency(string Rule, string Words);

/// <summary>Proves that counters, tree, votes, events and ledger agree. It reads one moment of the store and changes nothing.</summary>
public static class StoreCheck
{
    /// <summary>Named in full of each rule; further ones are only counted.</summary>
    private const int NamedOfEach = 20;

    // Each finds rows that break its rule: what it is about, what is stored, what it should be.
    private static readonly (string Rule, string Thing, string Sql)[] Rules =
    [
        ("comment-count", "discussion",
            """
            SELECT d.id, d.comment_count, count(c.id) FROM discussions d LEFT JOIN comments c ON c.discussion = d.id AND c.visible = TRUE AND c.state = 0
            GROUP BY d.id, d.comment_count HAVING d.comment_count <> count(c.id)
            """),
        ("top-count", "discussion",
            """
            SELECT d.id, d.top_count, count(c.id) FROM discussions d LEFT JOIN comments c ON c.discussion = d.id AND c.visible = TRUE AND c.parent = 0
            GROUP BY d.id, d.top_count HAVING d.top_count <> count(c.id)
            """),
        ("reply-count", "comment",
            """
            SELECT p.id, p.reply_count, COALESCE(r.n, 0) FROM comments p
            LEFT JOIN (SELECT parent, count(*) AS n FROM comments WHERE visible = TRUE AND parent <> 0 GROUP BY parent) r ON r.parent = p.id
            WHERE p.reply_count <> COALESCE(r.n, 0)
            """),
        ("depth", "comment",
            """
            SELECT c.id, c.depth, COALESCE(p.depth + 1, 0) FROM comments c LEFT JOIN comments p ON p.id = c.parent WHERE c.depth <> COALESCE(p.depth + 1, 0)
            """),
        ("parent", "comment",
            """
            SELECT c.id, c.parent, 0 FROM comments c LEFT JOIN comments p ON p.id = c.parent
            WHERE c.parent <> 0 AND (p.id IS NULL OR p.discussion <> c.discussion OR (c.visible = TRUE AND p.visible = FALSE) OR c.parent_unknown = TRUE)
            """),
        ("visibility", "comment",
            "SELECT id, state, 0 FROM comments WHERE state = 0 AND visible = FALSE"),
        ("site", "comment",
            "SELECT c.id, c.site, COALESCE(d.site, 0) FROM comments c LEFT JOIN discussions d ON d.id = c.discussion WHERE c.site <> COALESCE(d.site, 0)"),
        ("author", "comment",
            """
            SELECT c.id, c.author_kind, COALESCE(c.account, c.guest, 0) FROM comments c LEFT JOIN accounts a ON a.id = c.account LEFT JOIN guests g ON g.id = c.guest
            WHERE (c.author_kind = 1) <> (c.account IS NOT NULL) OR (c.account IS NOT NULL AND a.id IS NULL) OR (c.guest IS NOT NULL AND g.id IS NULL)
                OR (c.author_kind = 0 AND (c.author_name IS NOT NULL OR c.guest IS NOT NULL))
            """),
        ("words", "comment",
            "SELECT id, state, 0 FROM comments WHERE state IN (3, 4) AND (source <> '' OR html <> '')"),
        ("revisions", "comment",
            """
            SELECT c.id, c.revision, 1 + COALESCE(r.n, 0) FROM comments c
            LEFT JOIN (SELECT comment, count(*) AS n FROM comment_revisions GROUP BY comment) r ON r.comment = c.id
            WHERE c.state NOT IN (3, 4) AND c.revision <> 1 + COALESCE(r.n, 0)
            """),
        ("quotes", "quote",
            """
            SELECT q.id, q.comment, 0 FROM quotes q LEFT JOIN comments c ON c.id = q.comment LEFT JOIN discussions d ON d.id = c.discussion LEFT JOIN comments t ON t.id = q.target
            WHERE c.id IS NULL OR q.discussion <> c.discussion OR q.site <> c.site OR c.state IN (3, 4) OR (q.article IS NULL) = (q.target IS NULL) OR (q.target IS NOT NULL AND t.id IS NULL)
                OR q.visible <> (c.state = 0 AND c.visible = TRUE AND (q.article IS NULL OR q.article = COALESCE(d.article, 0)))
            """),
        ("passage-marks", "article",
            """
            SELECT COALESCE(m.article, n.article), COALESCE(m.comments, 0), COALESCE(n.comments, 0) FROM passage_marks m FULL JOIN
                (SELECT article, now_passage, sentence, count(*) AS comments FROM quotes WHERE visible = TRUE AND counts = TRUE GROUP BY article, now_passage, sentence) n
                ON n.article = m.article AND n.now_passage = m.passage AND n.sentence = m.sentence
            WHERE COALESCE(m.comments, 0) <> COALESCE(n.comments, 0)
            """),
        ("up-votes", "comment", Votes("up", "1")),
        ("down-votes", "comment", Votes("down", "-1")),
        ("votes", "comment",
            """
            SELECT v.comment, v.account, v.value FROM votes v LEFT JOIN comments c ON c.id = v.comment LEFT JOIN accounts a ON a.id = v.account
            WHERE c.id IS NULL OR c.discussion <> v.discussion OR a.id IS NULL OR v.value NOT IN (1, -1)
            """),
        ("lock", "comment",
            """
            SELECT c.id, c.locked, COALESCE(p.locked, 0) FROM comments c LEFT JOIN comments p ON p.id = c.parent WHERE c.locked = 1 AND COALESCE(p.locked, 0) = 0
            """),
        ("pinned", "discussion",
            "SELECT d.id, d.pinned, 0 FROM discussions d LEFT JOIN comments c ON c.id = d.pinned WHERE d.pinned IS NOT NULL AND (c.discussion IS NULL OR c.discussion <> d.id)"),
        ("reports", "report",
            """
            SELECT r.id, r.discussion, COALESCE(c.discussion, 0) FROM reports r LEFT JOIN comments c ON c.id = r.comment
            WHERE r.discussion <> COALESCE(c.discussion, 0) OR (r.outcome = 0) <> (r.settled_at IS NULL)
            """),
        ("notices", "legal notice",
            """
            SELECT n.notice, n.position, 0 FROM notice_comments n LEFT JOIN legal_notices l ON l.id = n.notice LEFT JOIN comments c ON c.id = n.comment
            WHERE l.id IS NULL OR (n.decision = 0) <> (n.decided_at IS NULL) OR (n.decision = 0 AND l.state IN (2, 3)) OR (c.id IS NOT NULL AND c.discussion <> n.discussion)
            """),
        ("appeals", "appeal",
            """
            SELECT a.id, a.verdict, 0 FROM appeals a LEFT JOIN ledger l ON l.site = a.site AND l.number = a.verdict
            WHERE l.number IS NULL OR (a.outcome = 0) <> (a.decided_at IS NULL)
            """),
        ("correction-requests", "request for a correction",
            """
            SELECT q.id, q.requesters, COALESCE(n.n, 0) FROM correction_requests q
            LEFT JOIN (SELECT request, count(*) AS n FROM correction_requesters GROUP BY request) n ON n.request = q.id
            WHERE q.requesters <> COALESCE(n.n, 0) OR (q.state = 0) <> (q.decided_at IS NULL)
            """),
        ("source-askers", "question for a source",
            """
            SELECT q.id, q.askers, COALESCE(n.n, 0) FROM source_questions q
            LEFT JOIN (SELECT question, count(*) AS n FROM source_askers GROUP BY question) n ON n.question = q.id WHERE q.askers <> COALESCE(n.n, 0)
            """),
        ("sources", "question for a source",
            """
            SELECT q.id, q.sources, COALESCE(n.n, 0) FROM source_questions q
            LEFT JOIN (SELECT question, count(*) AS n FROM sources GROUP BY question) n ON n.question = q.id WHERE q.sources <> COALESCE(n.n, 0)
            """),
        ("events", "discussion",
            """
            SELECT d.id, d.seq, e.last FROM discussions d
            JOIN (SELECT scope_id, max(number) AS last FROM events WHERE scope = 1 GROUP BY scope_id) e ON e.scope_id = d.id WHERE d.seq <> e.last
            """),
        ("event-gaps", "discussion",
            "SELECT scope_id, max(number) - min(number) + 1, count(*) FROM events WHERE scope = 1 GROUP BY scope_id HAVING max(number) - min(number) + 1 <> count(*)"),
        ("addresses", "discussion",
            "SELECT u.discussion, u.site, COALESCE(d.site, 0) FROM discussion_urls u LEFT JOIN discussions d ON d.id = u.discussion WHERE u.site <> COALESCE(d.site, 0)"),
        ("article-revisions", "article",
            """
            SELECT a.id, a.revision, COALESCE(r.n, 0) FROM articles a
            LEFT JOIN (SELECT article, count(*) AS n, max(number) AS last FROM article_revisions GROUP BY article) r ON r.article = a.id
            WHERE a.revision <> COALESCE(r.n, 0) OR a.revision <> COALESCE(r.last, 0)
            """),
        ("articles", "discussion",
            "SELECT d.id, d.article, 0 FROM discussions d LEFT JOIN articles a ON a.id = d.article WHERE d.article IS NOT NULL AND (a.id IS NULL OR a.site <> d.site)"),
        ("aliases", "comment", "SELECT i.target, 0, 1 FROM import_aliases i LEFT JOIN comments c ON c.id = i.target WHERE i.kind = 1 AND c.id IS NULL"),
    ];

    public static async IAsyncEnumerable<Inconsistency> Inconsistencies(
        this Database database, KeyFile keys, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var moment = await database.Snapshot(cancel);
        foreach (var (rule, thing, sql) in Rules)
        {
            var broken = await database.Query($"{sql} LIMIT {NamedOfEach + 1}", Numbers, cancel);
            foreach (var (id, stored, expected) in broken.Take(NamedOfEach))
                yield return new Inconsistency(rule, string.Create(CultureInfo.InvariantCulture, $"{thing} {id}: {Explain(rule, stored, expected)}"));
            if (broken.Count > NamedOfEach)
                yield return new Inconsistency(rule, $"and more {thing}s with the same fault");
        }

        foreach (var wrong in await database.WrongRanks(cancel))
            yield return wrong;

        var misplaced = 0;
        await foreach (var (comment, fault) in database.WronglyQueued(cancel))
        {
            if (++misplaced <= NamedOfEach)
                yield return new Inconsistency("queue", string.Create(CultureInfo.InvariantCulture, $"comment {comment}: {fault}"));
        }

        if (misplaced > NamedOfEach)
            yield return new Inconsistency("queue", "and more with the same fault");

        var astray = 0;
        await foreach (var (quote, fault) in database.MisplacedQuotes(cancel))
        {
            if (++astray <= NamedOfEach)
                yield return new Inconsistency("quote-places", string.Create(CultureInfo.InvariantCulture, $"quote {quote}: {fault}"));
        }

        if (astray > NamedOfEach)
            yield return new Inconsistency("quote-places", "and more with the same fault");

        var unlike = 0;
        await foreach (var (kind, id) in database.WronglyIndexed(cancel))
        {
            if (++unlike <= NamedOfEach)
                yield return new Inconsistency("search", string.Create(CultureInfo.InvariantCulture, $"{(kind == Findable.Article ? "article" : "comment")} {id}: lists or search know it otherwise: `parley search rebuild` mends it"));
        }

        if (unlike > NamedOfEach)
            yield return new Inconsistency("search", "and more with the same fault");

        foreach (var site in await database.Sites.AsNoTracking().OrderBy(site => site.Id).Select(site => site.Id).ToListAsync(cancel))
        {
            foreach (var fault in (await database.ReadLedger(site, keys, cancel)).Faults)
                yield return new Inconsistency("ledger", string.Create(CultureInfo.InvariantCulture, $"ledger of site {fault.Site}, row {fault.Number}: {fault.Words}"));
        }
    }

    private static string Votes(string column, string value) =>
        $"""
        SELECT c.id, c.{column}, COALESCE(v.n, 0) FROM comments c
        LEFT JOIN (SELECT comment, count(*) AS n FROM votes WHERE value = {value} GROUP BY comment) v ON v.comment = c.id
        WHERE c.{column} <> COALESCE(v.n, 0)
        """;

    private static (long Id, long Stored, long Expected) Numbers(DbDataReader row) =>
        (Number(row, 0), Number(row, 1), Number(row, 2));

    private static long Number(DbDataReader row, int column) =>
        row.IsDBNull(column) ? 0 : Convert.ToInt64(row.GetValue(column), CultureInfo.InvariantCulture);

    private static string Explain(string rule, long stored, long expected) => rule switch
    {
        "parent" => string.Create(CultureInfo.InvariantCulture, $"its parent {stored} is missing, hidden, unknown or in another discussion"),
        "visibility" => "its state and its visibility contradict each other",
        "author" => "its author is missing or of another kind than stated",
        "words" => "it was deleted, and its words are still there",
        "quotes" => string.Create(CultureInfo.InvariantCulture, $"its comment {stored} or what it quotes is missing, of another discussion, emptied, or seen otherwise"),
        "votes" => string.Create(CultureInfo.InvariantCulture, $"the vote of account {stored} belongs to nothing"),
        "lock" => "it is locked by a comment above, and that one is open",
        "pinned" => string.Create(CultureInfo.InvariantCulture, $"comment {stored} is pinned in it and is of another discussion"),
        "reports" => "it is settled and open at once, or of another discussion than its comment",
        "notices" => string.Create(CultureInfo.InvariantCulture, $"what it names in place {stored} is decided and open at once, or of another discussion than its comment"),
        "appeals" => string.Create(CultureInfo.InvariantCulture, $"row {stored} of the ledger is missing, or it is decided and open at once"),
        "aliases" => "an import remembers it, and it is gone",
        "articles" => string.Create(CultureInfo.InvariantCulture, $"its article {stored} is missing or of another site"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{rule} is stored as {stored}, the rows say {expected}"),
    };

    private static async Task<List<Inconsistency>> WrongRanks(this Database database, CancellationToken cancel)
    {
        List<Inconsistency> wrong = [];
        var rows = database.Stream(
            "SELECT id, up, down, rank FROM comments WHERE up <> 0 OR down <> 0 OR rank <> 0",
            row => (Id: row.GetInt64(0), Up: row.GetInt32(1), Down: row.GetInt32(2), Rank: row.GetInt64(3)), cancel);
        await foreach (var (id, up, down, rank) in rows)
        {
            var expected = Ranking.Best(up, down);
            if (rank != expected && wrong.Count < NamedOfEach)
                wrong.Add(new Inconsistency("rank", string.Create(CultureInfo.InvariantCulture, $"comment {id}: rank is stored as {rank}, its votes say {expected}")));
        }

        return wrong;
    }
}
