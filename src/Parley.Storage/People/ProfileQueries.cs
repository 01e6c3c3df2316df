using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Discussions;

namespace Parley.Storage.People;

/// <summary>Somebody as staff of one site see them.</summary>
/// <param name="Domain">Of their e-mail address; the address itself is shown when it is asked for, and that is noted.</param>
public sealed record PersonProfile(PersonKey Who, string Name, DateTimeOffset Since, string? Domain, Role Role);

/// <summary>One row of the record about somebody.</summary>
public sealed record PersonAct(
    long Number, LedgerAct Act, string? Reason, string? Clause, DateTimeOffset At, DateTimeOffset? Until, CommentId? Comment, string? By, bool ByRule, VerdictWords Words);

/// <summary>How many of the newest comments stand in each state, of <see cref="ProfileQueries.MostCounted"/> at most.</summary>
public sealed record CommentTally(int Posted, int Held, int Removed, int Deleted)
{
    public int All => Posted + Held + Removed + Deleted;
}

/// <summary>What staff of one site read of a person; nothing of other sites.</summary>
public static class ProfileQueries
{
    public const int MostCounted = 1000;
    public const int MostActs = 50;
    public const int MostListed = 200;

    /// <summary>Null for whoever is not there, and for whoever has done nothing on this site.</summary>
    public static async Task<PersonProfile?> Profile(this Database database, SiteId site, PersonKey who, CancellationToken cancel)
    {
        var (table, column, id) = Place(who);
        var role = who.Account is null ? "0" : "COALESCE((SELECT st.role FROM staff st WHERE st.account = p.id AND st.site = @site), 0)";
        var erased = who.Account is null ? "" : "AND p.erased_at IS NULL";
        return await database.QueryOne(
            $"""
            SELECT p.name, p.created_at, p.email_key, {role} FROM {table} p WHERE p.id = @id {erased} AND (
                EXISTS (SELECT 1 FROM comments c WHERE c.{column} = p.id AND c.site = @site)
                OR EXISTS (SELECT 1 FROM reports r WHERE r.site = @site AND r.who = @who)
                OR EXISTS (SELECT 1 FROM standings m WHERE m.who = @who AND m.site IN (0, @site)))
            """,
            row => new PersonProfile(who, row.GetString(0), row.Time(1), row.StringOrNull(2) is { } email ? email[(email.LastIndexOf('@') + 1)..] : null, (Role)row.GetInt32(3)),
            cancel, ("@site", site.Value), ("@id", id), ("@who", who.Text));
    }

    public static async Task<CommentTally> Tally(this Database database, SiteId site, PersonKey who, CancellationToken cancel)
    {
        var (_, column, id) = Place(who);
        var counts = (await database.Query(
            $"""
            SELECT newest.state, count(*) FROM (SELECT c.state FROM comments c WHERE c.{column} = @id AND c.site = @site ORDER BY c.id DESC LIMIT {MostCounted}) AS newest
            GROUP BY newest.state
            """,
            row => (State: (CommentState)row.GetInt32(0), Count: (int)row.GetInt64(1)), cancel, ("@id", id), ("@site", site.Value))).ToDictionary(row => row.State, row => row.Count);
        return new CommentTally(
            counts.GetValueOrDefault(CommentState.Posted), counts.GetValueOrDefault(CommentState.Held), counts.GetValueOrDefault(CommentState.Removed),
            counts.GetValueOrDefault(CommentState.Deleted));
    }

    /// <summary>In every state, the newest first.</summary>
    public static Task<List<CommentRow>> AllCommentsBy(this Database database, SiteId site, PersonKey who, int limit, CancellationToken cancel)
    {
        var (_, column, id) = Place(who);
        return database.Query(
            $"SELECT {CommentRow.Columns} FROM comments c {CommentRow.Joins} WHERE c.{column} = @id AND c.site = @site ORDER BY c.id DESC LIMIT @limit", CommentRow.Read, cancel,
            ("@id", id), ("@site", site.Value), ("@limit", limit));
    }

    /// <summary>What the record says of them, the newest first.</summary>
    public static Task<List<PersonAct>> ActsAbout(this Database database, SiteId site, PersonKey who, CancellationToken cancel)
    {
        var column = who.Account is null ? "guest" : "subject";
        return database.Query(
            $"""
            SELECT l.number, l.act, l.reason, l.clause, l.at, l.until, l.comment, a.name, l.decided_by_rule, w.words FROM ledger l
            LEFT JOIN accounts a ON a.id = l.actor LEFT JOIN ledger_words w ON w.site = l.site AND w.number = l.number
            WHERE l.{column} = @id AND l.site = @site ORDER BY l.at DESC, l.number DESC LIMIT {MostActs}
            """,
            row => new PersonAct(
                row.GetInt64(0), (LedgerAct)row.GetInt32(1), row.StringOrNull(2), row.StringOrNull(3), row.Time(4), row.TimeOrNull(5),
                row.LongOrNull(6) is { } comment ? new CommentId(comment) : null, row.StringOrNull(7), row.GetBoolean(8), VerdictWords.Read(row.StringOrNull(9))),
            cancel, ("@id", Place(who).Id), ("@site", site.Value));
    }

    /// <summary>What holds on the site, the newest first: people by their names, domains by themselves.</summary>
    public static async Task<IReadOnlyList<(Measure Measure, string Name)>> MeasuresHere(this Database database, SiteId site, DateTimeOffset now, CancellationToken cancel) =>
        await database.Query(
            $"""
            SELECT m.who, m.site, m.kind, m.since, m.until, m.reason, m.ledger_site, m.ledger_number, COALESCE(a.name, g.name, substr(m.who, 3)) FROM standings m
            LEFT JOIN accounts a ON a.id = {PersonColumns.Account("m.who")} LEFT JOIN guests g ON g.id = {PersonColumns.Guest("m.who")}
            WHERE m.site IN (0, @site) AND (m.until IS NULL OR m.until > @now) AND m.who NOT LIKE 'h:%' ORDER BY m.since DESC LIMIT {MostListed}
            """,
            row => (StandingQueries.Read(row, 0), row.GetString(8)), cancel, ("@site", site.Value), ("@now", now));

    private static (string Table, string Column, long Id) Place(PersonKey who) => who switch
    {
        { Account: { } account } => ("accounts", "account", account.Value),
        { Guest: { } guest } => ("guests", "guest", guest.Value),
        _ => throw new ArgumentException("A profile is of an account or of a guest.", nameof(who)),
    };
}
