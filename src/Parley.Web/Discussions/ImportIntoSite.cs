using System.Globalization;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Moderation.Rules;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.ImportExport;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Web.Articles;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary>Stores a stream of imported records in a site, a few hundred comments to a job. What an earlier import stored stays as it is.</summary>
/// <param name="file">See <see cref="Provenance.Source"/>.</param>
/// <param name="title">Heads an article whose file gives it none.</param>
internal sealed class ImportIntoSite(Store store, Publication site, string format, string file, string title, TimeProvider clock)
{
    /// <summary>How often a job is tried before the import gives up, and the pause between two tries: a server beside it may be in a storm.</summary>
    private const int MostTries = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, DiscussionId> discussions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Article, int Line), PassageId> passages = [];
    private readonly List<CommentToImport> waiting = [];
    private readonly List<string> addresses = [];
    private DiscussionId? current;
    private PolicyBook? book;

    public int Articles { get; private set; }
    public int Comments { get; private set; }

    /// <summary>Articles and comments that an earlier import had stored.</summary>
    public int Known { get; private set; }

    /// <summary>Root-relative addresses of the articles met, without the site's prefix.</summary>
    public IReadOnlyList<string> Addresses => addresses;

    /// <summary>Whose discussion it is that a file's article has here already.</summary>
    public void Under(string articleId, DiscussionId discussion) => discussions[articleId] = discussion;

    public async Task Add(ImportedRecord record, CancellationToken cancel)
    {
        switch (record)
        {
            case ImportedArticle article:
                await Save(article, cancel);
                break;
            case ImportedComment comment:
                await Save(comment, cancel);
                break;
        }
    }

    public async Task Finish(CancellationToken cancel)
    {
        if (current is not { } discussion || waiting.Count == 0)
            return;
        var chunk = waiting.ToList();
        waiting.Clear();
        var now = clock.GetUtcNow();
        var done = await Write((database, token) => database.ImportComments(discussion, format, file, chunk, now, token), cancel);
        Comments += done.Added;
        Known += done.Known;
    }

    /// <summary>No job stores anything twice, so one that was not confirmed is simply done again.</summary>
    private async Task<T> Write<T>(Func<Database, CancellationToken, Task<T>> job, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await store.Write(job, cancel);
            }
            catch (Exception busy) when (tries < MostTries && busy is (StoreBusyException or StoreUnavailableException))
            {
                await Task.Delay(Pause, clock, cancel);
            }
        }
    }

    private async Task Save(ImportedArticle article, CancellationToken cancel)
    {
        await Finish(cancel);
        var now = clock.GetUtcNow();
        var toPublish = new ArticleToPublish
        {
            Site = site.Id,
            Key = $"{format}:{article.SourceId}",
            Content = ImportedContent.Of(article, title, site.Language),
            DateUnknown = article.Published is null,
            At = now,
        };
        var (discussion, isNew, slug) = await Write((database, token) => Publish(database, article, toPublish, token), cancel);
        discussions[article.SourceId] = discussion;
        await FindPassages(article, discussion, cancel);
        addresses.Add(SiteLinks.Article(slug));
        if (isNew)
            Articles++;
        else
            Known++;
    }

    /// <summary>An article imported before is left alone: somebody may have corrected it since.</summary>
    private async Task<(DiscussionId Discussion, bool IsNew, string Slug)> Publish(
        Database database, ImportedArticle article, ArticleToPublish toPublish, CancellationToken cancel)
    {
        if (await database.AliasTarget(site.Id, format, article.SourceId, AliasKind.Discussion, cancel) is { } known
            && await database.QueryOne(
                "SELECT a.slug FROM discussions d JOIN articles a ON a.id = d.article WHERE d.id = @discussion", row => row.GetString(0), cancel,
                ("@discussion", known)) is { } slug)
            return (new DiscussionId(known), false, slug);

        if (await database.PublishArticle(toPublish, cancel) is not PublishResult.Done done)
            throw new InvalidOperationException("An article without an address of its own choice was refused its address.");
        await database.RememberAlias(site.Id, format, article.SourceId, AliasKind.Article, done.Article.Value, cancel);
        await database.RememberAlias(site.Id, format, article.SourceId, AliasKind.Discussion, done.Discussion.Value, cancel);
        return (done.Discussion, done.IsNew, done.Slug);
    }

    /// <summary>Which passage each line of the file became. Its words are those of the first revision, whatever was corrected since.</summary>
    private async Task FindPassages(ImportedArticle article, DiscussionId discussion, CancellationToken cancel)
    {
        await using var database = store.Context();
        if ((await database.Discussion(discussion, cancel))?.Article is not { } id || !(await database.Revisions(id, [1], cancel)).TryGetValue(1, out var revision))
            return;
        var left = revision.Passages.GroupBy(passage => passage.Text, StringComparer.Ordinal).ToDictionary(same => same.Key, same => new Queue<Passage>(same), StringComparer.Ordinal);
        foreach (var (line, text) in article.Quotable)
            if (left.TryGetValue(text, out var same) && same.TryDequeue(out var passage)) passages[(article.SourceId, line)] = passage.Id;
    }

    private async Task Save(ImportedComment comment, CancellationToken cancel)
    {
        var discussion = await DiscussionOf(comment.ArticleId, cancel);
        if (discussion != current || waiting.Count == ImportWrites.MostInChunk)
            await Finish(cancel);
        current = discussion;
        book ??= await ReadPolicy(cancel);
        waiting.Add(ToImport(comment, book.Of(null, null, null)));
    }

    private async Task<PolicyBook> ReadPolicy(CancellationToken cancel)
    {
        await using var database = store.Context();
        return new PolicyBook(site, await database.PolicyTerms(site.Id, cancel));
    }

    /// <summary>A file may hold comments without their article: they come under a discussion of the same name as the file has for it.</summary>
    private async Task<DiscussionId> DiscussionOf(string articleId, CancellationToken cancel)
    {
        if (discussions.TryGetValue(articleId, out var known))
            return known;
        await Save(new ImportedArticle { SourceId = articleId }, cancel);
        return discussions[articleId];
    }

    private CommentToImport ToImport(ImportedComment comment, Policy policy)
    {
        var source = comment.Source;
        var rendered = source is null ? null : Markup.Render(source);
        var input = source is null ? null : Screen(source, rendered, policy);
        return new CommentToImport
        {
            SourceId = comment.SourceId,
            ParentSourceId = (comment.Parent as ImportedParent.Comment)?.SourceId,
            ParentUnknown = comment.Parent is ImportedParent.Unknown,
            AuthorName = (comment.Author as ImportedAuthor.Named)?.Name,
            CreatedAt = comment.Created,
            Source = source,
            Html = rendered?.Html.ToString() ?? "",
            Screened = input is null ? Screened.Clean : Screening.Of(input),
            Fingerprint = input?.Fingerprint,
            RendererVersion = rendered?.RendererVersion ?? Markup.RendererVersion,
            Quotes = [.. comment.Quotes.Select(quote => ToImport(comment.ArticleId, quote)).OfType<QuoteToImport>()],
            Lines = Ranges([.. comment.AuthorLine is { } line ? (IEnumerable<int>)[line] : [], .. comment.Lines]),
            Original = string.Join("\n\n", new[] { (comment.Author as ImportedAuthor.Named)?.Name, comment.Text }.OfType<string>()),
            Guess = comment.Doubts.Count == 0 ? null : string.Join('\n', comment.Doubts),
        };
    }

    private QuoteToImport? ToImport(string article, ImportedQuote quote) => quote.Target switch
    {
        ImportedQuoteTarget.Line line when passages.TryGetValue((article, line.Number), out var passage) =>
            new QuoteToImport(new FoundQuote(quote.Words, QuoteTarget.Of(passage, 1), quote.Range, quote.Certainty), null),
        // Its id is known when it is stored.
        ImportedQuoteTarget.Comment comment => new QuoteToImport(new FoundQuote(quote.Words, default, quote.Range, quote.Certainty), comment.SourceId),
        _ => null,
    };

    private ScreeningInput Screen(string source, Rendered? rendered, Policy policy)
    {
        var text = Markup.PlainText(source);
        return new ScreeningInput
        {
            Text = text, Fingerprint = Fingerprint.Of(text), Links = rendered?.Links.Count ?? 0, Policy = policy, Now = clock.GetUtcNow(), IsImport = true,
        };
    }

    /// <summary><c>18</c>, <c>94-98</c> or both kinds with commas between.</summary>
    private static string Ranges(IReadOnlyList<int> lines)
    {
        List<(int First, int Last)> ranges = [];
        foreach (var line in lines.Order())
        {
            if (ranges.Count > 0 && ranges[^1].Last == line - 1)
                ranges[^1] = (ranges[^1].First, line);
            else
                ranges.Add((line, line));
        }

        return string.Join(',', ranges.Select(range => range.First == range.Last
            ? range.First.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{range.First}-{range.Last}")));
    }
}
