using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Moderation.Sources;
using Parley.Core.Notifications;
using Parley.Core.Text;
using Parley.Storage.Discussions;
using Parley.Storage.Notifications;

namespace Parley.Storage.Moderation.Sources;

/// <summary>Which links answer a question, inside write jobs: those of the replies to a comment, or of the comments that quote a quotation.</summary>
public static class SourceFinding
{
    /// <summary>Comments with links that are looked at; the first ones are taken.</summary>
    private const int MostComments = 50;

    // The sign keeps SQLite from walking all posted comments of the discussion in place of the replies.
    private const string HasLink = "c.visible = TRUE AND +c.state = 0 AND c.html LIKE '%href=\"http%'";

    /// <summary>Looks anew at the questions that changed comments may answer.</summary>
    public static async Task FollowSources(this Database job, IReadOnlyList<CommentTask> tasks, DateTimeOffset at, CancellationToken cancel)
    {
        var questions = await job.Query(
            $"""
            SELECT q.id FROM comments c JOIN source_questions q ON q.comment = c.parent WHERE {job.IsListed("c.id")}
            UNION SELECT s.question FROM sources s WHERE {job.IsListed("s.comment")}
            UNION SELECT q.id FROM comments c JOIN discussions d ON d.id = c.discussion JOIN source_questions q ON q.article = d.article WHERE {job.IsListed("c.id")}
            """, row => row.GetInt64(0), cancel, ("@ids", job.List(tasks.Select(task => task.Comment.Value).Distinct())));
        foreach (var question in questions)
            if (await job.FindSources(question, at, isFirst: false, cancel))
                await job.AnnounceQuestion(question, at, cancel);
    }

    /// <returns>Whether others are there than before.</returns>
    internal static async Task<bool> FindSources(this Database job, long id, DateTimeOffset at, bool isFirst, CancellationToken cancel)
    {
        if (await job.Question(id, cancel) is not { } question)
            return false;
        var (comments, article) = await job.Answers(question, cancel);
        var now = comments.SelectMany(comment => GivenLinks.In(SafeHtml.FromStore(comment.Html)).Select(url => new SourceRow(comment.Id, url, GivenLinks.Outlet(url, article))))
            .DistinctBy(source => source.Url, StringComparer.Ordinal).Take(SourceQuestion.MostSources).ToList();
        var before = await job.Query(
            "SELECT comment, url, outlet FROM sources WHERE question = @question ORDER BY position",
            row => new SourceRow(new CommentId(row.GetInt64(0)), row.GetString(1), row.GetString(2)), cancel, ("@question", id));
        if (now.SequenceEqual(before))
            return false;
        await job.Execute("DELETE FROM sources WHERE question = @question", cancel, ("@question", id));
        await job.InsertMany(
            "sources", ["question", "position", "comment", "url", "outlet"],
            now.Select((source, index) => (object?[])[id, index + 1, source.Comment.Value, source.Url, source.Outlet]), cancel);
        await job.Execute("UPDATE source_questions SET sources = @count WHERE id = @id", cancel, ("@count", now.Count), ("@id", id));
        if (!isFirst && now.Select(source => source.Comment).Except(before.Select(source => source.Comment)).ToList() is [_, ..] givers)
            await job.TellAskers(question, givers[0], at, cancel);
        return true;
    }

    private static async Task<(List<Answering> Comments, ArticleContent? Article)> Answers(this Database job, SourceQuestionRow question, CancellationToken cancel)
    {
        if (question.Comment is { } asked)
            return (
                await job.Query(
                    $"SELECT c.id, c.html FROM comments c WHERE c.discussion = @discussion AND c.parent = @comment AND {HasLink} ORDER BY c.id LIMIT {MostComments}", Read, cancel,
                    ("@discussion", question.Discussion?.Value), ("@comment", asked.Value)),
                await job.QueryOne(
                    "SELECT r.content FROM discussions d JOIN articles a ON a.id = d.article JOIN article_revisions r ON r.article = a.id AND r.number = a.revision WHERE d.id = @discussion",
                    row => ArticleJson.Read(row.GetString(0)), cancel, ("@discussion", question.Discussion?.Value)));
        if (question is not { Article: { } article, Passage: { } passage } || await job.Quotation(question.Site, article, passage, cancel) is not { } place)
            return ([], null);
        var passages = string.Join(',', place.Laid.Words.Select(words => words.Id));
        return (
            await job.Query(
                $"""
                SELECT c.id, c.html FROM comments c WHERE c.id IN (SELECT t.comment FROM quotes t WHERE t.article = @article AND t.now_passage IN ({passages}) AND t.visible = TRUE)
                    AND {HasLink} ORDER BY c.id LIMIT {MostComments}
                """, Read, cancel, ("@article", article.Value)),
            place.Revision.Content);
    }

    /// <summary>Once for each comment that gives one; its writer knows.</summary>
    private static Task<int> TellAskers(this Database job, SourceQuestionRow question, CommentId giver, DateTimeOffset at, CancellationToken cancel) => job.Execute(
        $"""
        INSERT INTO notifications (account, kind, cause, site, discussion, comment, at, mail_due)
        SELECT a.id, @kind, @cause, c.site, c.discussion, c.id, @now, {NoticeWrites.MailDue("a.mail_about_me")}
        FROM source_askers s JOIN accounts a ON a.id = s.account JOIN comments c ON c.id = @comment
        WHERE s.question = @question AND a.id <> COALESCE(c.account, 0) AND NOT EXISTS (SELECT 1 FROM mutes m WHERE m.account = a.id AND m.muted = c.account)
        ON CONFLICT (account, cause) DO NOTHING
        """, cancel,
        [("@kind", NotificationKind.SourceGiven), ("@cause", $"g{question.Id}-{giver}"), ("@comment", giver.Value), ("@question", question.Id), .. NoticeWrites.MailTimes(at)]);

    private static Answering Read(System.Data.Common.DbDataReader row) => new(new CommentId(row.GetInt64(0)), row.GetString(1));

    private sealed record Answering(CommentId Id, string Html);
}
