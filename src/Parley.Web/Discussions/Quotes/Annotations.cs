using System.Globalization;
using Parley.Core.Discussions;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;
using Parley.Web.Site;

namespace Parley.Web.Discussions.Quotes;

/// <summary>Makes annotations of stored quotes.</summary>
internal sealed class Annotations(CurrentSite asked, Publication owner, DiscussionRow discussion, QuotableArticles articles, Database database)
{
    private string Base => asked.AbsoluteUrl(asked.Prefix(owner));

    /// <summary>Of quotes of this discussion's comments; one whose comment is not to be read is left out.</summary>
    public async Task<IReadOnlyList<AnnotationJson>> Of(IReadOnlyList<QuoteRow> quotes, CancellationToken cancel)
    {
        var comments = (await database.Comments(quotes.Select(quote => quote.Comment).Concat(quotes.Select(quote => quote.Target.Comment).OfType<CommentId>()), cancel))
            .Where(row => row is { Visible: true, State: CommentState.Posted } && row.Discussion == discussion.Id).ToDictionary(row => row.Id);
        var current = discussion.Article is { } article ? (await articles.Current(database, article, cancel))?.Revision : null;
        List<AnnotationJson> made = [];
        foreach (var quote in quotes)
        {
            if (comments.TryGetValue(quote.Comment, out var comment))
                made.Add(Of(quote, comment, await Target(quote, current, comments, cancel)));
        }

        return made;
    }

    private AnnotationJson Of(QuoteRow quote, CommentRow comment, ResourceJson<string> target)
    {
        var permalink = $"{Base}/comments/{comment.Id}";
        var words = ShownText.Of(SafeHtml.FromStore(comment.Html)).Text;
        return new AnnotationJson
        {
            // Where the words stand tells the quotes of a comment apart; an edit makes others of them.
            Id = string.Create(CultureInfo.InvariantCulture, $"{Base}/api/v1/comments/{comment.Id}/annotations#r{comment.Revision}-{quote.Words.Start}-{quote.Words.End}"),
            Creator = comment.AuthorName is { } name ? new AgentJson(name) { Id = comment.Account is { } account ? $"{Base}/people/{account}" : null } : null,
            Created = comment.CreatedAt,
            Modified = comment.EditedAt,
            Body = new ResourceJson<CommentBodyJson>(new CommentBodyJson(permalink, words))
            {
                Selector = quote.IsAbout ? null : SelectorJson.Of(words, quote.Words), Revision = comment.Revision,
            },
            Target = target,
        };
    }

    /// <summary>Words of the article as it is now, where they still stand in it, else as they were quoted; a comment's only while everybody may read them.</summary>
    private async Task<ResourceJson<string>> Target(QuoteRow quote, int? current, Dictionary<CommentId, CommentRow> comments, CancellationToken cancel)
    {
        var place = quote.AsOf(current);
        if (place.Target.Comment is { } id)
        {
            var words = comments.GetValueOrDefault(id) is { } row && row.Revision == place.Target.Revision ? ShownText.Of(SafeHtml.FromStore(row.Html)).Text : null;
            return new ResourceJson<string>($"{Base}/comments/{id}")
            {
                Selector = words is not null && place.Range.End <= words.Length ? SelectorJson.Of(words, place.Range) : null, Revision = place.Target.Revision,
            };
        }

        var passage = quote.Article is { } article ? (await articles.Of(database, article, place.Target.Revision, cancel))?.Passages.FirstOrDefault(one => one.Id == place.Target.Passage) : null;
        return new ResourceJson<string>(asked.AbsoluteUrl(asked.Page(owner, discussion)))
        {
            Selector = passage is null ? null : SelectorJson.Of(passage.Text, place.Range, passage.Id), Revision = place.Target.Revision,
        };
    }

    /// <summary>What follows a name in the path of an address.</summary>
    public static string? Segment(string address, string name)
    {
        var path = (Uri.TryCreate(address, UriKind.Absolute, out var url) ? url.AbsolutePath : address.Split('?', '#')[0]).Split('/');
        var at = Array.LastIndexOf(path, name);
        return at >= 0 && at + 1 < path.Length ? Uri.UnescapeDataString(path[at + 1]) : null;
    }
}
