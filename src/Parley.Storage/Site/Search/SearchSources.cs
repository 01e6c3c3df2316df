using System.Collections.Frozen;
using System.Data.Common;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage.Discussions;

namespace Parley.Storage.Site.Search;

/// <summary>What of articles and comments goes into the index.</summary>
public static class SearchSources
{
    private const string Comments =
        "SELECT c.id, c.site, c.state, c.source, COALESCE(t.slug, s.language) FROM comments c JOIN sites s ON s.id = c.site " +
        "LEFT JOIN discussions d ON d.id = c.discussion LEFT JOIN article_terms t ON t.article = d.article AND t.kind = 4";

    /// <summary>The index follows what happened to comments, in the job that ends their tasks.</summary>
    public static async Task IndexComments(this Database database, IReadOnlyList<CommentTask> tasks, CancellationToken cancel) =>
        await database.Put(
            Findable.Comment,
            await database.Query(
                $"{Comments} WHERE {database.IsListed("c.id")}", ReadComment, cancel, ("@ids", database.List(tasks.Select(task => task.Comment.Value).Distinct()))),
            cancel);

    internal static Task<List<IndexedThing>> CommentsBetween(this Database database, long from, long to, CancellationToken cancel) =>
        database.Query($"{Comments} WHERE c.id >= @from AND c.id < @to", ReadComment, cancel, ("@from", from), ("@to", to));

    internal static IndexedThing Thing(Article article, ArticleContent content) => new(
        article.Site, article.Id.Value,
        Terms(Words(content), ArticleTerm.PrimaryLanguage(content.Language)), article.State == ArticleState.Published);

    /// <summary>All that an article is found by, one piece a line: its own words, who wrote it, what it is about.</summary>
    public static string Words(ArticleContent content) => string.Join(
        '\n', ArticleText.Pieces(content).Select(piece => piece.Text)
            .Concat(content.Bylines.Select(byline => byline.Name)).Concat(content.Tags).Concat(content.Section is { } section ? [section] : []));

    /// <summary>The word that stands for a language: no text has it.</summary>
    internal static string LanguageTerm(string language) => "=" + language;

    private static IndexedThing ReadComment(DbDataReader row)
    {
        // Whether one is seen, a reader's page asks when it is read: those below a held comment come and go with it.
        var isPosted = row.GetInt32(2) == (int)CommentState.Posted;
        return new IndexedThing(
            new SiteId(row.GetInt64(1)), row.GetInt64(0),
            isPosted ? Terms(Markup.PlainText(row.GetString(3)), ArticleTerm.PrimaryLanguage(row.GetString(4))) : FrozenSet<string>.Empty, isPosted);
    }

    private static HashSet<string> Terms(string words, string language) =>
        SearchWords.Of(words).Select(word => word.Term).Append(LanguageTerm(language)).ToHashSet(StringComparer.Ordinal);
}
