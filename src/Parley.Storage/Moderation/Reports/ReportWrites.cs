using Parley.Core.Discussions;
using Parley.Core.Moderation.Reports;
using Parley.Core.Notifications;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.Notifications;
using Parley.Storage.Site;

namespace Parley.Storage.Moderation.Reports;

/// <param name="Who">See <see cref="Reporter"/>.</param>
/// <param name="HoldAfter">So many readers hold it together; null where only staff decide.</param>
public sealed record NewReport(
    CommentId Comment, AccountId? Account, GuestId? Guest, string Who, string Reason, string? Words, int? HoldAfter, DateTimeOffset At);

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
    public static async Task<ReportResult> Report(this Database database, NewReport report, KeyFile keys, CancellationToken cancel)
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
        if (added == 0)
            return new ReportResult.Taken(Again: true);
        await database.Refresh([comment.Id], report.At, cancel);
        await database.Enqueue(
            comment.Site, WebhookKinds.Report, comment.Id, null,
            await database.QueryNumber("SELECT id FROM reports WHERE comment = @comment AND who = @who", cancel, ("@comment", comment.Id.Value), ("@who", report.Who)),
            report.At, cancel);
        if (report.HoldAfter is { } enough)
            await database.HoldIfMany(comment, enough, keys, report.At, cancel);
        return new ReportResult.Taken(Again: false);
    }

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
