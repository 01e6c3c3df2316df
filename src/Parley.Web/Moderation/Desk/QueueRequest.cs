using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage.Moderation.Desk;

namespace Parley.Web.Moderation.Desk;

/// <summary>
/// Which part of the queue one works through. The query of every address at the desk carries it on; what cannot be read in it narrows nothing.
/// </summary>
public sealed record QueueRequest(QueueTab Tab)
{
    /// <summary>Codes, slugs and tags: longer ones name nothing.</summary>
    private const int LongestName = 100;

    private static readonly string[] Narrowing = ["reason", "rule", "section", "language", "by", "article", "person", "mine", "q"];

    public QueueOrder Order { get; init; }
    public QueueCursor? After { get; init; }

    /// <summary>What narrows it, as it was asked.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public required QueueFilter Filter { get; init; }

    internal static QueueRequest Read(string? tab, IQueryCollection query, AccountId? reader)
    {
        var asked = Narrowing.Select(name => (Name: name, Value: query[name].ToString().Trim())).Where(part => part.Value.Length is > 0 and <= SearchQuery.MaxLength)
            .ToDictionary(part => part.Name, part => part.Value, StringComparer.Ordinal);
        var person = PersonKey.Parse(Word("person"))?.Text;
        return new QueueRequest(QueueTabs.Named(tab ?? query["tab"].ToString()) ?? QueueTabs.Everything)
        {
            Order = query["sort"].ToString() switch { "newest" => QueueOrder.Newest, "oldest" => QueueOrder.Oldest, _ => QueueOrder.Urgent },
            After = Cursor(query["after"].ToString()),
            Asked = asked,
            Filter = new QueueFilter
            {
                Reason = Word("reason"),
                Rule = Word("rule") is { } rule && rule.All(sign => char.IsAsciiLetterLower(sign) || sign == '-') ? rule : null,
                Section = Word("section"),
                Language = Word("language"),
                Author = Word("by") switch { "guest" => AuthorKind.Guest, "account" => AuthorKind.Account, _ => null },
                Discussion = Number(Word("article")) is { } discussion ? new DiscussionId(discussion) : null,
                Account = person is ['a', ..] && Number(person[2..]) is { } account ? new AccountId(account) : null,
                Guest = person is ['g', ..] && Number(person[2..]) is { } guest ? new GuestId(guest) : null,
                WatchedBy = Word("mine") == "watched" ? reader : null,
                ClaimedBy = Word("mine") == "claimed" ? reader : null,
                Words = SearchQuery.Parse(asked.GetValueOrDefault("q")) is SearchQueryOutcome.Words { Query: var words } ? words : null,
            },
        };

        string? Word(string name) => asked.TryGetValue(name, out var value) && value.Length <= LongestName ? value : null;
    }

    public bool IsNarrowed => Asked.Count > 0;

    /// <summary>Root-relative address of the list.</summary>
    public string List => QueryHelpers.AddQueryString($"/desk/queue/{Tab.Name}", Parts());

    /// <summary>Of another list with the same narrowing, from its beginning.</summary>
    public string ListOf(QueueTab tab, QueueOrder order) => (this with { Tab = tab, Order = order, After = null }).List;

    public string Item(CommentId comment) => At($"/desk/items/{comment}");

    /// <summary>The same part of the queue at another address of the desk.</summary>
    public string At(string path, params ReadOnlySpan<(string Name, string Value)> more)
    {
        var parts = Parts();
        parts["tab"] = Tab.Name;
        foreach (var (name, value) in more)
            parts[name] = value;
        return QueryHelpers.AddQueryString(path, parts);
    }

    private Dictionary<string, string?> Parts()
    {
        Dictionary<string, string?> parts = new(StringComparer.Ordinal);
        if (Order != QueueOrder.Urgent) parts["sort"] = Order.ToString().ToLowerInvariant();
        foreach (var (name, value) in Asked) parts[name] = value;
        if (After is { } cursor) parts["after"] = string.Create(CultureInfo.InvariantCulture, $"{cursor.Value}_{cursor.Comment}");
        return parts;
    }

    private static QueueCursor? Cursor(string text) =>
        text.Split('_') is [var value, var comment] && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && Number(comment) is { } id ? new QueueCursor(number, new CommentId(id)) : null;

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
