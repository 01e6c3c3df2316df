using Parley.Core.Moderation;
using Parley.Storage.Moderation.Surges;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Surges;

/// <summary>What readers are told while a site protects itself from a rush.</summary>
internal static class SurgeNotices
{
    public static IReadOnlyList<PageNotice> Of(SurgeLevel level, Words words) =>
        level == SurgeLevel.None ? [] : [new PageNotice(NoticeKind.Warning, words[$"surge.banner.{level.Word()}"])];

    /// <summary>To whoever wanted to post.</summary>
    public static Refusal Refused(Words words) => new(StatusCodes.Status503ServiceUnavailable, words["surge.banner.read-only"], words["surge.refused"])
    {
        RetryAfter = 600,
    };
}
