using System.Xml;
using Parley.Web.Site;

namespace Parley.Web.Articles.Feeds;

/// <summary>What a feed says, in whatever format. Addresses are absolute; what is not known is left out.</summary>
internal sealed record Feed
{
    /// <summary>Its own address, in this format.</summary>
    public required string Url { get; init; }

    /// <summary>The page that shows the same.</summary>
    public required string Page { get; init; }
    public required string Title { get; init; }
    public required string Language { get; init; }
    public required DateTimeOffset Updated { get; init; }
    public IReadOnlyList<FeedEntry> Entries { get; init; } = [];

    public PageBody In(FeedFormat format) => new(format.Write(this), format.MediaType + "; charset=utf-8", Language);
}

internal sealed record FeedEntry
{
    public required string Url { get; init; }
    public required string Title { get; init; }
    public required DateTimeOffset Updated { get; init; }
    public DateTimeOffset? Published { get; init; }
    public IReadOnlyList<string> Authors { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    public string? Summary { get; init; }
    public string? Html { get; init; }
    public string? Language { get; init; }
    public FeedPicture? Picture { get; init; }
}

/// <param name="Length">In bytes.</param>
internal sealed record FeedPicture(string Url, string MediaType, long Length);

/// <summary>How a feed is written; the last part of its address says which.</summary>
internal sealed record FeedFormat(string Name, string MediaType, Func<Feed, byte[]> Write)
{
    public static readonly FeedFormat Atom = new("atom", FeedLink.Atom, AtomFeed.Write);
    public static readonly FeedFormat Rss = new("rss", "application/rss+xml", RssFeed.Write);
    public static readonly FeedFormat Json = new("json", "application/feed+json", JsonFeed.Write);

    public static readonly IReadOnlyList<FeedFormat> All = [Atom, Rss, Json];

    public static ValueTask<FeedFormat?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(All.FirstOrDefault(format => context.Request.Path.Value?.EndsWith('.' + format.Name, StringComparison.OrdinalIgnoreCase) == true));

    /// <summary>Readers write any sign; those that XML has no place for are left out rather than breaking the feed for everyone.</summary>
    public static string Clean(string text) =>
        text.All(IsKept) ? text : string.Concat(text.Where(IsKept));

    private static bool IsKept(char sign) => XmlConvert.IsXmlChar(sign) || char.IsSurrogate(sign);
}
