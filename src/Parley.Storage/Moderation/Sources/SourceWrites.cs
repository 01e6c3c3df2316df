using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.Moderation;
using Parley.Core.Notifications;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Storage.Live;
using Parley.Storage.Notifications;
using Parley.Storage.Site;

namespace Parley.Storage.Moderation.Sources;

public abstract record AskResult
{
    private AskResult() { }

    /// <param name="Askers">How many ask now.</param>
    public sealed record Done(int Askers) : AskResult;

    /// <summary>There is no such comment or quotation that a reader can see.</summary>
    public sealed record NotThere : AskResult;

    public sealed record OwnComment : AskResult;

    /// <summary>Somebody closed it.</summary>
    public sealed record Closed : AskResult;
}

/// <summary>Readers ask where something is from, inside write jobs.</summary>
public static class SourceWrites
{
    /// <summary>Asks where a comment has it from, or takes that back.</summary>
    public static async Task<AskResult> AskComment(this Database job, CommentId id, AccountId account, bool asks, DateTimeOffset at, CancellationToken cancel)
    {
        if (await job.Comment(id, cancel) is not { } seen || await job.LockDiscussion(seen.Discussion, cancel) is not { IsPublic: true }
            || await job.Comment(id, cancel) is not { State: CommentState.Posted, Visible: true } comment)
            return new AskResult.NotThere();
        if (comment.Account == account)
            return new AskResult.OwnComment();
        var result = await job.Ask(new NewQuestion(comment.Site, id, null, null), account, asks, at, cancel);
        if (result is AskResult.Done { Askers: 1 } && asks)
            await job.TellAuthor(comment, at, cancel);
        return result;
    }

    /// <summary>Asks where an article's quotation is from, or takes that back.</summary>
    /// <param name="passage">The quotation's first.</param>
    public static async Task<AskResult> AskQuotation(
        this Database job, SiteId site, ArticleId article, PassageId passage, AccountId account, bool asks, DateTimeOffset at, CancellationToken cancel)
    {
        await job.LockAddresses(site, cancel);
        return await job.Quotation(site, article, passage, cancel) is not null
            ? await job.Ask(new NewQuestion(site, null, article, passage), account, asks, at, cancel)
            : new AskResult.NotThere();
    }

    /// <summary>Nobody asks it any more. False when it was closed already, or nobody asks.</summary>
    /// <param name="keys">Of the ledger, where staff close it; null where the comment's author does.</param>
    public static async Task<bool> CloseQuestion(this Database job, SourceQuestionRow question, AccountId actor, KeyFile? keys, DateTimeOffset at, CancellationToken cancel)
    {
        if (await job.Execute(
            "UPDATE source_questions SET closed_at = @at, closed_by = @actor WHERE id = @id AND closed_at IS NULL", cancel,
            ("@at", at), ("@actor", actor.Value), ("@id", question.Id)) == 0)
            return false;
        if (keys is not null)
            await job.AppendToLedger(new LedgerEntry(question.Site, LedgerAct.SourceClosed, question.Discussion, question.Comment, null, actor, null, at), null, keys, cancel);
        await job.AnnounceQuestion(question.Id, at, cancel);
        return true;
    }

    /// <summary>Whoever leaves asks no more.</summary>
    public static async Task ForgetSourceAsker(this Database job, AccountId account, DateTimeOffset at, CancellationToken cancel)
    {
        var sites = await job.Query(
            "SELECT DISTINCT q.site FROM source_askers s JOIN source_questions q ON q.id = s.question WHERE s.account = @account ORDER BY q.site",
            row => new SiteId(row.GetInt64(0)), cancel, ("@account", account.Value));
        await job.Execute(
            "UPDATE source_questions SET askers = askers - 1 WHERE id IN (SELECT question FROM source_askers WHERE account = @account)", cancel, ("@account", account.Value));
        await job.Execute("DELETE FROM source_askers WHERE account = @account", cancel, ("@account", account.Value));
        foreach (var site in sites)
            await job.Announce(site, EventKind.SiteChanged, null, at, cancel);
    }

    private static async Task<AskResult> Ask(this Database job, NewQuestion asked, AccountId account, bool asks, DateTimeOffset at, CancellationToken cancel)
    {
        var known = await job.QuestionAbout(asked.Comment, asked.Article, asked.Passage, cancel);
        if (known is { ClosedAt: not null } && asks)
            return new AskResult.Closed();
        if (known is null && !asks)
            return new AskResult.Done(0);
        var id = known?.Id ?? await job.QueryNumber(
            """
            INSERT INTO source_questions (site, comment, article, passage, askers, sources, opened_at)
            VALUES (@site, @comment, @article, @passage, 0, 0, @at) RETURNING id
            """, cancel,
            ("@site", asked.Site.Value), ("@comment", asked.Comment?.Value), ("@article", asked.Article?.Value), ("@passage", asked.Passage?.Value), ("@at", at))
            ?? throw new InvalidOperationException("A question has a number.");
        var change = asks
            ? await job.Execute(
                "INSERT INTO source_askers (question, account, at) VALUES (@question, @account, @at) ON CONFLICT (question, account) DO NOTHING", cancel,
                ("@question", id), ("@account", account.Value), ("@at", at))
            : -await job.Execute("DELETE FROM source_askers WHERE question = @question AND account = @account", cancel, ("@question", id), ("@account", account.Value));
        if (change != 0)
        {
            await job.Execute("UPDATE source_questions SET askers = askers + @change WHERE id = @id", cancel, ("@change", change), ("@id", id));
            // What was given before anybody asked counts as well.
            if (known is null)
                await job.FindSources(id, at, isFirst: true, cancel);
            await job.AnnounceQuestion(id, at, cancel);
        }

        return new AskResult.Done((known?.Askers ?? 0) + change);
    }

    /// <summary>Once, however many ask.</summary>
    private static async Task TellAuthor(this Database job, CommentRow comment, DateTimeOffset at, CancellationToken cancel)
    {
        if (comment.Account is { } author)
            await job.Execute(
                $"""
                INSERT INTO notifications (account, kind, cause, site, discussion, comment, at, mail_due)
                SELECT a.id, @kind, @cause, @site, @discussion, @comment, @now, {NoticeWrites.MailDue("a.mail_about_me")} FROM accounts a WHERE a.id = @account
                ON CONFLICT (account, cause) DO NOTHING
                """, cancel,
                [
                    ("@kind", NotificationKind.SourceAsked), ("@cause", $"s{comment.Id}"), ("@site", comment.Site.Value), ("@discussion", comment.Discussion.Value),
                    ("@comment", comment.Id.Value), ("@account", author.Value), .. NoticeWrites.MailTimes(at),
                ]);
    }

    /// <summary>Pages that show what is asked are composed anew.</summary>
    internal static async Task AnnounceQuestion(this Database job, long id, DateTimeOffset at, CancellationToken cancel)
    {
        if (await job.Question(id, cancel) is not { } question)
            return;
        if (question is { Comment: { } comment, Discussion: { } discussion })
            await job.Announce(discussion, EventKind.CommentMarked, comment, at, cancel);
        else if (question.Article is { } article
            && await job.QueryNumber("UPDATE articles SET version = version + 1 WHERE id = @id RETURNING version", cancel, ("@id", article.Value)) is { } version)
            await job.Announce(article, version, EventKind.ArticleMarked, at, cancel);
    }

    private sealed record NewQuestion(SiteId Site, CommentId? Comment, ArticleId? Article, PassageId? Passage);
}
