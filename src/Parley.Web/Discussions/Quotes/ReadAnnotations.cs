using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;
using Parley.Web.Site;

namespace Parley.Web.Discussions.Quotes;

/// <summary><c>GET /api/v1/articles/{id}/annotations</c> and <c>GET /api/v1/comments/{id}/annotations</c>: quotes as Web Annotations.</summary>
internal static class ReadAnnotations
{
    private const int Most = 100;

    /// <summary>All quotes of an article that are to be seen, the oldest first.</summary>
    public static async Task<Results<KeptJson<AnnotationPageJson>, ProblemHttpResult>> Handle(
        long id, string? cursor, int? limit, CurrentSite asked, PageCache pages, QuotableArticles articles, CancellationToken cancel)
    {
        if (limit is < 1 or > Most)
            return Refusal.BadField("limit", $"it is a number from 1 to {Most}").AsProblem();
        if (After(cursor) is not { } after)
            return Refusal.BadField("cursor", "it is none that was given out here").AsProblem();
        var key = new PageKey(PageKind.ArticleAnnotations, asked) { Id = id, Text = after.ToString(CultureInfo.InvariantCulture), Limit = limit ?? Most };
        return await pages.Get(key, null, (composition, stop) => OfArticle(new ArticleId(id), after, limit, asked, pages, articles, composition, stop), cancel) is { } page
            ? new KeptJson<AnnotationPageJson>(page)
            : Refusal.NotFound.AsProblem();
    }

    public static async Task<Results<KeptJson<AnnotationPageJson>, ProblemHttpResult>> HandleComment(
        long id, CurrentSite asked, PageCache pages, QuotableArticles articles, CancellationToken cancel)
    {
        var key = new PageKey(PageKind.CommentAnnotations, asked) { Id = id };
        return await pages.Get(key, null, (composition, stop) => OfComment(new CommentId(id), asked, pages, articles, composition, stop), cancel) is { } page
            ? new KeptJson<AnnotationPageJson>(page)
            : Refusal.NotFound.AsProblem();
    }

    private static async Task<PageBody?> OfArticle(
        ArticleId id, long after, int? limit, CurrentSite asked, PageCache pages, QuotableArticles articles, Composition composition, CancellationToken cancel)
    {
        if (await composition.Seen(composition.Database.DiscussionOf(id, cancel), asked, cancel) is not var (discussion, owner))
            return null;
        var most = limit ?? Most;
        var quotes = await composition.Database.QuotesOfArticle(id, after, most + 1, cancel);
        // A page beyond the last is no page: nobody can fill the memory with them.
        if (quotes.Count == 0 && after > 0)
            return null;
        var items = await new Annotations(asked, owner, discussion, articles, composition.Database).Of([.. quotes.Take(most)], cancel);
        return Body(new AnnotationPageJson(Address(after), items) { Next = quotes.Count > most ? Address(quotes[most - 1].Id) : null }, pages.Json);

        string Address(long from) => asked.AbsoluteUrl(string.Create(
            CultureInfo.InvariantCulture, $"{asked.Prefix(owner)}/api/v1/articles/{id}/annotations?cursor={from}{(limit is null ? "" : $"&limit={limit}")}"));
    }

    private static async Task<PageBody?> OfComment(
        CommentId id, CurrentSite asked, PageCache pages, QuotableArticles articles, Composition composition, CancellationToken cancel)
    {
        if (await composition.Database.Comment(id, cancel) is not { Visible: true } row || await composition.Discussion(row.Discussion, asked, cancel) is not var (discussion, owner))
            return null;
        var items = await new Annotations(asked, owner, discussion, articles, composition.Database).Of(await composition.Database.QuotesOf([id], cancel), cancel);
        return Body(new AnnotationPageJson(asked.AbsoluteUrl($"{asked.Prefix(owner)}/api/v1/comments/{id}/annotations"), items), pages.Json);
    }

    private static PageBody Body(AnnotationPageJson page, JsonSerializerOptions json) => PageBody.Json(page, json) with { Type = AnnotationJson.MediaType };

    private static long? After(string? cursor) =>
        string.IsNullOrEmpty(cursor) ? 0 : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
