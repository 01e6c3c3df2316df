using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage.Discussions;

namespace Parley.Web.Site;

/// <summary>How a refusal becomes an answer of the API.</summary>
internal static class Answers
{
    public static ProblemHttpResult AsProblem(this Refusal refusal) => TypedResults.Problem(
        refusal.Detail, statusCode: refusal.Status, title: refusal.Title,
        extensions: refusal.Errors is { } errors ? new Dictionary<string, object?> { ["errors"] = errors } : null);

    /// <summary>True when the sender has this very answer. Compared weakly (RFC 9110 §13.1.2): a proxy that compresses marks our tag as weak.</summary>
    public static bool Knows(this HttpRequest request, string tag)
    {
        var known = request.Headers.IfNoneMatch;
        return known.Count > 0 && (known == tag || request.GetTypedHeaders().IfNoneMatch.Any(one => one.Tag == tag || one.Tag == "*"));
    }

    /// <summary>False where the path or the host names a site that the discussion does not belong to.</summary>
    public static bool Shows(this CurrentSite site, DiscussionRow discussion) => !site.Named || site.Site.Id == discussion.Site;

    public static bool Shows(this CurrentSite site, CommentRow comment) => !site.Named || site.Site.Id == comment.Site;
}
