using System.Globalization;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Storage.People;
using Parley.Web.Moderation.Desk;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Record;

/// <summary><c>GET /desk/log</c>: every row of the site's record for its owners, by act, person and days, with the notes of staff.</summary>
internal static class ShowLedger
{
    private const int OnPage = 50;

    public static async Task<HtmlPage> Page(
        string? act, string? by, string? from, string? until, string? before, HttpContext http, CurrentReader reader, CurrentSite site, Database database,
        CancellationToken cancel)
    {
        var words = http.Words();
        var asked = new LedgerQuestion(ActOf(act), Number(by), DayOf(from), DayOf(until));
        var filter = new LedgerFilter(asked.Act, asked.By is { } account ? new AccountId(account) : null, Midnight(asked.From), Midnight(asked.Until?.AddDays(1)));
        var rows = await database.LedgerOf(site.Site.Id, filter, Number(before) ?? long.MaxValue, OnPage + 1, cancel);
        var desk = await DeskFrame.Of(http, "log", words["ledger.heading"], reader, database, cancel);
        return HtmlPage.Personal<LedgerPage>(new LedgerView
        {
            Desk = desk,
            Asked = asked,
            Staff = [.. (await database.StaffOf(site.Site.Id, cancel)).Select(member => (member.Account.Value, member.Name))],
            Rows = [.. rows.Take(OnPage)],
            Head = await database.LedgerHead(site.Site.Id, cancel),
            ShortName = site.Site.ShortName,
            OlderPath = rows.Count > OnPage ? desk.Frame.Link("/desk/log" + asked.Query(rows[OnPage - 1].Number)) : null,
        });
    }

    private static LedgerAct? ActOf(string? text) => Enum.TryParse<LedgerAct>(text, ignoreCase: true, out var act) && Enum.IsDefined(act) ? act : null;

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue ? day : null;

    private static DateTimeOffset? Midnight(DateOnly? day) => day is { } date ? new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero) : null;
}

/// <summary>What an owner looks for on the record.</summary>
public sealed record LedgerQuestion(LedgerAct? Act, long? By, DateOnly? From, DateOnly? Until)
{
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The same question about older rows.</summary>
    public string Query(long before) => string.Create(CultureInfo.InvariantCulture,
        $"?act={Act?.ToString().ToLowerInvariant()}&by={By}&from={Day(From)}&until={Day(Until)}&before={before}");
}

/// <summary><c>/desk/log</c>; a form asks with <c>act</c>, <c>by</c>, <c>from</c> and <c>until</c>.</summary>
public sealed record LedgerView
{
    public required DeskFrame Desk { get; init; }
    public required LedgerQuestion Asked { get; init; }
    public required IReadOnlyList<(long Account, string Name)> Staff { get; init; }
    public required IReadOnlyList<RecordRow> Rows { get; init; }
    public required LedgerHead Head { get; init; }
    public required string ShortName { get; init; }
    public string? OlderPath { get; init; }
}
