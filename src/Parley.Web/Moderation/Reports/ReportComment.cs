using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Reports;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Reports;
using Parley.Storage.Site;
using Parley.Web.Discussions;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Reports;

/// <summary><c>/comments/{id}/report</c> and <c>POST /api/v1/comments/{id}/report</c>: any reader tells staff that a comment breaks a rule.</summary>
internal static class ReportComment
{
    /// <param name="Reason">A code of <see cref="Reasons"/>.</param>
    /// <param name="Words">For staff; the comment's author never reads them.</param>
    internal sealed record Request(string? Reason, string? Words = null);

    internal sealed record FormRequest
    {
        public string? Reason { get; init; }
        public string? Words { get; init; }
    }

    public static async Task<Results<Accepted<ReportedJson>, ProblemHttpResult>> Handle(
        long id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var (taken, refusal) = await File(new CommentId(id), request, http, reader, site, database, keys, cancel);
        return taken is null ? (refusal ?? Refusal.NotFound).AsProblem() : TypedResults.Accepted((string?)null, new ReportedJson(taken.Again ? "known" : "taken"));
    }

    public static async Task<Results<HtmlPage, NotFound>> HandlePage(
        long id, string? thanks, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await Page(new CommentId(id), new Request(null), null, thanks, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] FormRequest? form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        // A form without any of its fields is bound to nothing.
        var request = new Request(form?.Reason, form?.Words);
        ReportResult.Taken? taken;
        Refusal? refusal;
        try
        {
            (taken, refusal) = await File(new CommentId(id), request, http, reader, site, database, keys, cancel);
        }
        catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
        {
            (taken, refusal) = (null, Refusals.NotTaken(site.Words(), failure));
        }

        if (taken is not null)
            return TypedResults.LocalRedirect($"{http.Request.PathBase}/comments/{id}/report?thanks={(taken.Again ? "again" : "yes")}");
        return await Page(new CommentId(id), request, refusal, null, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<(ReportResult.Taken? Taken, Refusal? Refusal)> File(
        CommentId id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var words = http.Words();
        if (await database.Comment(id, cancel) is not { Visible: true, State: CommentState.Posted } comment || !site.Shows(comment)
            || http.RequestServices.GetRequiredService<SiteDirectory>().ById(comment.Site) is not { } owner)
            return (null, Refusal.NotFound);
        if (!Reasons.All.Contains(request.Reason, StringComparer.Ordinal))
            return (null, Refusals.Field(words["report.no_reason"], "reason"));
        var said = TextRules.Check(request.Words, Report.LongestWords);
        if (said is TextOutcome.TooLong { Length: var length, Limit: var limit })
            return (null, Refusals.Field(words.Fill("report.too_long", ("limit", words.Number(limit)), ("length", words.Number(length))), "words"));
        if (said is TextOutcome.BadCharacter)
            return (null, Refusals.Field(words["report.bad_text"], "words"));

        var who = reader switch
        {
            { Account: { } account } => Reporter.Of(account),
            { Guest: { } guest } => Reporter.Of(guest),
            _ => Reporter.OfAddress(RateLimits.AddressKey(http.Connection.RemoteIpAddress), id, keys.Hashing),
        };
        var report = new NewReport(id, reader.Account, reader.Guest, who, request.Reason ?? "", (said as TextOutcome.Accepted)?.Text, owner.Reporting.HoldAfter, http.Now());
        return await database.Write(comment.Discussion, (job, stop) => job.Report(report, keys, stop), cancel) switch
        {
            ReportResult.Taken taken => (taken, null),
            ReportResult.OwnComment => (null, new Refusal(StatusCodes.Status403Forbidden, words["error.403.heading"], words["report.own"])),
            ReportResult.Suspended(var until) =>
                (null, new Refusal(StatusCodes.Status403Forbidden, words["error.403.heading"], words.Fill("report.suspended", ("date", words.Date(until))))),
            _ => (null, Refusal.NotFound),
        };
    }

    private static async Task<HtmlPage?> Page(
        CommentId id, Request request, Refusal? refusal, string? thanks, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        await using var snapshot = await database.Snapshot(cancel);
        if (await database.Comment(id, cancel) is not { Visible: true } row || !site.Shows(row)
            || await database.Discussion(row.Discussion, cancel) is not { IsPublic: true } discussion
            || http.RequestServices.GetRequiredService<SiteDirectory>().ById(row.Site) is not { } owner)
            return null;
        // What was reported may be gone when the thanks are read.
        if (row.State != CommentState.Posted && thanks is null)
            return null;
        return HtmlPage.Personal<ReportPage>(
            new ReportView
            {
                Frame = Frames.Personal(http, owner, reader.Words(owner)["report.heading"], reader),
                ArticleHeadline = discussion.Title,
                ArticlePath = CurrentSite.In(http).Page(owner, discussion),
                Comment = ThreadViews.Comment(CurrentSite.In(http), owner, row, null),
                Link = CurrentSite.In(http).AbsoluteUrl($"{CurrentSite.In(http).Prefix(owner)}/comments/{id}"),
                Reason = request.Reason,
                Words = request.Words,
                Thanks = thanks is null ? null : thanks is "again" ? "report.again" : reader.Account is not null ? "report.thanks_account" : "report.thanks",
                Error = refusal?.Detail ?? refusal?.Title,
            }, refusal?.Status ?? StatusCodes.Status200OK);
    }
}

/// <param name="Outcome"><c>taken</c>, or <c>known</c> where the same person had reported the comment before.</param>
internal sealed record ReportedJson(string Outcome);

/// <summary><c>/comments/ID/report</c>; posts <c>reason</c> and <c>words</c>.</summary>
public sealed record ReportView
{
    public required PageFrame Frame { get; init; }
    public required string ArticleHeadline { get; init; }
    public required string ArticlePath { get; init; }
    public required CommentView Comment { get; init; }

    /// <summary>Absolute address of the comment, for the legal notice.</summary>
    public required string Link { get; init; }
    public string? Reason { get; init; }
    public string? Words { get; init; }

    /// <summary>Key of the catalogue; null while nothing was sent.</summary>
    public string? Thanks { get; init; }
    public string? Error { get; init; }
}
