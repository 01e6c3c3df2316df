using System.Globalization;
using Parley.Core.Discussions;
using Parley.Storage.Moderation.Desk;

namespace Parley.Web.Moderation.Desk;

/// <summary>Which part of the queue one works through, as the query of every address at the desk carries it on.</summary>
public sealed record QueueRequest(QueueTab Tab, QueueOrder Order = QueueOrder.Urgent, QueueCursor? After = null)
{
    public static QueueRequest Read(string? tab, IQueryCollection query) => new(
        QueueTabs.Named(tab ?? query["tab"].ToString()) ?? QueueTabs.Everything,
        query["sort"].ToString() switch { "newest" => QueueOrder.Newest, "oldest" => QueueOrder.Oldest, _ => QueueOrder.Urgent },
        Cursor(query["after"].ToString()));

    /// <summary>Root-relative address of the list.</summary>
    public string List => $"/desk/queue/{Tab.Name}{Query("", Order, After)}";

    public string Item(CommentId comment) => $"/desk/items/{comment}{Query("tab=" + Tab.Name, Order, After)}";

    private static string Query(string first, QueueOrder order, QueueCursor? after)
    {
        List<string> parts = [];
        if (first.Length > 0) parts.Add(first);
        if (order != QueueOrder.Urgent) parts.Add("sort=" + order.ToString().ToLowerInvariant());
        if (after is { } cursor) parts.Add(string.Create(CultureInfo.InvariantCulture, $"after={cursor.Value}_{cursor.Comment}"));
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    private static QueueCursor? Cursor(string text) =>
        text.Split('_') is [var value, var comment] && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && long.TryParse(comment, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new QueueCursor(number, new CommentId(id)) : null;
}
