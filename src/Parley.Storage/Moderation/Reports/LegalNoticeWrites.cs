using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Moderation.Reports;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.Moderation.Reports;

/// <summary>One link of a notice and what it leads to.</summary>
public sealed record NoticedThing(string Url, CommentId? Comment, DiscussionId? Discussion, ArticleId? Article);

/// <summary>A legal notice about to be stored, checked already.</summary>
public sealed record NewNotice
{
    public required SiteId Site { get; init; }
    public required string Reference { get; init; }
    public required byte[] SecretHash { get; init; }
    public required string Category { get; init; }
    public string? Law { get; init; }
    public required string Why { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? EmailKey { get; init; }
    public AccountId? Account { get; init; }

    /// <summary>See <see cref="Reporter"/>; null for one who gave no address.</summary>
    public string? Who { get; init; }

    public required string Language { get; init; }
    public bool IsTrusted { get; init; }
    public required IReadOnlyList<NoticedThing> Things { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>The reference under which it is known; <paramref name="Again"/> when the very same was sent before.</summary>
public sealed record NoticeFiled(NoticeId Id, string Reference, bool Again);

/// <summary>Notices of illegal content, inside write jobs.</summary>
public static class LegalNoticeWrites
{
    /// <summary>The very same notice within this time is one that was sent twice.</summary>
    private static readonly TimeSpan SentTwice = TimeSpan.FromHours(24);

    public static async Task<NoticeFiled> FileNotice(this Database database, NewNotice notice, CancellationToken cancel)
    {
        await database.TakeTurn($"notices {notice.Site}", cancel);
        if (await database.SentBefore(notice, cancel) is { } before)
            return before;
        var isAside = notice.Who is not null && await database.SuspendedUntil(notice.Site, notice.Who, notice.At, cancel) is not null;
        var id = new NoticeId((await database.TakeIds("legal_notices", 1, cancel))[0]);
        await database.InsertMany(
            "legal_notices",
            [
                "id", "reference", "secret_hash", "site", "category", "law", "why", "name", "email", "email_key", "account", "who", "language", "is_trusted", "is_aside",
                "state", "made_at", "is_unfounded",
            ],
            [
                [
                    id.Value, notice.Reference, notice.SecretHash, notice.Site.Value, notice.Category, notice.Law, notice.Why, notice.Name, notice.Email,
                    notice.EmailKey, notice.Account?.Value, notice.Who, notice.Language, notice.IsTrusted, isAside, (int)NoticeState.Awaiting,
                    notice.At.ToUnixTimeMilliseconds(), false,
                ],
            ], cancel);
        await database.InsertMany(
            "notice_comments", ["notice", "position", "url", "comment", "discussion", "article", "decision"],
            notice.Things.Select((thing, index) => (object?[])
                [id.Value, index + 1, thing.Url, thing.Comment?.Value, thing.Discussion?.Value, thing.Article?.Value, (int)NoticeDecision.Open]),
            cancel);
        return new NoticeFiled(id, notice.Reference, Again: false);
    }

    private static async Task<NoticeFiled?> SentBefore(this Database database, NewNotice notice, CancellationToken cancel)
    {
        var alike = await database.Query(
            """
            SELECT id, reference FROM legal_notices WHERE site = @site AND state IN (0, 1) AND made_at > @after AND category = @category AND why = @why
                AND COALESCE(law, '') = @law AND COALESCE(email_key, '') = @email ORDER BY id LIMIT 20
            """,
            row => new NoticeFiled(new NoticeId(row.GetInt64(0)), row.GetString(1), Again: true), cancel,
            ("@site", notice.Site.Value), ("@after", notice.At - SentTwice), ("@category", notice.Category), ("@why", notice.Why), ("@law", notice.Law ?? ""),
            ("@email", notice.EmailKey ?? ""));
        foreach (var one in alike)
        {
            var urls = await database.Query(
                "SELECT url FROM notice_comments WHERE notice = @notice ORDER BY position", row => row.GetString(0), cancel, ("@notice", one.Id.Value));
            if (urls.SequenceEqual(notice.Things.Select(thing => thing.Url), StringComparer.Ordinal))
                return one;
        }

        return null;
    }
}
