using AngleSharp.Dom;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Passages;

/// <summary>An article whose sentences readers quote.</summary>
internal sealed class QuotedArticle(Newsroom news) : IAsyncDisposable
{
    private int revision = 1;

    public const string Lit = "The lamps were lit at six.";
    public const string Left = "Nobody put them out.";

    public Newsroom News => news;

    public static async Task<QuotedArticle> Open(params string[] paragraphs) =>
        new(await Newsroom.Open(content: content => paragraphs.Length == 0 ? content : content with { Blocks = Paragraphs(paragraphs) }));

    /// <summary>A comment that says only these words of the article's, or, with no words of its own, is about them.</summary>
    public async Task<CommentId> Quote(string words, string? own = null)
    {
        var (passage, range) = await Place(words);
        return await Post(own ?? words, new FoundQuote(own is null ? new TextRange(0, words.Length) : default, QuoteTarget.Of(passage.Id, revision), range, 1));
    }

    /// <summary>The same of another comment's words.</summary>
    public async Task<CommentId> QuoteComment(CommentId comment, string words, string? own = null)
    {
        var text = ShownText.Of(SafeHtml.FromStore((await news.Row(comment.ToString()))?.Html ?? "")).Text;
        var start = text.IndexOf(words, StringComparison.Ordinal);
        return await Post(own ?? words, new FoundQuote(own is null ? new TextRange(0, words.Length) : default, QuoteTarget.Of(comment, 1), new TextRange(start, start + words.Length), 1));
    }

    public async Task Publish(params string[] paragraphs)
    {
        var content = (await Revision()).Content with { Blocks = Paragraphs(paragraphs) };
        var done = (PublishResult.Done)await news.Program.Write((database, cancel) => database.PublishArticle(
            new ArticleToPublish { Site = news.Site.Id, Key = "lights.md", Content = content, At = news.Program.Clock.GetUtcNow() }, cancel));
        revision = done.Revision;
    }

    public async Task<(Passage Passage, TextRange Range)> Place(string words)
    {
        var passage = (await Revision()).Passages.Single(one => one.Text.Contains(words, StringComparison.Ordinal));
        var start = passage.Text.IndexOf(words, StringComparison.Ordinal);
        return (passage, new TextRange(start, start + words.Length));
    }

    /// <summary>The path of the page of a sentence.</summary>
    public async Task<string> PathOf(string sentence)
    {
        var (passage, range) = await Place(sentence);
        return $"{news.ArticlePath}/passages/{passage.Id}-{range.Start}";
    }

    /// <summary>The card of a comment in its discussion.</summary>
    public async Task<IElement> Card(CommentId comment) => (await news.ArticlePage()).GetElementById($"comment-{comment}") ?? throw new InvalidOperationException("no card");

    public ValueTask DisposeAsync() => news.DisposeAsync();

    private async Task<CommentId> Post(string words, FoundQuote quote)
    {
        var comment = A.Comment().Saying(words).Quoting(quote).To(news.Discussion, news.Program.Clock.GetUtcNow());
        return ((PostResult.Stored)await news.Program.Write((database, cancel) => database.Post(comment, cancel))).Comment.Id;
    }

    private Task<ArticleRevision> Revision() => news.Program.Read(async database =>
        (await database.Revisions(news.Article.Article, [revision], CancellationToken.None))[revision]);

    private static IReadOnlyList<Block> Paragraphs(string[] paragraphs) => [.. paragraphs.Select(words => new Paragraph(RichText.Of(words)))];
}
