using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Notifications;
using Parley.Storage.People;
using Parley.Web.Discussions.Quotes;
using Parley.Web.Moderation;
using Parley.Web.Notifications;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>GET /api/v1/discussions/{id}/mine?ids=1,2,3</c>: what is mine on a page that is the same for everyone.</summary>
internal static class ReadMine
{
    public static async Task<Results<Ok<MineAnswer>, ProblemHttpResult>> Handle(
        long id, string? ids, HttpContext http, CurrentReader reader, CurrentSite site, SiteDirectory sites, PageRenderer pages, CommentFragments fragments, Database database,
        CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!reader.IsKnown)
            return TypedResults.Ok(new MineAnswer());
        if (Read(ids) is not { } asked)
            return Refusal.BadField("ids", $"at most {ThreadQueries.MostOnPage} comment ids with commas between them").AsProblem();
        await using var snapshot = await database.Snapshot(cancel);
        if (await database.Discussion(new DiscussionId(id), cancel) is not { IsPublic: true } discussion || !site.Shows(discussion)
            || sites.ById(discussion.Site) is not { } owner)
            return Refusal.NotFound.AsProblem();

        var now = http.Now();
        var own = await database.OwnAmong(discussion.Id, reader.Account, reader.Guest, asked, cancel);
        var recent = await database.NewestBy(discussion.Id, reader.Account, reader.Guest, now - MinePages.Recent, MinePages.MostRecent, cancel);
        var votes = reader.Account is { } account
            ? await database.VotesOf(account, discussion.Id, [.. asked, .. recent.Select(row => row.Id)], cancel)
            : new Dictionary<CommentId, int>();
        var heldFor = await HeldWords.Of(database, recent, cancel);
        List<MineRecent> shown = [];
        foreach (var row in recent.Select(row => row.ForAuthor))
        {
            var node = await database.WithReplies(row, ThreadSort.Best, cancel);
            var view = ThreadViews.Comment(site, owner, node, null) with { HeldFor = heldFor.GetValueOrDefault(row.Id) ?? [] };
            var (frame, comment) = (Frames.Frame(site, owner, null), await QuotesShown.In(database, view, site.Page(owner, discussion), site.Prefix(owner), cancel));
            // What waits for a moderator is its author's alone and is not kept among the parts of everybody's pages.
            var html = row.Visible ? Encoding.UTF8.GetString((await fragments.Items(frame, [comment])).Span) : await pages.RenderFragment(frame, comment);
            shown.Add(new MineRecent(row.Id.ToString(), row.Parent?.ToString(), CommentJson.NameOf(row.State), html));
        }

        return TypedResults.Ok(new MineAnswer
        {
            Reader = new MineReader(
                reader.Account is null ? "guest" : "account", reader.Account?.ToString(), reader.Name, reader.RoleAt(discussion.Site) >= Role.Moderator),
            Votes = votes.ToDictionary(vote => vote.Key.ToString(), vote => vote.Value),
            Own = [.. own.Concat(recent).DistinctBy(row => row.Id).Select(row => new MineComment(row.Id.ToString(), MinePages.EditableUntil(row, discussion, now)))],
            Recent = shown,
            Muted = [.. await Muted(reader, [.. asked, .. recent.Select(row => row.Id)], database, cancel)],
            Following = reader.Account is { } follower && await database.IsFollowing(follower, discussion.Id, null, cancel),
            Unread = reader.Account is { } told ? await database.UnreadOf(told, ShowNotifications.Only(site), cancel) : 0,
        });
    }

    private static async Task<IEnumerable<string>> Muted(CurrentReader reader, IReadOnlyList<CommentId> comments, Database database, CancellationToken cancel)
    {
        if (reader.Key is not { } who)
            return [];
        var guests = await database.GuestsMutedAmong(who, comments, cancel);
        return (who.Account is { } account ? guests.Concat(await database.MutedAmong(account, comments, cancel)) : guests).Select(comment => comment.ToString());
    }

    private static List<CommentId>? Read(string? ids)
    {
        List<CommentId> found = [];
        foreach (var part in (ids ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (CommentId.Parse(part) is not { } id || found.Count == ThreadQueries.MostOnPage)
                return null;
            found.Add(id);
        }

        return found;
    }
}
