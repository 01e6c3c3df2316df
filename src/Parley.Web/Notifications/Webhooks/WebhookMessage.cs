using System.Text.Json;
using System.Text.Json.Serialization;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Notifications;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Notifications;

namespace Parley.Web.Notifications.Webhooks;

/// <summary>What a webhook is sent: ids and codes, and of words those that readers see at the moment of sending, unless its owner chose staff content.</summary>
internal sealed record WebhookMessage
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The same at every attempt: a receiver knows by it what it has had already.</summary>
    public required string Id { get; init; }

    /// <summary><c>comment.posted</c>, <c>comment.held</c>, <c>verdict</c>, <c>report</c> or <c>test</c>.</summary>
    public required string Kind { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Site { get; init; }
    public CommentPart? Comment { get; init; }
    public VerdictPart? Verdict { get; init; }
    public ReportPart? Report { get; init; }

    /// <param name="State">As it is at the moment of sending.</param>
    /// <param name="Author">Null where readers do not see who it is.</param>
    /// <param name="Text">In the comment dialect; null where readers do not see it.</param>
    internal sealed record CommentPart(
        string Id, string DiscussionId, string Url, string State, string? ParentId, DateTimeOffset? CreatedAt, Discussions.AuthorJson? Author, string? Text);

    /// <param name="Act">Such as <c>removed</c>.</param>
    internal sealed record VerdictPart(string Number, string Act, string? Reason, string Ground, string? Clause, bool Automatic);

    internal sealed record ReportPart(string Id, string Reason, string? Words);

    public byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, Written);

    /// <summary>Null when what it tells of is gone.</summary>
    public static async Task<WebhookMessage?> Of(ClaimedDelivery delivery, Publication site, string root, Database database, CancellationToken cancel)
    {
        var message = new WebhookMessage
        {
            Id = IdOf(delivery),
            Kind = delivery.Kind switch
            {
                WebhookKinds.Posted => "comment.posted",
                WebhookKinds.Held => "comment.held",
                WebhookKinds.Verdict => "verdict",
                WebhookKinds.Report => "report",
                _ => "test",
            },
            At = delivery.At,
            Site = site.ShortName,
        };
        if (delivery.Kind == WebhookKinds.None)
            return message;
        var comment = delivery.Comment is { } id ? await database.Comment(id, cancel) : null;
        message = message with
        {
            Comment = comment is null ? null : Part(comment, await database.Discussion(comment.Discussion, cancel) is { IsPublic: true }, root, delivery.StaffContent),
            Verdict = delivery.Ledger is { } number ? await VerdictOf(database, site.Id, number, cancel) : null,
            Report = delivery.Report is { } report ? await ReportOf(database, site.Id, report, delivery.StaffContent, cancel) : null,
        };
        return message is { Comment: null, Verdict: null, Report: null } ? null : message;
    }

    public static string IdOf(ClaimedDelivery delivery) => FormattableString.Invariant($"msg_{delivery.Webhook}_{delivery.Id}");

    private static CommentPart Part(CommentRow comment, bool isPublic, string root, bool staffContent)
    {
        var isSeen = (isPublic && comment is { State: CommentState.Posted, Visible: true }) || (staffContent && comment.State is not (CommentState.Deleted or CommentState.Emptied));
        return new CommentPart(
            comment.Id.ToString(), comment.Discussion.ToString(), $"{root}/comments/{comment.Id}", Discussions.CommentJson.NameOf(comment.State), comment.Parent?.ToString(),
            comment.CreatedAt, isSeen ? Discussions.AuthorJson.Of(comment) : null, isSeen ? comment.Source : null);
    }

    private static Task<VerdictPart?> VerdictOf(Database database, SiteId site, long number, CancellationToken cancel) => database.QueryOne(
        "SELECT number, act, reason, ground, clause, decided_by_rule FROM ledger WHERE site = @site AND number = @number",
        row => new VerdictPart(
            row.GetInt64(0).ToString(System.Globalization.CultureInfo.InvariantCulture), Camel(((LedgerAct)row.GetInt32(1)).ToString()), row.StringOrNull(2),
            Camel(((Ground)row.GetInt32(3)).ToString()), row.StringOrNull(4), row.GetBoolean(5)),
        cancel, ("@site", site.Value), ("@number", number));

    private static Task<ReportPart?> ReportOf(Database database, SiteId site, long id, bool staffContent, CancellationToken cancel) => database.QueryOne(
        "SELECT id, reason, words FROM reports WHERE site = @site AND id = @id",
        row => new ReportPart(
            row.GetInt64(0).ToString(System.Globalization.CultureInfo.InvariantCulture), row.GetString(1), staffContent ? row.StringOrNull(2) : null),
        cancel, ("@site", site.Value), ("@id", id));

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
