using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Live;
using Parley.Core.Moderation.Corrections;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage.Articles;
using Parley.Storage.Live;
using Parley.Storage.Moderation.Reports;

namespace Parley.Storage.Moderation.Corrections;

/// <summary>Words of an article as one of its revisions has them.</summary>
public sealed record ArticlePlace(PassageId Passage, int Revision, TextRange Range);

/// <summary>One reader asks for a correction, checked already.</summary>
/// <param name="Place">The words that are wrong; null only where a comment says it.</param>
/// <param name="Who">See <see cref="Core.Moderation.Reports.Reporter"/>.</param>
public sealed record NewCorrectionRequest(
    SiteId Site, ArticleId Article, ArticlePlace? Place, CommentId? Comment, AccountId? Account, GuestId? Guest, string Who, string? Right,
    bool WantsCredit, DateTimeOffset At);

public abstract record CorrectionRequestResult
{
    private CorrectionRequestResult() { }

    /// <summary><paramref name="Again"/> when this person had said so before: the first time stands.</summary>
    public sealed record Taken(long Id, bool Again) : CorrectionRequestResult;

    /// <summary>So many are open for the article that no further one is read sooner by being there.</summary>
    public sealed record Full : CorrectionRequestResult;

    public sealed record Suspended(DateTimeOffset Until) : CorrectionRequestResult;

    /// <summary>It is not published.</summary>
    public sealed record NoArticle : CorrectionRequestResult;
}

/// <summary>Readers ask for corrections, inside write jobs.</summary>
public static class CorrectionRequestWrites
{
    public static async Task<CorrectionRequestResult> RequestCorrection(this Database job, NewCorrectionRequest request, CancellationToken cancel)
    {
        await job.TakeTurn($"corrections {request.Article}", cancel);
        if (await job.QueryNumber(
            "SELECT 1 FROM articles WHERE id = @id AND site = @site AND state = @published", cancel,
            ("@id", request.Article.Value), ("@site", request.Site.Value), ("@published", ArticleState.Published)) is null)
            return new CorrectionRequestResult.NoArticle();
        if (await job.SuspendedUntil(request.Site, request.Who, request.At, cancel) is { } until)
            return new CorrectionRequestResult.Suspended(until);
        var id = await job.SameRequest(request, cancel) ?? await job.OpenRequest(request, cancel);
        if (id is not { } taken)
            return new CorrectionRequestResult.Full();
        var added = await job.Execute(
            """
            INSERT INTO correction_requesters (request, who, account, guest, "right", wants_credit, at)
            VALUES (@request, @who, @account, @guest, @right, @credit, @at) ON CONFLICT (request, who) DO NOTHING
            """, cancel,
            ("@request", taken), ("@who", request.Who), ("@account", request.Account?.Value), ("@guest", request.Guest?.Value), ("@right", request.Right), ("@credit", request.WantsCredit), ("@at", request.At));
        await job.Execute("UPDATE correction_requests SET requesters = requesters + @added WHERE id = @id", cancel, ("@added", added), ("@id", taken));
        return new CorrectionRequestResult.Taken(taken, Again: added == 0);
    }

    /// <summary>Nobody is named beside what they found any more, and what they wrote goes; that somebody said so stays.</summary>
    public static async Task ForgetCorrections(this Database job, AccountId account, DateTimeOffset at, CancellationToken cancel)
    {
        await job.Execute(
            """
            UPDATE correction_requesters SET account = NULL, "right" = NULL, wants_credit = FALSE, who = 'x:' ||
                (SELECT count(*) FROM correction_requesters o WHERE o.request = correction_requesters.request AND o.who LIKE 'x:%')
            WHERE account = @account
            """, cancel, ("@account", account.Value));
        var sites = await job.Query(
            "SELECT DISTINCT site FROM corrections WHERE credited = @account ORDER BY site", row => new SiteId(row.GetInt64(0)), cancel, ("@account", account.Value));
        await job.Execute("UPDATE corrections SET credited = NULL WHERE credited = @account", cancel, ("@account", account.Value));
        foreach (var site in sites)
            await job.Announce(site, EventKind.SiteChanged, null, at, cancel);
    }

    /// <summary>The open one that says the same: of the same comment, or of words that overlap, in whatever revision.</summary>
    private static async Task<long?> SameRequest(this Database job, NewCorrectionRequest request, CancellationToken cancel)
    {
        if (request.Comment is { } comment)
            return await job.QueryNumber("SELECT id FROM correction_requests WHERE comment = @comment AND decided_at IS NULL", cancel, ("@comment", comment.Value));
        if (request.Place is not { } place || await job.Revision(request.Article, place.Revision, cancel) is not { } seen)
            return null;
        var open = await job.Query(
            """
            SELECT id, passage, revision, start, "end" FROM correction_requests
            WHERE article = @article AND passage IS NOT NULL AND comment IS NULL AND decided_at IS NULL ORDER BY id
            """,
            row => (Id: row.GetInt64(0), Place: new ArticlePlace(new PassageId(row.GetInt64(1)), row.GetInt32(2), new TextRange(row.GetInt32(3), row.GetInt32(4)))), cancel,
            ("@article", request.Article.Value));
        foreach (var ofRevision in open.GroupBy(other => other.Place.Revision))
        {
            var carry = await job.Revision(request.Article, ofRevision.Key, cancel) is { } other ? new PassageCarry(other.Passages, seen.Passages) : null;
            foreach (var (id, said) in ofRevision)
                if (carry?.Carry(said.Passage, said.Range) is { Fate: QuoteFate.Same } now && now.Passage == place.Passage && now.Range.Overlaps(place.Range))
                    return id;
        }

        return null;
    }

    private static async Task<long?> OpenRequest(this Database job, NewCorrectionRequest request, CancellationToken cancel) =>
        await job.QueryNumber("SELECT count(*) FROM correction_requests WHERE article = @article AND decided_at IS NULL", cancel, ("@article", request.Article.Value)) >= CorrectionRequest.MostOpen
            ? null
            : await job.QueryNumber(
                """
                INSERT INTO correction_requests (site, article, passage, revision, start, "end", comment, requesters, made_at, state)
                VALUES (@site, @article, @passage, @revision, @start, @end, @comment, 0, @at, 0) RETURNING id
                """, cancel,
                ("@site", request.Site.Value), ("@article", request.Article.Value), ("@passage", request.Place?.Passage.Value), ("@revision", request.Place?.Revision ?? 0),
                ("@start", request.Place?.Range.Start ?? 0), ("@end", request.Place?.Range.End ?? 0), ("@comment", request.Comment?.Value), ("@at", request.At));
}
