using System.Net;
using System.Text.RegularExpressions;
using Parley.Core.Articles;
using Parley.Core.Text;

namespace Parley.Core.Moderation.Sources;

/// <summary>The links of a comment that lead out of the publication: what it gives as its sources.</summary>
public static partial class GivenLinks
{
    /// <summary>Of one comment; a list of links is no source.</summary>
    public const int MostOfComment = 3;

    /// <summary>A longer address says more to machines than to readers.</summary>
    private const int LongestUrl = 500;

    public static IReadOnlyList<string> In(SafeHtml html) =>
    [
        .. Address().Matches(html.Value).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Where(url => url.Length <= LongestUrl)
            .Distinct(StringComparer.Ordinal).Take(MostOfComment),
    ];

    /// <summary>Who publishes there: as a quotation of the article calls them, else the host.</summary>
    public static string Outlet(string url, ArticleContent? article)
    {
        var host = Host(url);
        return article?.Blocks.OfType<Quotation>().FirstOrDefault(quotation => quotation is { Outlet: not null, Link: { } link } && Host(link) == host)?.Outlet ?? host;
    }

    /// <summary>Without its "www."; empty for what is no link.</summary>
    public static string Host(string url) => WebLink.Parse(url)?.Host is { } host ? host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host : "";

    [GeneratedRegex("<a [^>]*?href=\"(https?://[^\"]+)\"")]
    private static partial Regex Address();
}
