using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Articles;
using Parley.Core.Articles.Replies;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Rules;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Articles.Replies;
using Parley.Storage.Site;
using Parley.Web.Discussions;
using Parley.Web.Moderation;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Replies;

/// <summary><c>/right-of-reply/{id}</c>: whoever has the right writes what stands beside the quotation, changes it, or takes it back.</summary>
internal static class WriteReply
{
    internal sealed record FormRequest
    {
        public string? Text { get; init; }
    }

    public static async Task<Results<HtmlPage, NotFound>> Page(
        long id, string? done, CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel)
    {
        if (await Find(id, reader, asked, database, cancel) is not { } found)
            return TypedResults.NotFound();
        IReadOnlyList<PageNotice> notices = done is "published" or "held" or "withdrawn" ? [new PageNotice(NoticeKind.Good, http.Words()[$"right.write.{done}"])] : [];
        return await Show(found, found.Right.Source, null, null, notices, asked, database, http, cancel);
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] FormRequest? form, CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, HttpContext http, CancellationToken cancel)
    {
        if (await Find(id, reader, asked, database, cancel) is not { Right: { Account: { } account } right } found)
            return TypedResults.NotFound();
        var (outcome, refusal) = await FormDeed.Try(asked, () => Write(right, account, form?.Text, asked, database, keys, http, cancel));
        return outcome is { } done
            ? PersonalAnswer.GoTo(http, $"{asked.PathBase}/right-of-reply/{id}?done={(done == WriteResult.Held ? "held" : "published")}")
            : await Show(found, form?.Text ?? "", null, refusal, [], asked, database, http, cancel);
    }

    public static async Task<Results<HtmlPage, NotFound>> Preview(
        long id, [FromForm] FormRequest? form, CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel)
    {
        if (await Find(id, reader, asked, database, cancel) is not { } found)
            return TypedResults.NotFound();
        return TextRules.CheckComment(form?.Text) is TextOutcome.Accepted { Text: var source }
            ? await Show(found, source, Markup.Render(source).Html, null, [], asked, database, http, cancel)
            : await Show(found, form?.Text ?? "", null, Refusals.Text(http.Words(), TextRules.CheckComment(form?.Text)), [], asked, database, http, cancel);
    }

    public static async Task<Results<RedirectHttpResult, NotFound>> Withdraw(
        long id, CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, HttpContext http, CancellationToken cancel)
    {
        if (await Find(id, reader, asked, database, cancel) is not { Right: { Account: { } account } right })
            return TypedResults.NotFound();
        var now = http.Now();
        var isDone = await database.Write((job, stop) => job.WithdrawReply(right.Id, account, keys, now, stop), cancel);
        return PersonalAnswer.GoTo(http, $"{asked.PathBase}/right-of-reply/{id}{(isDone ? "?done=withdrawn" : "")}");
    }

    private static async Task<RightLine?> Find(long id, CurrentReader reader, CurrentSite asked, Database database, CancellationToken cancel) =>
        reader.Account is { } account && await database.RightOf(account, new RightId(id), cancel) is { } found && found.Right.Site == asked.Site.Id ? found : null;

    private static async Task<(WriteResult? Outcome, Refusal? Refusal)> Write(
        RightOfReply right, Core.People.AccountId account, string? text, CurrentSite asked, Database database, KeyFile keys, HttpContext http, CancellationToken cancel)
    {
        var words = http.Words();
        var outcome = TextRules.CheckComment(text);
        if (outcome is not TextOutcome.Accepted { Text: var source })
            return (null, Refusals.Text(words, outcome));
        var rendered = Markup.Render(source);
        var screened = await Screen(right, account, source, rendered, asked, database, http, cancel);
        if (screened is { Outcome: Outcome.Refuse, Decisive: { } why })
        {
            await CommentScreening.Record(why, right.Discussion, http, await CurrentReader.Of(http), database, cancel);
            return (null, Refusals.Rule(words, why, source));
        }

        var now = http.Now();
        var heldFor = screened.Outcome == Outcome.Hold ? screened.Decisive?.Reason ?? Reasons.HoldFirst : null;
        return await database.Write((job, stop) => job.WriteReply(right.Id, account, source, heldFor, keys, now, stop), cancel) switch
        {
            WriteResult.NotYours => (null, new Refusal(StatusCodes.Status403Forbidden, words["right.write.ended"])),
            WriteResult.NoArticle => (null, new Refusal(StatusCodes.Status409Conflict, words["right.write.no_article"])),
            WriteResult.TooManyRevisions => (null, Refusals.Field(words.Fill("right.write.many", ("limit", words.Number(RightOfReply.MostRevisions))), "text")),
            WriteResult.Same => (right.Reply == ReplyState.Held ? WriteResult.Held : WriteResult.Published, null),
            var done => (done, null),
        };
    }

    /// <summary>The site's rules about words. Neither a rush nor how often somebody comments is asked: the desk knows who this is.</summary>
    private static async Task<Screened> Screen(
        RightOfReply right, Core.People.AccountId account, string source, Rendered rendered, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel)
    {
        var book = await http.RequestServices.GetRequiredService<Policies>().Of(asked.Site, database, cancel);
        var text = Markup.PlainText(source);
        return Screening.Of(new ScreeningInput
        {
            Text = text,
            Fingerprint = Fingerprint.Of(text),
            Policy = book.Of(null, right.Article.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), account.ToString()),
            Now = http.Now(),
            Links = rendered.Links.Count,
            Discussion = right.Discussion,
            Author = new AuthorFacts { IsTrusted = true },
            IsEdit = true,
        });
    }

    private static async Task<HtmlPage> Show(
        RightLine found, string text, SafeHtml? preview, Refusal? refusal, IReadOnlyList<PageNotice> notices, CurrentSite asked, Database database, HttpContext http,
        CancellationToken cancel)
    {
        var right = found.Right;
        var revision = await database.ArticleOf(right.Site, right.Article, cancel) is { State: ArticleState.Published } article ? await database.CurrentRevision(article, cancel) : null;
        return HtmlPage.Personal<WriteReplyPage>(
            new WriteReplyView
            {
                Frame = AccountFrame.Of(http, "right.heading", notices),
                Right = right,
                Headline = found.Headline,
                ArticlePath = revision is null ? null : asked.PathBase + SiteLinks.Article(found.Slug),
                Language = revision?.Content.Language,
                Quotation = revision is null ? null : AnsweredQuotation.Find(LaidArticle.Of(revision), right.Passages),
                StatementPath = right.Decision is { } decision ? $"{asked.PathBase}/statements/{new StatementId(right.Site, decision)}" : null,
                Text = text,
                Preview = preview,
                Error = refusal?.Detail ?? refusal?.Title,
            }, refusal?.Status ?? StatusCodes.Status200OK);
    }
}

public sealed record WriteReplyView
{
    public required PageFrame Frame { get; init; }
    public required RightOfReply Right { get; init; }
    public required string Headline { get; init; }

    /// <summary>Null while its article is not to be read.</summary>
    public required string? ArticlePath { get; init; }
    public required string? Language { get; init; }

    /// <summary>As the article has it now; null where it is gone.</summary>
    public required LaidQuotation? Quotation { get; init; }

    /// <summary>Of what staff decided against it.</summary>
    public required string? StatementPath { get; init; }
    public required string Text { get; init; }
    public SafeHtml? Preview { get; init; }
    public string? Error { get; init; }
}
