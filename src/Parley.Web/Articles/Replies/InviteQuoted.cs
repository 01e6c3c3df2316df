using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Articles;
using Parley.Core.Articles.Replies;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Articles.Replies;
using Parley.Storage.Discussions;
using Parley.Storage.People;
using Parley.Storage.Site;
using Parley.Web.Moderation.Desk;
using Parley.Web.Notifications;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Replies;

/// <summary><c>/desk/replies/invite?article=</c>: the desk asks whoever is quoted in an article to answer, by a letter to an address that it has made sure of.</summary>
internal static class InviteQuoted
{
    internal sealed record FormRequest
    {
        public string? Article { get; init; }

        /// <summary>The first paragraph of the quotation.</summary>
        public string? Quotation { get; init; }
        public string? Name { get; init; }
        public string? Email { get; init; }
        public string? Evidence { get; init; }
    }

    public static async Task<Results<HtmlPage, NotFound>> Page(
        long article, CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel) =>
        await Find(article, asked, database, cancel) is { } found
            ? await Show(found, new FormRequest(), null, null, reader, database, http, cancel)
            : TypedResults.NotFound();

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        [FromForm] FormRequest? form, CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, Postbox post, OutboxBell bell, OwnAddress own, HttpContext http,
        CancellationToken cancel)
    {
        form ??= new();
        if (await Find(Number(form.Article), asked, database, cancel) is not { } found || reader.Account is not { } editor)
            return TypedResults.NotFound();
        var words = http.Words();
        if (found.Quotations.FirstOrDefault(one => one.Words[0].Id.Value == Number(form.Quotation)) is not { } quotation)
            return await Again(words["right.invite.which"]);
        if (Line(form.Name) is not { } name)
            return await Again(words.Fill("right.invite.name_bad", ("limit", words.Number(RightOfReply.LongestName))));
        if (EmailAddress.Parse(form.Email) is not { } address)
            return await Again(words["sign_in.bad_email"]);
        if (TextRules.Check(form.Evidence, RightOfReply.LongestEvidence) is not TextOutcome.Accepted { Text: var evidence })
            return await Again(words.Fill("right.invite.evidence_bad", ("limit", words.Number(RightOfReply.LongestEvidence))));

        var now = http.Now();
        var token = Tokens.New();
        // A job may run more than once, each time with a row of its own.
        RightOfReply Right() => new(
            found.Article, found.Discussion, [.. quotation.Words.Select(passage => passage.Id)], name, address.Value, address.Key, evidence, Tokens.Hash(token), editor, now);
        var link = $"{own.For(http.Request)}{http.Request.PathBase}/right-of-reply?token={token}";
        var byMail = await post.LeavesTheMachine(asked.Site.Id, cancel);
        var letter = Letter(Right(), found, asked, link);
        var result = await database.Write(
            async (job, stop) =>
            {
                var kept = await job.InviteQuoted(Right(), keys, stop);
                if (kept == InviteResult.Done && byMail)
                {
                    job.Outbox.Add(letter.ToOutbox(keys, now));
                    await job.SaveChangesAsync(stop);
                }

                return kept;
            }, cancel);
        if (result != InviteResult.Done)
            return await Again(words[$"right.invite.{result.ToString().ToLowerInvariant()}"]);
        bell.Ring();
        return byMail
            ? PersonalAnswer.GoTo(http, $"{asked.PathBase}/desk/replies?done=invited")
            : await Show(found, new FormRequest { Email = address.Value }, null, link, reader, database, http, cancel);

        Task<HtmlPage> Again(string why) => Show(found, form, why, null, reader, database, http, cancel);
    }

    /// <summary>In the site's language: nobody knows theirs.</summary>
    private static Letter Letter(RightOfReply right, Quotable found, CurrentSite asked, string link)
    {
        var words = Words.For(asked.Site.Language);
        return new Letter
        {
            To = right.Email,
            FromName = asked.Site.Name,
            Site = asked.Site.Id.Value,
            Subject = words.Fill("right.letter.subject", ("site", asked.Site.Name)),
            Text = words.Fill(
                "right.letter.text", ("site", asked.Site.Name), ("title", NoticeText.WithoutLinks(found.Article.Headline)), ("name", NoticeText.WithoutLinks(right.Name)),
                ("page", asked.AbsoluteUrl(asked.PathBase + SiteLinks.Article(found.Article.Slug))), ("link", link), ("date", words.Date(right.ExpiresAt))),
            NotAfter = right.ExpiresAt,
        };
    }

    private static async Task<Quotable?> Find(long article, CurrentSite asked, Database database, CancellationToken cancel)
    {
        if (await database.ArticleOf(asked.Site.Id, new ArticleId(article), cancel) is not { State: ArticleState.Published } found
            || await database.CurrentRevision(found, cancel) is not { } revision || await database.DiscussionOf(found.Id, cancel) is not { } discussion)
            return null;
        return new Quotable(found, discussion.Id, [.. LaidArticle.Of(revision).Blocks.OfType<LaidQuotation>().Where(quotation => quotation.Words.Count > 0)]);
    }

    private static async Task<HtmlPage> Show(
        Quotable found, FormRequest form, string? error, string? link, CurrentReader reader, Database database, HttpContext http, CancellationToken cancel) =>
        HtmlPage.Personal<InviteQuotedPage>(
            new InviteQuotedView
            {
                Desk = await DeskFrame.Of(http, "replies", http.Words()["right.invite.heading"], reader, database, cancel),
                Article = found.Article.Id,
                Headline = found.Article.Headline,
                ArticlePath = SiteLinks.Article(found.Article.Slug),
                Quotations = found.Quotations,
                Quotation = form.Quotation,
                Name = form.Name ?? "",
                Email = form.Email ?? "",
                Evidence = form.Evidence ?? "",
                Error = error,
                Link = link,
            }, error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    /// <summary>A name stands in one line.</summary>
    private static string? Line(string? name) =>
        TextRules.Check(name, RightOfReply.LongestName) is TextOutcome.Accepted { Text: var text } && !text.Any(char.IsControl) ? text.Trim() : null;

    private static long Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private sealed record Quotable(Article Article, Core.Discussions.DiscussionId Discussion, IReadOnlyList<LaidQuotation> Quotations);
}

public sealed record InviteQuotedView
{
    public required DeskFrame Desk { get; init; }
    public required ArticleId Article { get; init; }
    public required string Headline { get; init; }
    public required string ArticlePath { get; init; }
    public required IReadOnlyList<LaidQuotation> Quotations { get; init; }

    /// <summary>The one that was chosen.</summary>
    public string? Quotation { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public required string Evidence { get; init; }
    public string? Error { get; init; }

    /// <summary>Shown this once, where no mail leaves the machine.</summary>
    public string? Link { get; init; }
}
