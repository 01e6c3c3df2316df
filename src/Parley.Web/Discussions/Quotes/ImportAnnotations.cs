using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.ImportExport;
using Parley.ImportExport.Annotations;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;

namespace Parley.Web.Discussions.Quotes;

/// <summary>
/// Brings annotations into a site. Each is the comment that says the same words at its address, or becomes one, and is tied to the words that
/// its selectors name exactly. What they do not name here is left out with a reason; nothing is stored twice.
/// </summary>
/// <param name="file">See <see cref="Provenance.Source"/>.</param>
internal sealed class ImportAnnotations(Store store, Publication site, string file, QuotableArticles articles, TimeProvider clock)
{
    private const string Format = "annotation";

    /// <summary>Of an id or address.</summary>
    private const int LongestName = 1_000;

    private readonly ImportIntoSite comments = new(store, site, Format, file, "", clock);

    public int Comments => comments.Comments;
    public int Tied { get; private set; }
    public int Known { get; private set; }

    /// <summary>Null where it is in place, else why not.</summary>
    public async Task<string?> Add(AnnotationLine line, CancellationToken cancel)
    {
        if (line.Fault is not null)
            return line.Fault;
        if (line.Target is not { Length: <= LongestName } address || line.Selectors is not { } selectors)
            return "it does not say which words of what it is about";
        await using var database = store.Context();
        var (target, discussion, noTarget) = await Target(line, address, selectors, database, cancel);
        if (target is null || discussion is null)
            return noTarget;
        var (comment, noComment) = await Comment(line, discussion, database, cancel);
        if (comment is null)
            return noComment;
        if (comment.Discussion != discussion.Id)
            return "its comment stands under another page";
        var words = new TextRange(0, 0);
        if (line.Quoting is { } quoting)
        {
            if (quoting.Find([ShownText.Of(SafeHtml.FromStore(comment.Html)).Text], 0) is not var (_, found))
                return "the comment does not say the words that quote";
            words = found;
        }

        if (await store.Write((job, token) => job.TieQuote(comment.Id, target with { Words = words }, clock.GetUtcNow(), token), cancel))
            Tied++;
        else
            Known++;
        return null;
    }

    /// <summary>The words that are selected, of an article of this site or of a comment in it.</summary>
    private async Task<(FoundQuote? Target, DiscussionRow? Discussion, string? Why)> Target(
        AnnotationLine line, string address, TextSelectors selectors, Database database, CancellationToken cancel)
    {
        const string notThere = "the words that it selects do not stand there, or stand there several times";
        if (await Named(address, database, cancel) is { } comment)
        {
            return selectors.Exact is not null && selectors.Find([ShownText.Of(SafeHtml.FromStore(comment.Html)).Text], 0) is var (_, range)
                ? (new FoundQuote(default, QuoteTarget.Of(comment.Id, comment.Revision), range, 1), await database.Discussion(comment.Discussion, cancel), null)
                : (null, null, notThere);
        }

        if (Annotations.Segment(address, "articles") is not { } slug || await database.ArticleAt(site.Id, slug, cancel) is not { State: ArticleState.Published } article
            || await database.DiscussionOf(article.Id, cancel) is not { } discussion)
            return (null, null, $"{site.ShortName} has no article at {address}");
        foreach (var number in new[] { line.Revision, article.Revision }.OfType<int>().Distinct())
        {
            if (await articles.Of(database, article.Id, number, cancel) is not { } revision)
                continue;
            var passages = revision.Passages.ToList();
            var named = passages.FindIndex(passage => passage.Id == line.Passage);
            if (selectors.Exact is not null && selectors.Find([.. passages.Select(passage => passage.Text)], named < 0 ? null : named) is var (index, range))
                return (new FoundQuote(default, QuoteTarget.Of(passages[index].Id, number), range, 1), discussion, null);
        }

        return (null, null, notThere);
    }

    private async Task<(CommentRow? Comment, string? Why)> Comment(AnnotationLine line, DiscussionRow discussion, Database database, CancellationToken cancel)
    {
        if ((line.Body ?? line.Id) is not { Length: > 0 and <= LongestName } name)
            return (null, "it has no id, and would come again at every import");
        // The address of a comment elsewhere may have the number of another one here: the words tell.
        if (await Named(name, database, cancel) is { } there && (line.Words is null || line.Words == ShownText.Of(SafeHtml.FromStore(there.Html)).Text))
            return (there, null);
        if (line.Format is not (null or "text/plain" or "text/markdown"))
            return (null, $"its words are {line.Format}: plain text is taken");
        if (TextRules.CheckComment(line.Words) is not TextOutcome.Accepted { Text: var text })
            return (null, "it says nothing, or more than a comment may");
        comments.Under(discussion.Id.ToString(), discussion.Id);
        await comments.Add(
            new ImportedComment
            {
                SourceId = name,
                ArticleId = discussion.Id.ToString(),
                Number = 1,
                Parent = new ImportedParent.None(),
                Author = AuthorOf(line),
                Created = line.Created <= clock.GetUtcNow() ? line.Created : null,
                Text = text,
                Lines = [line.Number],
            }, cancel);
        await comments.Finish(cancel);
        return (await Imported(name, database, cancel), null);
    }

    private static ImportedAuthor AuthorOf(AnnotationLine line) =>
        Core.People.PersonName.Parse(line.Author ?? "") is Core.People.NameOutcome.Accepted { Name: var name } ? new ImportedAuthor.Named(name.Value) : new ImportedAuthor.Unknown();

    /// <summary>The comment of this site that an address names: by its number here, or because an import brought it.</summary>
    private async Task<CommentRow?> Named(string address, Database database, CancellationToken cancel) =>
        await Imported(address, database, cancel)
        ?? (CommentId.Parse(Annotations.Segment(address, "comments")) is { } id && await database.Comment(id, cancel) is { Visible: true, State: CommentState.Posted } row && row.Site == site.Id ? row : null);

    private async Task<CommentRow?> Imported(string name, Database database, CancellationToken cancel) =>
        await database.AliasTarget(site.Id, Format, name, AliasKind.Comment, cancel) is { } id ? await database.Comment(new CommentId(id), cancel) : null;
}
