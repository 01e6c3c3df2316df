using System.Globalization;
using Parley.Core.Moderation;
using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Web.Notifications;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Statements;

/// <summary><c>GET /account/statements</c>: what was decided about me, the newest first.</summary>
internal static class ShowOwnStatements
{
    private const int OnPage = 30;

    /// <param name="after">Time and name of the last one on the page before, with a hyphen between them.</param>
    public static async Task<HtmlPage> Page(
        string? after, HttpContext http, CurrentReader reader, CurrentSite site, SiteDirectory sites, Database database, CancellationToken cancel)
    {
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        var rows = await database.StatementsOf(account, ShowNotifications.Only(site), Place(after), OnPage + 1, cancel);
        var frame = AccountFrame.Of(http, "statement.heading");
        return HtmlPage.Personal<StatementListPage>(new StatementListView
        {
            Frame = frame,
            Now = http.Now(),
            Lines = [.. rows.Take(OnPage).Select(row => (row, $"{site.Prefix(sites.ById(row.Id.Site) ?? site.Site)}/statements/{row.Id}"))],
            OlderPath = rows.Count > OnPage
                ? frame.Link(string.Create(CultureInfo.InvariantCulture, $"/account/statements?after={rows[OnPage - 1].At.ToUnixTimeMilliseconds()}-{rows[OnPage - 1].Id}"))
                : null,
        });
    }

    private static StatementPlace? Place(string? after) =>
        after?.IndexOf('-', StringComparison.Ordinal) is > 0 and var end && StatementId.Parse(after[(end + 1)..]) is { } id
        && long.TryParse(after.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? new StatementPlace(DateTimeOffset.FromUnixTimeMilliseconds(at), id)
            : null;
}
