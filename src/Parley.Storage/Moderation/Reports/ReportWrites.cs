using Parley.Core.Discussions;
using Parley.Core.Moderation.Reports;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Discussions;

namespace Parley.Storage.Moderation.Reports;

/// <param name="Who">See <see cref="Reporter"/>.</param>
public sealed record NewReport(CommentId Comment, AccountId? Account, GuestId? Guest, string Who, string Reason, string? Words, DateTimeOffset At);

public abstract record ReportResult
{
    private ReportResult() { }

    /// <summary><paramref name="Again"/> when this person had reported the comment before: the first report stands.</summary>
    public sealed record Taken(bool Again) : ReportResult;

    /// <summary>There is none that a reader can see.</summary>
    public sealed record NoComment : ReportResult;

    public sealed record OwnComment : ReportResult;

    public sealed record Suspended(DateTimeOffset Until) : ReportResult;
}

/// <summary>Readers' flags, inside write jobs.</summary>
public static class ReportWrites
{
    public static async Task<ReportResult> Report(this Database database, NewReport report, CancellationToken cancel)
    {
        if (await database.Comment(report.Comment, cancel) is not { } seen || await database.LockDiscussion(seen.Discussion, cancel) is not { IsPublic: true }
            || await database.Comment(report.Comment, cancel) is not { State: CommentState.Posted, Visible: true } comment)
            return new ReportResult.NoComment();
        if (report.Account is { } account ? comment.Account == account : report.Guest is { } guest && comment.Guest == guest)
            return new ReportResult.OwnComment();
        if (await database.SuspendedUntil(comment.Site, report.Who, report.At, cancel) is { } until)
            return new ReportResult.Suspended(until);
        var added = await database.Execute(
            """
            INSERT INTO reports (site, discussion, comment, account, guest, who, reason, words, made_at, outcome)
            VALUES (@site, @discussion, @comment, @account, @guest, @who, @reason, @words, @at, 0) ON CONFLICT (comment, who) DO NOTHING
            """, cancel,
            ("@site", comment.Site.Value), ("@discussion", comment.Discussion.Value), ("@comment", comment.Id.Value), ("@account", report.Account?.Value),
            ("@guest", report.Guest?.Value), ("@who", report.Who), ("@reason", report.Reason), ("@words", report.Words), ("@at", report.At));
        return new ReportResult.Taken(Again: added == 0);
    }

    /// <summary>Closes what is open against these comments; the reporters are told a little later, in case the act is undone.</summary>
    /// <param name="ledger">The row that settles it; null where the comment went by itself.</param>
    public static Task<int> SettleReports(
        this Database database, IEnumerable<CommentId> comments, ReportOutcome outcome, long? ledger, DateTimeOffset at, CancellationToken cancel) =>
        database.Execute(
            $"UPDATE reports SET outcome = @outcome, settled_at = @at, settled_by = @ledger WHERE settled_at IS NULL AND {database.IsListed("comment")}", cancel,
            ("@outcome", outcome), ("@at", at), ("@ledger", ledger), ("@ids", database.List(comments.Select(comment => comment.Value))));

    /// <summary>The act that settled them was undone before anybody was told.</summary>
    public static Task<int> ReopenReports(this Database database, SiteId site, long ledger, CancellationToken cancel) => database.Execute(
        "UPDATE reports SET outcome = 0, settled_at = NULL, settled_by = NULL WHERE site = @site AND settled_by = @ledger AND told_at IS NULL", cancel,
        ("@site", site.Value), ("@ledger", ledger));

    /// <summary>Until when nothing is taken from this reporter; null when they may report.</summary>
    public static async Task<DateTimeOffset?> SuspendedUntil(this Database database, SiteId site, string who, DateTimeOffset now, CancellationToken cancel) =>
        await database.QueryNumber(
            "SELECT max(until) FROM reporting_limits WHERE site = @site AND who = @who AND until > @now", cancel,
            ("@site", site.Value), ("@who", who), ("@now", now)) is { } until
            ? DateTimeOffset.FromUnixTimeMilliseconds(until)
            : null;

    /// <summary>What a person who leaves has reported stays without them; an open legal notice keeps the address that its answer goes to.</summary>
    public static async Task ForgetReporter(this Database database, AccountId account, string? emailKey, CancellationToken cancel)
    {
        await database.Execute("UPDATE reports SET account = NULL, words = NULL, who = 'x:' || id WHERE account = @account", cancel, ("@account", account.Value));
        await database.Execute(
            """
            UPDATE legal_notices SET name = NULL, email = NULL, email_key = NULL, who = NULL
            WHERE completed_at IS NOT NULL AND (account = @account OR email_key = @email)
            """, cancel, ("@account", account.Value), ("@email", emailKey));
        await database.Execute("UPDATE legal_notices SET account = NULL WHERE account = @account", cancel, ("@account", account.Value));
    }
}
