using System.Globalization;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Storage;
using Parley.Storage.Moderation.Desk;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Desk;

/// <summary>Makes the page of the queue with one of its items, for those who show it and for those whose act was refused on it.</summary>
internal static class DeskPages
{
    /// <summary>Null when there is no such comment on this site.</summary>
    /// <param name="comment">The item.</param>
    /// <param name="problem">Why an act was not done.</param>
    /// <param name="status">Of the answer.</param>
    /// <param name="reader">The moderator.</param>
    /// <param name="asked">Their site.</param>
    /// <param name="database">Reads.</param>
    /// <param name="context">Its query says which part of the queue they work through.</param>
    /// <param name="cancel">Of the request.</param>
    /// <param name="typed">What the refused act came with.</param>
    public static async Task<HtmlPage?> Item(
        CommentId comment, string? problem, int status, CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel,
        DecideItem.FormRequest? typed = null)
    {
        await using var moment = await database.Snapshot(cancel);
        var request = QueueRequest.Read(null, context.Request.Query, reader.Account);
        if (await ItemContext.Of(comment, request, reader, asked, database, context, cancel) is not { } item)
            return null;
        var queue = await database.Queue(asked.Site.Id, request.Tab, request.Filter, request.Order, request.After, QueueQueries.PageSize, cancel);
        // Whoever has come past the end of the page sees the one that the item stands on.
        if (item.Waiting is { } waiting && queue.Entries.All(entry => entry.Comment != comment))
        {
            request = request with { After = waiting.Before(request.Order) };
            queue = await database.Queue(asked.Site.Id, request.Tab, request.Filter, request.Order, request.After, QueueQueries.PageSize, cancel);
        }

        return await Page(request, queue, item with { Typed = typed }, isItem: true, problem, status, reader, asked, database, context, cancel);
    }

    public static async Task<HtmlPage> Page(
        QueueRequest request, QueuePage queue, ItemView? item, bool isItem, string? problem, int status, CurrentReader reader, CurrentSite asked, Database database,
        HttpContext context, CancellationToken cancel)
    {
        var words = context.Words();
        var desk = await DeskFrame.Of(context, "queue/" + request.Tab.Name, words["desk.heading"], reader, database, cancel);
        return HtmlPage.Personal<DeskPage>(
            new DeskView
            {
                Desk = desk with { Frame = desk.Frame with { Modules = ["staff/desk.js"], Notices = problem is null ? [] : [new PageNotice(NoticeKind.Warning, problem)] } },
                Request = request,
                Queue = queue,
                Item = item,
                IsItem = isItem,
                Done = await Done(reader, asked, database, context, cancel),
                Languages = await database.QueueLanguages(asked.Site.Id, cancel),
                Now = context.Now(),
            }, status);
    }

    /// <summary>What the reader has just done, for as long as it can be undone.</summary>
    private static async Task<DoneView?> Done(CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        if (!long.TryParse(context.Request.Query["done"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || reader.Account is not { } account
            || await database.DoneBy(asked.Site.Id, number, account, cancel) is not { } done)
            return null;
        var left = done.At + Verdict.UndoWithin - context.Now();
        return left > TimeSpan.Zero ? new DoneView(number, done.Act, done.Comment, (int)Math.Ceiling(left.TotalSeconds)) : null;
    }
}
