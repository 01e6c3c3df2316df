using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Storage.Notifications;
using Parley.Storage.People;
using Parley.Web.Discussions.Quotes;
using Parley.Web.Moderation;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>GET /discussions/{id}/mine</c> and <c>GET /comments/{id}/mine</c>: what I wrote and may change, as plain forms. Never kept.</summary>
internal static class MinePages
{
    /// <summary>My newest comments that a page shows, and how far back.</summary>
    public const int MostRecent = 5;
    public static readonly TimeSpan Recent = TimeSpan.FromHours(1);

    /// <summary>Decisions that the page names; an account's list has all of them.</summary>
    private const int MostStatements = 20;

    public static async Task<Results<HtmlPage, NotFound>> HandleDiscussion(
        long id, string? after, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        await using var snapshot = await database.Snapshot(cancel);
        if (await database.Discussion(new DiscussionId(id), cancel) is not { IsPublic: true } discussion || !site.Shows(discussion))
            return TypedResults.NotFound();
        var own = reader.IsKnown
            ? await database.NewestBy(discussion.Id, reader.Account, reader.Guest, http.Now().AddDays(-1), 20, cancel)
            : [];
        return await Page(discussion, own, justWritten: after is not null, null, StatusCodes.Status200OK, isOfDiscussion: true, http, reader, database, cancel);
    }

    public static async Task<Results<HtmlPage, NotFound>> HandleComment(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await ForComment(new CommentId(id), null, null, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();

    /// <summary>The forms of one comment; with <paramref name="refusal"/> after a deed that was refused, <paramref name="typed"/> kept in the form.</summary>
    public static async Task<HtmlPage?> ForComment(
        CommentId id, Refusal? refusal, EditComment.Request? typed, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        await using var snapshot = await database.Snapshot(cancel);
        if (await database.Comment(id, cancel) is not { } row || !site.Shows(row) || !(row.Visible || IsOwn(row, reader) || reader.RoleAt(row.Site) >= Role.Moderator)
            || await database.Discussion(row.Discussion, cancel) is not { IsPublic: true } discussion)
            return null;
        return await Page(
            discussion, [typed?.Text is { } text ? row with { Source = text } : row], justWritten: false, refusal?.Detail ?? refusal?.Title,
            refusal?.Status ?? StatusCodes.Status200OK, isOfDiscussion: false, http, reader, database, cancel, SentQuotes.Read(null, null, typed?.Untie).Sent.Untied);
    }

    public static bool IsOwn(CommentRow row, CurrentReader reader) =>
        reader.Account is { } account ? row.Account == account : reader.Guest is { } guest && row.Guest == guest;

    /// <summary>When the author's time to change it ends; null when it is over or was never theirs.</summary>
    public static DateTimeOffset? EditableUntil(CommentRow row, DiscussionRow discussion, DateTimeOffset now)
    {
        var end = row.StoredAt.AddMinutes(discussion.EditMinutes);
        return now < end && discussion.State == Core.Discussions.DiscussionState.Open && row.State is CommentState.Posted or CommentState.Held ? end : null;
    }

    private static PersonKey? AuthorOf(CommentRow row) => row.Account is { } account ? PersonKey.Of(account) : row.Guest is { } guest ? PersonKey.Of(guest) : null;

    private static async Task<HtmlPage> Page(
        DiscussionRow discussion, List<CommentRow> rows, bool justWritten, string? error, int status, bool isOfDiscussion, HttpContext http,
        CurrentReader reader, Database database, CancellationToken cancel, IReadOnlyList<QuoteRef>? untied = null)
    {
        var owner = http.RequestServices.GetRequiredService<SiteDirectory>().ById(discussion.Site)
            ?? throw new InvalidOperationException($"Discussion {discussion.Id} is of a site that is not there.");
        var votes = reader.Account is { } account
            ? await database.VotesOf(account, discussion.Id, [.. rows.Select(row => row.Id)], cancel)
            : new Dictionary<CommentId, int>();
        // The page of one comment offers what concerns it; a list of my own would ask of each.
        var about = isOfDiscussion || reader.Account is null ? null : rows[0];
        var isFollowed = reader.Account is { } follower && await database.IsFollowing(follower, discussion.Id, about?.Id, cancel);
        var author = isOfDiscussion ? null : AuthorOf(rows[0]);
        var isMuted = (reader.Account, author?.Account) switch
        {
            ({ } me, { } other) => await database.HasMuted(me, other, cancel),
            _ => reader.Key is { } who && author is { } whom && await database.HasMutedGuest(who, whom, cancel),
        };
        var heldFor = await HeldWords.Of(database, rows.Where(row => IsOwn(row, reader) || reader.RoleAt(row.Site) >= Role.Moderator), cancel);
        var now = http.Now();
        var quotes = await ComposedQuotes.Of(rows.Where(row => IsOwn(row, reader)), discussion, untied ?? [], http, database, cancel);
        var frame = Frames.Personal(http, owner, reader.Words(owner)["mine.heading"], reader);
        var path = CurrentSite.In(http).Page(owner, discussion);
        var items = rows.Select(Item).ToList();
        var shown = await QuotesShown.In(database, [.. items.Select(item => item.Comment)], path, CurrentSite.In(http).Prefix(owner), cancel);
        return HtmlPage.Personal<MinePage>(
            new MinePageView
            {
                Frame = frame with { Sheets = [.. frame.Sheets, .. Frames.CommentSheets] },
                ArticleHeadline = discussion.Title,
                ArticlePath = path,
                Items = [.. items.Zip(shown, (item, comment) => item with { Comment = comment })],
                MayFollow = isOfDiscussion && reader.Account is not null ? discussion.Id : null,
                IsFollowed = isFollowed,
                Statements = isOfDiscussion ? await database.StatementsIn(discussion.Id, reader.Account, reader.Guest, MostStatements, cancel) : [],
            }, status);

        MineItem Item(CommentRow row, int index)
        {
            var isOwn = IsOwn(row, reader) && row.State is CommentState.Posted or CommentState.Held;
            var until = isOwn ? EditableUntil(row, discussion, now) : null;
            return new MineItem
            {
                Comment = ThreadViews.Comment(CurrentSite.In(http), owner, isOwn || reader.RoleAt(row.Site) >= Role.Moderator ? row.ForAuthor : row, null) with
                {
                    HeldFor = heldFor.GetValueOrDefault(row.Id) ?? [],
                },
                Source = isOwn ? row.Source : "",
                MayEdit = until is not null,
                MayDelete = isOwn && (reader.Account is not null || until is not null),
                EditableUntil = until,
                MayVote = reader.Account is not null && row is { State: CommentState.Posted, Visible: true },
                MyVote = votes.GetValueOrDefault(row.Id),
                MayFollow = about is { Visible: true },
                IsFollowed = isFollowed,
                MayMute = reader.IsKnown && row.State == CommentState.Posted && author != reader.Key ? author : null,
                IsMuted = isMuted,
                MayJudge = reader.RoleAt(row.Site) >= Role.Moderator,
                Error = error,
                Quotes = quotes.GetValueOrDefault(row.Id) ?? ComposedQuotes.None,
                JustWritten = justWritten && index == 0,
            };
        }
    }
}
