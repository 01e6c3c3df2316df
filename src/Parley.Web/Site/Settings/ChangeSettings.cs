using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Site;
using Parley.Web.People;

namespace Parley.Web.Site.Settings;

/// <summary><c>/site/{group}</c>: one page of plain settings, as <see cref="SiteSettings"/> lists them.</summary>
internal static class ChangeSettings
{
    public static async Task<Results<HtmlPage, NotFound>> Page(
        string group, string? saved, CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        if (!SiteSettings.Groups.TryGetValue(group, out var settings))
            return TypedResults.NotFound();
        var site = await Stored(database, asked.Site.Id, cancel);
        List<PageNotice> notices = saved is null ? [] : [new PageNotice(NoticeKind.Good, context.Words()["site.saved"])];
        if (group == "retention")
            notices.Add(new PageNotice(NoticeKind.Plain, LastRun(await database.LastRun(cancel), context.Words())));
        return Show(context, reader, group, site, Values(site, settings), null, StatusCodes.Status200OK, notices);
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        string group, CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, HttpContext context, CancellationToken cancel)
    {
        if (!SiteSettings.Groups.TryGetValue(group, out var settings))
            return TypedResults.NotFound();
        var form = await context.Request.ReadFormAsync(cancel);
        var values = settings.Where(setting => IsIn(form, setting)).ToDictionary(setting => setting.Code, setting => Typed(setting, form), StringComparer.Ordinal);
        var author = new SettingAuthor(reader.Account, keys, context.Now());
        var seen = form["seen"].ToString();
        var words = context.Words();
        switch (await database.Write((job, stop) => job.Save(asked.Site.Id, settings, values, seen, author, stop), cancel))
        {
            case SaveOutcome.Saved:
                await context.RequestServices.GetRequiredService<SiteDirectory>().Refresh(cancel);
                return PersonalAnswer.GoTo(context, $"{context.Request.PathBase}/site/{group}?saved=1");
            case SaveOutcome.Refused refused:
                return Show(
                    context, reader, group, await Stored(database, asked.Site.Id, cancel), values, refused.Faults, StatusCodes.Status422UnprocessableEntity,
                    [new PageNotice(NoticeKind.Problem, words["site.refused"])]);
            case SaveOutcome.Overtaken overtaken:
                var now = settings.Where(setting => values.TryGetValue(setting.Code, out var typed) && typed != setting.Read(overtaken.Site))
                    .Select(setting => words.Fill("site.overtaken.now", ("setting", words[$"site.{setting.Code}"]), ("value", Shown(setting.Read(overtaken.Site), words))));
                return Show(
                    context, reader, group, overtaken.Site, values, null, StatusCodes.Status409Conflict,
                    [new PageNotice(NoticeKind.Warning, $"{words["site.overtaken"]} {string.Join(' ', now)}")]);
            default:
                throw new InvalidOperationException("unforeseen outcome");
        }
    }

    private static string LastRun(FinishedRun? last, Words words) => last is null
        ? words["retention.never"]
        : words.Fill("retention.last", ("date", words.DateTime(last.At)), ("erased", last.Erased.Count == 0
            ? words["retention.nothing"]
            : words.List([.. last.Erased.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => words.Count($"retention.{part.Key}", part.Value))])));

    /// <summary>As the store has it, not as this node remembers it: a form is filled with what it will be held against.</summary>
    public static Task<Publication> Stored(Database database, SiteId site, CancellationToken cancel) =>
        database.Sites.AsNoTracking().SingleAsync(row => row.Id == site, cancel);

    private static string Shown(string value, Words words) => value.Length == 0 ? words["site.nothing"] : value;

    private static Dictionary<string, string> Values(Publication site, IReadOnlyList<Setting> settings) =>
        settings.ToDictionary(setting => setting.Code, setting => setting.Read(site), StringComparer.Ordinal);

    /// <summary>A box that is not ticked is not sent; anything else that is not sent stays as it is.</summary>
    private static bool IsIn(IFormCollection form, Setting setting) =>
        setting.Kind is SettingKind.Flag or SettingKind.Several || form.ContainsKey(setting.Code);

    private static string Typed(Setting setting, IFormCollection form) => setting.Kind switch
    {
        SettingKind.Flag => form[setting.Code] == "yes" ? "yes" : "no",
        SettingKind.Several => string.Join(' ', form[setting.Code].OfType<string>()),
        _ => form[setting.Code].ToString(),
    };

    private static HtmlPage Show(
        HttpContext context, CurrentReader reader, string group, Publication site, IReadOnlyDictionary<string, string> values,
        IReadOnlyDictionary<string, SettingFault>? faults, int status, IReadOnlyList<PageNotice> notices)
    {
        var settings = SiteSettings.Groups[group];
        var words = context.Words();
        return HtmlPage.Personal<SettingsPage>(new SettingsView
        {
            Settings = SettingsFrame.Of(context, group, reader, notices),
            Seen = SiteSettings.Fingerprint(site, settings),
            Fields =
            [
                .. settings.Select(setting => new SettingField
                {
                    Setting = setting,
                    Value = values.GetValueOrDefault(setting.Code) ?? setting.Read(site),
                    Error = faults?.GetValueOrDefault(setting.Code)?.Sentence(words),
                }),
            ],
        }, status);
    }
}

public sealed record SettingsView
{
    public required SettingsFrame Settings { get; init; }
    public required string Seen { get; init; }
    public required IReadOnlyList<SettingField> Fields { get; init; }
}

public sealed record SettingField
{
    public required Setting Setting { get; init; }
    public required string Value { get; init; }
    public string? Error { get; init; }
}
