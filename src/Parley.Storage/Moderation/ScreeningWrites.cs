using Parley.Core.Discussions;
using Parley.Core.Moderation.Rules;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Desk;

namespace Parley.Storage.Moderation;

public static class ScreeningWrites
{
    /// <summary>
    /// What the rules say of a comment's new words, in the job that wrote them: what they hold waits from now on, in its place, with its
    /// replies. A comment that waits already goes on waiting, whatever its new words are.
    /// </summary>
    public static async Task<ChangeResult.Done> ScreenEdit(
        this Database job, ChangeResult.Done edited, Screened screened, long? fingerprint, DateTimeOffset at, CancellationToken cancel)
    {
        var comment = edited.Comment;
        await job.Execute("UPDATE comments SET fingerprint = @fingerprint WHERE id = @id", cancel, ("@id", comment.Id.Value), ("@fingerprint", fingerprint));
        await job.KeepScreenings([(comment.Id, comment.Revision, screened, at)], cancel);
        var done = screened.Outcome == Outcome.Hold && comment.State == CommentState.Posted
            ? await job.MoveTo(comment, CommentState.Held, screened.Decisive?.Reason, at, cancel)
            : edited;
        await job.Refresh([comment.Id], at, cancel);
        return done;
    }

    /// <summary>Keeps what was found in these revisions, inside a write job; a text without findings leaves nothing.</summary>
    internal static async Task KeepScreenings(
        this Database database, IEnumerable<(CommentId Comment, int Revision, Screened Screened, DateTimeOffset At)> screenings, CancellationToken cancel)
    {
        List<object?[]> rows =
        [
            .. screenings.Where(one => one.Screened.Findings.Count > 0).Select(one => (object?[])
            [
                one.Comment.Value, one.Revision, (int)one.Screened.Outcome, one.Screened.Risk, ScreeningJson.Write(one.Screened.Findings),
                one.At.ToUnixTimeMilliseconds(),
            ]),
        ];
        if (rows.Count > 0)
            await database.InsertMany("screenings", ["comment", "revision", "outcome", "risk", "findings", "at"], rows, cancel);
    }
}
