using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Storage.Articles;
using Parley.Web.Site;

namespace Parley.Web.Articles.Replies;

/// <summary><c>GET /api/v1/articles/{id}/replies</c>: what people quoted in an article answer, in the order in which they came.</summary>
internal static class ReadReplies
{
    /// <param name="Passage">The first paragraph of the quotation that it answers; null where that is no longer in the article.</param>
    /// <param name="QuotationChanged">The quotation read otherwise when this was written.</param>
    /// <param name="Text">As written, in the comment dialect.</param>
    internal sealed record ReplyJson(
        string Id, string? Passage, bool QuotationChanged, string Name, string Html, string Text, DateTimeOffset WrittenAt, DateTimeOffset? EditedAt);

    internal sealed record Answer(IReadOnlyList<ReplyJson> Replies);

    public static async Task<Results<KeptJson<Answer>, ProblemHttpResult>> Handle(long id, CurrentSite asked, PageCache pages, CancellationToken cancel) =>
        await pages.Get(new PageKey(PageKind.ArticleReplies, asked) { Id = id }, null, (composition, stop) => Compose(new ArticleId(id), asked, pages, composition, stop), cancel) is { } page
            ? new KeptJson<Answer>(page)
            : Refusal.NotFound.AsProblem();

    private static async Task<PageBody?> Compose(ArticleId id, CurrentSite asked, PageCache pages, Composition composition, CancellationToken cancel)
    {
        var database = composition.Database;
        if (await composition.Site(asked.Site.Id, cancel) is not { } site || await database.ArticleOf(site.Id, id, cancel) is not { State: ArticleState.Published } article
            || await database.CurrentRevision(article, cancel) is not { } revision)
            return null;
        composition.Shows(article);
        var replies = await ArticleReplies.Of(database, article, LaidArticle.Of(revision), cancel);
        return PageBody.Json(new Answer([.. replies.All.Select(Json)]), pages.Json);
    }

    private static ReplyJson Json(PlacedReply placed) => new(
        placed.Reply.Id.ToString(), placed.Place?.ToString(), placed.IsOfOther, placed.Reply.Name, placed.Html.Value, placed.Reply.Source, placed.Reply.WrittenAt, placed.Reply.EditedAt);
}
