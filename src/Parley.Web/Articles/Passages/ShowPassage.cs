using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;
using Parley.Web.Discussions;
using Parley.Web.Discussions.Quotes;
using Parley.Web.Site;

namespace Parley.Web.Articles.Passages;

/// <summary><c>GET /articles/{slug}/passages/{sentence}?before=&amp;after=</c>: a sentence of the article, and the comments that quote it.</summary>
internal static class ShowPassage
{
    private const int PageSize = 50;

    public static async Task<Results<FinishedPage, NotFound>> Handle(
        string slug, string sentence, string? before, string? after, CurrentSite asked, PageCache pages, CancellationToken cancel)
    {
        var from = CommentId.Parse(before ?? "");
        if (SentenceName.Parse(sentence) is not { } name || (from is null && !string.IsNullOrEmpty(before)))
            return TypedResults.NotFound();
        var key = new PageKey(PageKind.Passage, asked) { Text = $"{slug} {name}", Id = from?.Value ?? 0 };
        return await pages.Get(key, after, (composition, stop) => Compose(slug, name, from, asked, composition, stop), cancel) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<PageBody?> Compose(
        string slug, SentenceName name, CommentId? before, CurrentSite asked, Composition composition, CancellationToken cancel)
    {
        var database = composition.Database;
        if (await composition.Site(asked.Site.Id, cancel) is not { } site
            || await database.ArticleAt(site.Id, slug, cancel) is not { State: ArticleState.Published } article || article.Slug != slug
            || await database.DiscussionOf(article.Id, cancel) is not { } discussion
            || await database.CurrentRevision(article, cancel) is not { } revision
            || revision.Passages.FirstOrDefault(passage => passage.Id == name.Passage) is not { } passage
            || Sentences.Of(passage.Text).FirstOrDefault(sentence => sentence.Start == name.Start) is not { IsEmpty: false } range)
            return null;
        composition.Shows(article);
        composition.Shows(discussion);
        var rows = await database.CommentsQuoting(article.Id, passage.Id, name.Start, before, PageSize + 1, cancel);
        // A page beyond the last is no page: nobody can fill the memory with them.
        if (rows.Count == 0 && before is not null)
            return null;
        var marks = await database.MarksOf(article.Id, cancel);
        var path = asked.PathBase + SiteLinks.Article(slug);
        var frame = Frames.Frame(asked, site, discussion.Title) with { NoIndex = true, LeavesSlots = true, Sheets = Frames.CommentSheets };
        var view = new PassageView
        {
            Frame = frame,
            Discussion = discussion.Id,
            Seq = discussion.Seq,
            State = ThreadViews.State(discussion, composition.TakesWrites),
            GuestsAllowed = discussion.GuestsAllowed,
            Headline = article.Headline,
            ArticlePath = path,
            Language = revision.Content.Language,
            Direction = revision.Content.Direction,
            Sentence = new DiscussedSentence(passage, range, marks.Find(mark => mark.Passage == passage.Id && mark.Sentence == name.Start)?.Comments ?? 0),
            Quotation = LaidArticle.Of(revision).Blocks.OfType<LaidQuotation>().FirstOrDefault(quotation => quotation.Words.Contains(passage))?.Quotation,
            Place = new QuoteRef(QuoteTarget.Of(passage.Id, revision.Number), range),
            Comments = await QuotesShown.In(database, [.. rows.Take(PageSize).Select(row => ThreadViews.Comment(asked, site, row, null))], path, asked.PathBase, cancel),
            NextPath = rows.Count > PageSize ? $"{path}/passages/{name}?before={rows[PageSize - 1].Id}" : null,
        };
        return await composition.Pages.Body<PassagePage>(frame, view, ("comments", await composition.Fragments.Items(frame, view.Comments)));
    }
}
