using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parley.Core.Articles;

/// <summary>The absolute addresses that an article's structured data names.</summary>
public sealed record ArticleUrls
{
    public required string Page { get; init; }
    public required string SiteHome { get; init; }

    /// <summary>From a kept picture to its address; null leaves the picture out.</summary>
    public required Func<Picture, string?> PictureUrl { get; init; }
}

/// <summary>A comment as search engines see it: posted ones only.</summary>
/// <param name="Id">Its own.</param>
/// <param name="Url">Absolute address.</param>
/// <param name="ParentId">Of the comment it answers.</param>
/// <param name="Members">What it says, from <see cref="ArticleStructuredData.Members"/>.</param>
public sealed record CommentData(string Id, string Url, string? ParentId, ReadOnlyMemory<byte> Members);

/// <summary>What a person quoted in an article answers.</summary>
/// <param name="Url">Absolute address.</param>
/// <param name="Passage">The first paragraph of the quotation; null where that is gone.</param>
public sealed record ReplyData(string Url, PassageId? Passage, string Name, string Text, DateTimeOffset At);

/// <summary>
/// The page's <c>application/ld+json</c> in the words of schema.org. The answer is safe inside a script element:
/// no &lt;, &gt; or &amp; stands in it unescaped.
/// </summary>
public static class ArticleStructuredData
{
    // JSON readers stop at 64 levels; each reply takes two.
    private const int MostLevels = 20;

    private static readonly JsonSerializerOptions Escaped = new() { Encoder = JavaScriptEncoder.Default };

    /// <param name="content">Of the revision shown.</param>
    /// <param name="siteName">The publisher's.</param>
    /// <param name="published">Null where nobody knows.</param>
    /// <param name="updated">Of the last change.</param>
    /// <param name="urls">Absolute ones.</param>
    /// <param name="corrections">Newest first.</param>
    /// <param name="laid">The content with its passages, where there are replies.</param>
    /// <param name="replies">Of people whom it quotes.</param>
    public static string Json(
        ArticleContent content, string siteName, DateTimeOffset? published, DateTimeOffset updated, ArticleUrls urls, IReadOnlyList<Correction> corrections,
        LaidArticle? laid = null, params IReadOnlyList<ReplyData> replies)
    {
        var article = Node(content, siteName, published, updated, urls);
        if (laid is not null && replies.Count > 0) Answer(article, laid, replies);
        if (corrections.Count > 0) article["correction"] = List(corrections.Select(Corrected));
        return article.ToJsonString(Escaped);
    }

    /// <summary>What a comment says, as members of its object. An author or a date that is not known is left out, never invented.</summary>
    public static string Members(string text, string? author, DateTimeOffset? date)
    {
        var comment = new JsonObject { ["text"] = text };
        if (author is not null) comment["author"] = new JsonObject { ["@type"] = "Person", ["name"] = author };
        Put(comment, "dateCreated", date is { } day ? Iso(day) : null);
        return comment.ToJsonString(Escaped)[1..^1];
    }

    /// <summary>Writes the members that an article has of its discussion, to stand behind its other ones.</summary>
    /// <param name="to">UTF-8.</param>
    /// <param name="count">Visible comments in all, of which the page shows some.</param>
    /// <param name="comments">Those on the page; a reply stands inside its parent, or at the top where the parent is not on the page.</param>
    public static void WriteComments(IBufferWriter<byte> to, long count, IReadOnlyList<CommentData> comments)
    {
        Write(to, string.Create(CultureInfo.InvariantCulture, $"\"commentCount\":{count}"));
        if (comments.Count > 0) WriteList(to, Nested(comments));
    }

    private static JsonObject Node(ArticleContent content, string siteName, DateTimeOffset? published, DateTimeOffset updated, ArticleUrls urls)
    {
        var article = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "NewsArticle",
            ["@id"] = urls.Page,
            ["mainEntityOfPage"] = urls.Page,
            ["url"] = urls.Page,
            ["headline"] = content.Headline,
            ["inLanguage"] = content.Language,
            ["dateModified"] = Iso(updated),
            ["publisher"] = new JsonObject { ["@type"] = "NewsMediaOrganization", ["name"] = siteName, ["url"] = urls.SiteHome },
        };
        // An import may not know it; an invented date would be worse than none.
        Put(article, "datePublished", published is { } day ? Iso(day) : null);
        Put(article, "description", content.Dek);
        Put(article, "articleSection", content.Section);
        if (content.Tags.Count > 0) article["keywords"] = List(content.Tags.Select(tag => (JsonNode)tag));
        if (content.Bylines.Count > 0) article["author"] = List(content.Bylines.Select(byline => Person(byline, urls)));
        var images = content.Figures().Select(figure => Image(figure, urls)).OfType<JsonObject>().ToList();
        if (images.Count > 0) article["image"] = List(images);
        var quotations = content.Blocks.OfType<Quotation>().Select(quotation => Quoted(quotation, urls)).ToList();
        if (quotations.Count > 0) article["hasPart"] = List(quotations);
        return article;
    }

    private static JsonObject Person(Byline byline, ArticleUrls urls)
    {
        var person = new JsonObject { ["@type"] = "Person", ["name"] = byline.Name };
        Put(person, "jobTitle", byline.Role);
        Put(person, "url", Absolute(byline.Link, urls));
        return person;
    }

    private static JsonObject? Image(Figure figure, ArticleUrls urls)
    {
        if (figure.Picture is not { } picture || urls.PictureUrl(picture) is not { } url) return null;
        var image = new JsonObject
        {
            ["@type"] = "ImageObject",
            ["contentUrl"] = url,
            ["width"] = picture.Width,
            ["height"] = picture.Height,
            ["description"] = figure.Alt,
        };
        Put(image, "caption", figure.Caption?.Plain);
        if (figure.Credit is Credit.Known known)
        {
            image["creditText"] = known.Text;
            Put(image, "isBasedOn", Absolute(known.Link, urls));
        }
        return image;
    }

    private static JsonObject Quoted(Quotation quotation, ArticleUrls urls)
    {
        var quoted = new JsonObject { ["@type"] = "Quotation", ["text"] = string.Join("\n\n", quotation.Words.Select(words => words.Plain)) };
        if (quotation.Speaker is { } speaker)
        {
            var person = new JsonObject { ["@type"] = "Person", ["name"] = speaker };
            Put(person, "jobTitle", quotation.Role);
            quoted["spokenByCharacter"] = person;
        }
        // The work that the words were taken from.
        if (quotation.Outlet is not null || quotation.Link is not null)
        {
            var work = new JsonObject { ["@type"] = "CreativeWork" };
            if (quotation.Outlet is { } outlet) work["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = outlet };
            Put(work, "url", Absolute(quotation.Link, urls));
            quoted["isPartOf"] = work;
        }
        Put(quoted, "dateCreated", quotation.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return quoted;
    }

    /// <summary>A reply belongs to its quotation, and to the article where that is gone.</summary>
    private static void Answer(JsonObject article, LaidArticle laid, IReadOnlyList<ReplyData> replies)
    {
        var quotations = laid.Blocks.OfType<LaidQuotation>().ToList();
        foreach (var place in replies.GroupBy(reply => quotations.FindIndex(quotation => quotation.Words is [var first, ..] && first.Id == reply.Passage)))
        {
            var of = place.Key < 0 ? article : article["hasPart"]?[place.Key]?.AsObject() ?? article;
            of["subjectOf"] = List(place.Select(Replied));
        }
    }

    private static JsonObject Replied(ReplyData reply) => new()
    {
        ["@type"] = "Comment",
        ["@id"] = reply.Url,
        ["url"] = reply.Url,
        ["text"] = reply.Text,
        ["author"] = new JsonObject { ["@type"] = "Person", ["name"] = reply.Name },
        ["dateCreated"] = Iso(reply.At),
    };

    private static JsonObject Corrected(Correction correction)
    {
        var comment = new JsonObject
        {
            ["@type"] = "CorrectionComment",
            ["text"] = correction.Wrong is { } wrong ? $"{wrong}\n\n{correction.Right}" : correction.Right,
            ["datePublished"] = Iso(correction.At),
        };
        if (correction.CreditedName is { } reader) comment["contributor"] = new JsonObject { ["@type"] = "Person", ["name"] = reader };
        return comment;
    }

    private static List<Branch> Nested(IReadOnlyList<CommentData> comments)
    {
        var branches = new Dictionary<string, Branch>(StringComparer.Ordinal);
        var top = new List<Branch>();
        foreach (var comment in comments)
        {
            // Only a parent that came before can hold it: no ring of comments can close.
            var above = comment.ParentId is { } parent && branches.TryGetValue(parent, out var found) && found.Level < MostLevels ? found : null;
            var branch = new Branch(comment, above is null ? 1 : above.Level + 1);
            if (branches.TryAdd(comment.Id, branch)) (above?.Replies ?? top).Add(branch);
        }

        return top;
    }

    private static void WriteList(IBufferWriter<byte> to, List<Branch> branches)
    {
        Write(to, ",\"comment\":[");
        for (var index = 0; index < branches.Count; index++)
        {
            var (comment, url) = (branches[index].Comment, JavaScriptEncoder.Default.Encode(branches[index].Comment.Url));
            Write(to, $"{(index == 0 ? "" : ",")}{{\"@type\":\"Comment\",\"@id\":\"{url}\",\"url\":\"{url}\",\"identifier\":\"{JavaScriptEncoder.Default.Encode(comment.Id)}\",");
            to.Write(comment.Members.Span);
            if (branches[index].Replies.Count > 0) WriteList(to, branches[index].Replies);
            Write(to, "}");
        }

        Write(to, "]");
    }

    private static void Write(IBufferWriter<byte> to, string text) => Encoding.UTF8.GetBytes(text, to);

    private sealed record Branch(CommentData Comment, int Level)
    {
        public List<Branch> Replies { get; } = [];
    }

    private static string? Absolute(string? link, ArticleUrls urls) =>
        link is ['/', ..] && Uri.TryCreate(new Uri(urls.SiteHome), link, out var whole) ? whole.AbsoluteUri : link;

    private static void Put(JsonObject node, string name, string? value)
    {
        if (value is not null) node[name] = value;
    }

    private static JsonArray List(IEnumerable<JsonNode> nodes) => new([.. nodes]);

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
