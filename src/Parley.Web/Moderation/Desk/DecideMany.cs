using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.Site;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Desk;

/// <summary><c>POST /desk/bulk</c> shows what would become of several comments at once, <c>POST /desk/bulk/do</c> does it: each by itself, with its own row of the ledger.</summary>
internal static class DecideMany
{
    public const int Most = 200;

    /// <summary>Which law a comment breaks, and why, is said of each by itself.</summary>
    public static IEnumerable<string> ReasonsForMany => Reasons.All.Where(code => code != Reasons.Illegal);

    /// <summary>In one write job: others wait no longer than for these.</summary>
    private const int AtOnce = 20;

    public static async Task<Results<HtmlPage, NotFound>> Preview(
        CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        var form = await context.Request.ReadFormAsync(cancel);
        return reader.Account is { } moderator && Act(form) is { } act
            ? await Show(Chosen(form), act, moderator, null, null, StatusCodes.Status200OK, reader, asked, database, context, cancel)
            : TypedResults.NotFound();
    }

    public static async Task<Results<HtmlPage, NotFound>> HandleForm(
        CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, HttpContext context, CancellationToken cancel)
    {
        var form = await context.Request.ReadFormAsync(cancel);
        var words = context.Words();
        if (reader.Account is not { } moderator || Act(form) is not { } act)
            return TypedResults.NotFound();
        var chosen = Chosen(form);
        var reason = ReasonsForMany.FirstOrDefault(code => form["reason"] == code);
        var note = TextRules.Check(form["note"], Verdict.LongestNote);
        var problem = act == DeskAct.Remove && reason is null ? words["desk.fault.reason"]
            : note is TextOutcome.TooLong or TextOutcome.BadCharacter ? words.Fill("desk.fault.text", ("field", words["desk.note"]), ("limit", words.Number(Verdict.LongestNote)))
            : null;
        if (problem is not null)
            return await Show(chosen, act, moderator, problem, null, StatusCodes.Status422UnprocessableEntity, reader, asked, database, context, cancel);
        var now = context.Now();
        Dictionary<CommentId, DeskResult> outcomes = [];
        foreach (var some in chosen.Chunk(AtOnce))
        {
            var results = await database.Write(
                async (job, token) =>
                {
                    List<(CommentId, DeskResult)> all = [];
                    // In the order of their ids, so that two who do this at once do not wait for each other.
                    foreach (var one in some.OrderBy(one => one.Comment.Value))
                    {
                        var decision = new DeskDecision { Comment = one.Comment, Act = act, Reason = reason, Note = (note as TextOutcome.Accepted)?.Text, Actor = moderator, At = now, Revision = one.Revision };
                        all.Add((one.Comment, await job.DecideAtDesk(asked.Site.Id, decision, keys, token)));
                    }

                    return all;
                }, cancel);
            foreach (var (comment, result) in results)
                outcomes[comment] = result;
        }

        return await Show(chosen, act, moderator, null, outcomes, StatusCodes.Status200OK, reader, asked, database, context, cancel);
    }

    private static async Task<HtmlPage> Show(
        IReadOnlyList<Chosen> chosen, DeskAct act, AccountId moderator, string? problem, Dictionary<CommentId, DeskResult>? outcomes, int status, CurrentReader reader,
        CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        var words = context.Words();
        var request = QueueRequest.Read(null, context.Request.Query, moderator);
        var rows = (await database.CommentsOf(asked.Site.Id, chosen.Select(one => one.Comment), cancel)).ToDictionary(row => row.Id);
        var claims = (await database.ClaimedAmong(asked.Site.Id, chosen.Select(one => one.Comment), moderator, context.Now(), cancel)).ToDictionary(claim => claim.Comment, claim => claim.By);
        var desk = await DeskFrame.Of(
            context, "queue/" + request.Tab.Name, words["desk.bulk.heading"], reader, database, cancel, problem is null ? [] : [new PageNotice(NoticeKind.Problem, problem)]);
        return HtmlPage.Personal<BulkPage>(
            new BulkView
            {
                Desk = desk,
                Request = request,
                Act = act,
                IsDone = outcomes is not null,
                Lines =
                [
                    .. chosen.Where(one => rows.ContainsKey(one.Comment)).Select(one => rows[one.Comment]).Select(row => new BulkLine(
                        row.Id, row.Revision, row.AuthorName, row.Source, outcomes is null ? Would(row, claims) : Did(outcomes.GetValueOrDefault(row.Id)), IsMet(row)))
                ],
            }, status);

        bool IsMet(CommentRow row) => outcomes is null ? Would(row, claims) is "approve" or "leave" or "remove" : outcomes.GetValueOrDefault(row.Id) is DeskResult.Done;

        string Would(CommentRow row, Dictionary<CommentId, string?> taken) => (act, row.State) switch
        {
            _ when taken.ContainsKey(row.Id) => "claimed",
            (DeskAct.Approve, CommentState.Held) => "approve",
            (DeskAct.Approve, CommentState.Posted) => "leave",
            (DeskAct.Remove, CommentState.Held or CommentState.Posted) => "remove",
            _ => row.State.ToString().ToLowerInvariant(),
        };
    }

    private static string Did(DeskResult? result) => result switch
    {
        DeskResult.Done => "done",
        DeskResult.Claimed => "claimed",
        DeskResult.Overtaken overtaken => overtaken.Now.State.ToString().ToLowerInvariant(),
        _ => "gone",
    };

    private static DeskAct? Act(IFormCollection form) => form["act"].ToString() switch { "approve" => DeskAct.Approve, "remove" => DeskAct.Remove, _ => null };

    /// <summary>Each as <c>ID</c>, or as <c>ID:REVISION</c> once it was shown.</summary>
    private static List<Chosen> Chosen(IFormCollection form) =>
    [
        .. form["comment"].Select(text => (text ?? "").Split(':')).Where(parts => long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(parts => new Chosen(
                new CommentId(long.Parse(parts[0], CultureInfo.InvariantCulture)),
                parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null))
            .DistinctBy(one => one.Comment).Take(Most),
    ];
}

internal sealed record Chosen(CommentId Comment, int? Revision);

public sealed record BulkView
{
    public required DeskFrame Desk { get; init; }
    public required QueueRequest Request { get; init; }
    public required DeskAct Act { get; init; }

    /// <summary>False while it is only shown what would be done.</summary>
    public required bool IsDone { get; init; }
    public required IReadOnlyList<BulkLine> Lines { get; init; }
}

/// <param name="Outcome">What would or did become of it: the last part of <c>desk.bulk.WORD</c>.</param>
/// <param name="IsMet">False for what is left alone.</param>
public sealed record BulkLine(CommentId Comment, int Revision, string? Author, string Source, string Outcome, bool IsMet);
