using Parley.Core.Articles;
using Parley.Core.Articles.Replies;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Articles.Replies;

namespace Parley.Web.Articles.Replies;

/// <summary>What quoted people answer in an article, each beside its quotation; at the foot where that is gone.</summary>
public sealed class ArticleReplies
{
    public static readonly ArticleReplies None = new([]);

    private readonly ILookup<PassageId?, PlacedReply> places;

    private ArticleReplies(IReadOnlyList<PlacedReply> all)
    {
        All = all;
        places = all.ToLookup(reply => reply.Place);
    }

    public IReadOnlyList<PlacedReply> All { get; }

    public IReadOnlyList<PlacedReply> AtFoot => [.. places[null]];

    public IReadOnlyList<PlacedReply> Beside(LaidQuotation quotation) => quotation.Words is [var first, ..] ? [.. places[first.Id]] : [];

    internal static async Task<ArticleReplies> Of(Database database, Article article, LaidArticle laid, CancellationToken cancel)
    {
        var replies = await database.RepliesOf(article.Id, cancel);
        if (replies.Count == 0)
            return None;
        Dictionary<int, LaidArticle> before = [];
        foreach (var revision in replies.Select(reply => reply.ArticleRevision).Distinct().Where(revision => revision != article.Revision))
        {
            if (await database.Revision(article.Id, revision, cancel) is { } then)
                before[revision] = LaidArticle.Of(then);
        }

        return new ArticleReplies([.. replies.Select(reply => Placed(reply, AnsweredQuotation.Find(laid, reply.Passages), before.GetValueOrDefault(reply.ArticleRevision)))]);
    }

    private static PlacedReply Placed(QuotedReply reply, LaidQuotation? now, LaidArticle? before) => new(
        reply, now?.Words[0].Id, Markup.Render(reply.Source).Html,
        now is not null && before is not null && (AnsweredQuotation.Find(before, reply.Passages) is not { } then || AnsweredQuotation.Differ(then, now)));
}

/// <param name="Place">The first paragraph of the quotation beside which it stands; null where that is gone.</param>
/// <param name="IsOfOther">The quotation read otherwise when it was written.</param>
public sealed record PlacedReply(QuotedReply Reply, PassageId? Place, SafeHtml Html, bool IsOfOther)
{
    /// <summary>As search engines read it on its page.</summary>
    public ReplyData Data(string page) => new($"{page}#reply-{Reply.Id}", Place, Reply.Name, Markup.PlainText(Reply.Source), Reply.WrittenAt);
}
