using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Reports;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.Site;

namespace Parley.Storage.Moderation.Reports;

/// <summary>One link of a notice and what it leads to.</summary>
public sealed record NoticedThing(string Url, CommentId? Comment, DiscussionId? Discussion, ArticleId? Article);

/// <summary>A legal notice about to be stored, checked already.</summary>
public sealed record NewNotice
{
    public required SiteId Site { get; init; }
    public required string Reference { get; init; }
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
    /// <summary>From one address: each sends a letter there, and anybody may write down another's.</summary>
    private const int MostADay = 20;

    private const int MostADayOfTrusted = 500;

    public static int Most(bool isTrusted) => isTrusted ? MostADayOfTrusted : MostADay;

    /// <summary>What the ledger's row of a trusted flagger's notice says of its sender.</summary>
    public const string TrustedFlagger = "trusted-flagger";

    /// <summary>The very same notice within this time is one that was sent twice.</summary>
    private static readonly TimeSpan SentTwice = TimeSpan.FromHours(24);

    /// <returns>Null when this address has sent as many today as it may.</returns>
    public static async Task<NoticeFiled?> FileNotice(this Database database, NewNotice notice, KeyFile keys, CancellationToken cancel)
    {
        await database.TakeTurn($"notices {notice.Site}", cancel);
        if (await database.SentBefore(notice, cancel) is { } before)
            return before;
        if (notice.EmailKey is { } sender && await database.QueryNumber(
                "SELECT count(*) FROM legal_notices WHERE email_key = @email AND made_at > @after", cancel,
                ("@email", sender), ("@after", notice.At.AddDays(-1))) >= Most(notice.IsTrusted))
            return null;
        var isAside = notice.Who is not null && await database.SuspendedUntil(notice.Site, notice.Who, notice.At, cancel) is not null;
        var id = new NoticeId((await database.TakeIds("legal_notices", 1, cancel))[0]);
        await database.InsertMany(
            "legal_notices",
            [
                "id", "reference", "site", "category", "law", "why", "name", "email", "email_key", "account", "who", "language", "is_trusted", "is_aside",
                "state", "made_at", "is_unfounded",
            ],
            [
                [
                    id.Value, notice.Reference, notice.Site.Value, notice.Category, notice.Law, notice.Why, notice.Name, notice.Email,
                    notice.EmailKey, notice.Account?.Value, notice.Who, notice.Language, notice.IsTrusted, isAside, (int)NoticeState.Awaiting,
                    notice.At.ToUnixTimeMilliseconds(), false,
                ],
            ], cancel);
        await database.InsertMany(
            "notice_comments", ["notice", "position", "url", "comment", "discussion", "article", "decision"],
            notice.Things.Select((thing, index) => (object?[])
                [id.Value, index + 1, thing.Url, thing.Comment?.Value, thing.Discussion?.Value, thing.Article?.Value, (int)NoticeDecision.Open]),
            cancel);
        await database.AppendToLedger(
            new LedgerEntry(notice.Site, LedgerAct.NoticeReceived, null, null, null, null, notice.Category, notice.At)
            {
                Origin = Origin.LegalNotice,
                Notice = id,
                Clause = notice.IsTrusted ? TrustedFlagger : null,
            }, null, keys, cancel);
        await database.Refresh(notice.Things.Select(thing => thing.Comment).OfType<CommentId>(), notice.At, cancel);
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
