using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Articles;
using Parley.Core.Articles.Replies;
using Parley.Core.Moderation;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Articles.Replies;
using Parley.Storage.Site;
using Parley.Web.Moderation.Desk;
using Parley.Web.Moderation.People;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Replies;

/// <summary><c>/desk/replies/{id}</c>: who was asked and on what evidence; editors show what waits, take a reply down, or end the right.</summary>
internal static class DecideReply
{
    internal sealed record FormRequest
    {
        /// <summary><c>publish</c>, <c>take-down</c> or <c>end</c>.</summary>
        public string? Act { get; init; }

        /// <summary>A code of <see cref="Reasons"/>; needed for what is told to whom it concerns.</summary>
        public string? Reason { get; init; }

        /// <summary>Which law, or which words of the rule.</summary>
        public string? Clause { get; init; }
        public string? Facts { get; init; }
    }

    public static async Task<Results<HtmlPage, NotFound>> Page(
        long id, CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel) =>
        await database.Right(asked.Site.Id, new RightId(id), cancel) is { } found
            ? await Show(found, new FormRequest(), null, reader, asked, database, http, cancel)
            : TypedResults.NotFound();

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] FormRequest? form, CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, HttpContext http, CancellationToken cancel)
    {
        form ??= new();
        if (await database.Right(asked.Site.Id, new RightId(id), cancel) is not { Right: var right } found || reader.Account is not { } editor)
            return TypedResults.NotFound();
        var now = http.Now();
        var (site, which) = (asked.Site.Id, right.Id);
        var (verdict, refusal) = form.Act == "publish" ? (null, null) : Verdict(form, right, editor, now, http.Words());
        if (refusal is not null)
            return await Show(found, form, refusal, reader, asked, database, http, cancel);
        var isDone = await database.Write(
            (job, stop) => (form.Act, verdict) switch
            {
                ("publish", _) => job.PublishReply(site, which, editor, keys, now, stop),
                ("take-down", { } why) => job.TakeDownReply(site, which, why, keys, stop),
                ("end", { } why) => job.RevokeRight(site, which, why, keys, stop),
                _ => Task.FromResult(false),
            }, cancel);
        return isDone
            ? PersonalAnswer.GoTo(http, $"{asked.PathBase}/desk/replies{(form.Act == "end" ? "?done=ended" : $"/{id}")}")
            : await Show(found, form, new Refusal(StatusCodes.Status409Conflict, http.Words()["right.decide.late"]), reader, asked, database, http, cancel);
    }

    /// <summary>An invitation that nobody took ends without a reason: nobody is told.</summary>
    private static (ReplyVerdict? Verdict, Refusal? Refusal) Verdict(
        FormRequest form, RightOfReply right, Core.People.AccountId editor, DateTimeOffset now, Words words)
    {
        if (form.Act == "end" && right.Account is null)
            return (new ReplyVerdict("", null, null, editor, now), null);
        if (!Reasons.All.Contains(form.Reason, StringComparer.Ordinal))
            return (null, Refusal.BadField("reason", $"it is one of {string.Join(", ", Reasons.All)}") with { Detail = words["people.reason_missing"] });
        var (clause, wrongClause) = PersonDesk.Read(form.Clause, "clause", Core.Moderation.Verdict.LongestClause, words);
        var (facts, wrongFacts) = PersonDesk.Read(form.Facts, "facts", Core.Moderation.Verdict.LongestFacts, words);
        if ((wrongClause ?? wrongFacts) is { } wrong)
            return (null, wrong);
        return form.Reason == Reasons.Illegal && clause is null
            ? (null, Refusal.BadField("clause", words["verdict.law_missing"]) with { Detail = words["verdict.law_missing"] })
            : (new ReplyVerdict(form.Reason ?? "", clause, facts, editor, now), null);
    }

    private static async Task<HtmlPage> Show(
        RightLine found, FormRequest typed, Refusal? refusal, CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel)
    {
        var right = found.Right;
        var article = await database.ArticleOf(right.Site, right.Article, cancel);
        var revision = article is null ? null : await database.CurrentRevision(article, cancel);
        var desk = await DeskFrame.Of(http, "replies", http.Words().Fill("right.by", ("name", right.Name)), reader, database, cancel);
        return HtmlPage.Personal<DecideReplyPage>(
            new DecideReplyView
            {
                Desk = desk with { Frame = desk.Frame with { Sheets = [.. desk.Frame.Sheets, AccountFrame.Sheet] } },
                Line = found,
                Now = http.Now(),
                Quotation = revision is null ? null : AnsweredQuotation.Find(LaidArticle.Of(revision), right.Passages),
                Html = right.Source.Length == 0 ? null : Markup.Render(right.Source).Html,
                Reason = typed.Reason,
                Clause = typed.Clause,
                Facts = typed.Facts,
                Error = refusal?.Detail ?? refusal?.Title,
            }, refusal?.Status ?? StatusCodes.Status200OK);
    }
}

public sealed record DecideReplyView
{
    public required DeskFrame Desk { get; init; }
    public required RightLine Line { get; init; }
    public required DateTimeOffset Now { get; init; }

    /// <summary>Null where it is gone from the article.</summary>
    public required LaidQuotation? Quotation { get; init; }
    public required SafeHtml? Html { get; init; }
    public string? Reason { get; init; }
    public string? Clause { get; init; }
    public string? Facts { get; init; }
    public string? Error { get; init; }
}
