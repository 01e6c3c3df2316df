using System.Globalization;
using Parley.Core.Moderation;
using Parley.Core.Notifications;
using Parley.Core.Site;
using Parley.Storage.Notifications;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Notifications;

/// <summary>A notification in a sentence, and where it leads.</summary>
internal static class NoticeText
{
    // First strong isolate and its end: a name in another script leaves the sentence around it as it is.
    private const string Open = "\u2068";
    private const string Close = "\u2069";

    private static readonly string Published = ((int)LedgerAct.ReplyPublished).ToString(CultureInfo.InvariantCulture);

    public static string Sentence(Words words, NoticeRow notice, string siteName) => notice.Kind switch
    {
        NotificationKind.Reply => words.Fill("notices.reply", Name(words, notice), Title(notice)),
        NotificationKind.Mention => words.Fill("notices.mention", Name(words, notice), Title(notice)),
        NotificationKind.Followed => words.Count(notice.OfReplies ? "notices.followed_replies" : "notices.followed", notice.Count, Title(notice)),
        NotificationKind.Correction => words.Fill("notices.correction", Title(notice)),
        NotificationKind.Approved => words.Fill("notices.approved", Title(notice)),
        NotificationKind.Removed => words.Fill("notices.removed", ("reason", words.Find($"reason.{notice.Detail}") ?? words["reason.other"]), Title(notice)),
        NotificationKind.Restored => words.Fill("notices.restored", Title(notice)),
        NotificationKind.Held => words.Fill("notices.held", ("reason", words.Find($"reason.{notice.Detail}") ?? words["reason.other"]), Title(notice)),
        NotificationKind.Decided => words.Fill($"notices.decided.{Act(notice.Detail)}", ("site", Open + siteName + Close)),
        NotificationKind.RoleGiven => words.Fill("notices.role", ("role", words.Find($"badge.{notice.Detail}") ?? ""), ("site", Open + siteName + Close)),
        NotificationKind.WebhookOff => words.Fill("notices.webhook_off", ("host", Open + notice.Detail + Close)),
        NotificationKind.QuotedReply => words.Fill("notices.quoted_reply", Title(notice)),
        NotificationKind.Featured => words.Fill("notices.featured", Title(notice)),
        NotificationKind.BranchLocked => words.Fill("notices.branch_locked", ("reason", words.Find($"reason.{notice.Detail}") ?? words["reason.other"]), Title(notice)),
        NotificationKind.BranchMoved => words.Fill("notices.branch_moved", ("reason", words.Find($"reason.{notice.Detail}") ?? words["reason.other"]), Title(notice)),
        NotificationKind.ReportDecided => words.Fill($"notices.report.{notice.Detail}", Title(notice)),
        NotificationKind.SourceAsked => words.Fill("notices.source.asked", Title(notice)),
        NotificationKind.SourceGiven => words.Fill("notices.source.given", Title(notice)),
        NotificationKind.CorrectionDecided => words.Fill($"notices.correction.{notice.Detail?.Split('-')[0]}", Title(notice)),
        _ => throw new InvalidOperationException($"There are no words for {notice.Kind}."),
    };

    private static string Act(string? number) => ((LedgerAct)int.Parse(number ?? "0", CultureInfo.InvariantCulture)).ToString().ToLowerInvariant();

    private static (string, string) Name(Words words, NoticeRow notice) => ("name", Open + (notice.Author ?? words["notices.somebody"]) + Close);

    private static (string, string) Title(NoticeRow notice) => ("title", Open + notice.Title + Close);

    /// <summary>Within its site, without the site's prefix.</summary>
    public static string Path(NoticeRow notice) => notice switch
    {
        { Kind: NotificationKind.WebhookOff } => "/site/webhooks",
        { Kind: NotificationKind.QuotedReply, Detail: { } right } => $"/desk/replies/{right}",
        // No statement is made of what pleases.
        { Kind: NotificationKind.Decided, Detail: { } act, Slug: { } slug } when act == Published => SiteLinks.Article(slug),
        { Kind: NotificationKind.Correction, Slug: { } slug } => SiteLinks.Article(slug),
        { Kind: NotificationKind.Removed or NotificationKind.Held or NotificationKind.Decided, Statement: { } statement } => $"/statements/{statement}",
        { Kind: NotificationKind.SourceAsked } => $"/comments/{notice.Comment}/ask-source",
        { Kind: NotificationKind.CorrectionDecided } => $"/corrections/requests/{notice.Detail?.Split('-')[^1]}",
        { Comment: { } comment } => $"/comments/{comment}",
        { Discussion: { } discussion } => $"/discussions/{discussion}/comments",
        _ => "/account",
    };

    /// <summary>Where a site stands for whoever is not reading it: its own host, else the installation's address.</summary>
    public static string Root(ServeOptions options, SiteDirectory sites, Publication site)
    {
        var own = OwnAddress.Base(options);
        return site.Host is { } host ? $"{new Uri(own).Scheme}://{host}" : sites.First?.Id == site.Id ? own : $"{own}/{site.ShortName}";
    }

    /// <summary>For mail: a name that reads as an address of the net makes no link there.</summary>
    public static string WithoutLinks(string text) => text.Replace(".", ".\u2060", StringComparison.Ordinal).Replace("://", ":\u2060//", StringComparison.Ordinal);
}
