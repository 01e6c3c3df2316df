using Parley.Core.Articles;
using Parley.Storage;
using Parley.Storage.Moderation.Sources;
using Parley.Web.Discussions;

namespace Parley.Web.Moderation.Sources;

/// <summary>From stored questions to what stands beneath what was asked.</summary>
internal static class SourcesShown
{
    /// <param name="comments">With their replies.</param>
    /// <param name="prefix">Of the site's links.</param>
    public static async Task<IReadOnlyList<CommentView>> In(Database database, IReadOnlyList<CommentView> comments, string prefix, CancellationToken cancel)
    {
        var asked = await database.SourcesOf(All(comments).Where(comment => comment.HasWords).Select(comment => comment.Id), cancel);
        return asked.Count == 0 ? comments : With(comments);

        IReadOnlyList<CommentView> With(IReadOnlyList<CommentView> some) =>
        [
            .. some.Select(comment => comment with
            {
                Source = asked.GetValueOrDefault(comment.Id) is { } source ? SourceView.Of(source, path => prefix + path) : null,
                Replies = With(comment.Replies),
            }),
        ];
    }

    /// <summary>Of an article's quotations, by their first passages.</summary>
    public static async Task<IReadOnlyDictionary<PassageId, SourceView>> Of(Database database, ArticleId article, string prefix, CancellationToken cancel) =>
        (await database.SourcesOf(article, cancel)).ToDictionary(asked => asked.Key, asked => SourceView.Of(asked.Value, path => prefix + path));

    private static IEnumerable<CommentView> All(IEnumerable<CommentView> comments) => comments.SelectMany(comment => All(comment.Replies).Prepend(comment));
}
