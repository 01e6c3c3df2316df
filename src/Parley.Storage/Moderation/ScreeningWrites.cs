using Parley.Core.Discussions;
using Parley.Core.Moderation.Rules;

namespace Parley.Storage.Moderation;

public static class ScreeningWrites
{
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
