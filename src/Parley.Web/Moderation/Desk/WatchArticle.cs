using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Discussions;
using Parley.Core.Moderation.Desk;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Desk;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Desk;

/// <summary><c>/desk/articles</c>: under which articles something waits, and which of them one watches; <c>POST /desk/watch</c> changes that.</summary>
internal static class WatchArticle
{
    public static async Task<HtmlPage> Page(string? full, CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        await using var moment = await database.Snapshot(cancel);
        var words = context.Words();
        IReadOnlyList<PageNotice> notices = full is null ? [] : [new PageNotice(NoticeKind.Problem, words.Fill("desk.watch_full", ("limit", words.Number(WatchedDiscussion.Most))))];
        return HtmlPage.Personal<ArticlesPage>(new ArticlesView(
            await DeskFrame.Of(context, "articles", words["desk.page.articles"], reader, database, cancel, notices),
            reader.Account is { } moderator ? await database.BusyDiscussions(asked.Site.Id, moderator, cancel) : []));
    }

    public static async Task<Results<RedirectHttpResult, NotFound>> HandleForm(
        [FromForm] long? discussion, [FromForm] string? watch, [FromForm] long? comment, CurrentReader reader, CurrentSite asked, Database database, HttpContext context,
        CancellationToken cancel)
    {
        if (reader.Account is not { } moderator || discussion is not { } number || await database.Discussion(new DiscussionId(number), cancel) is not { } found || found.Site != asked.Site.Id)
            return TypedResults.NotFound();
        var now = context.Now();
        var isDone = await database.Write((job, token) => job.Watch(moderator, found.Id, watch == "yes", now, token), cancel);
        return PersonalAnswer.GoTo(context, asked.PathBase + (
            !isDone ? "/desk/articles?full=1"
            : comment is { } item ? QueueRequest.Read(null, context.Request.Query, moderator).Item(new CommentId(item)) : "/desk/articles"));
    }
}

public sealed record ArticlesView(DeskFrame Desk, IReadOnlyList<BusyDiscussion> Discussions);
