using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Live;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Live;
using Parley.Storage.Site;
using Parley.Web.Demo;
using Parley.Web.People;

namespace Parley.Web.Site.Settings;

/// <summary><c>/site/start</c>: what an owner is asked first, once, and may pass over: name, colour, language, and whether the demo stays.</summary>
internal static class SetUpSite
{
    private static readonly IReadOnlyList<Setting> Asked =
        [.. SiteSettings.All.Where(setting => setting.Code is "name" or "tagline" or "language" or "accent")];

    public static async Task<HtmlPage> Page(CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        var site = await ChangeSettings.Stored(database, asked.Site.Id, cancel);
        var hasDemo = await DemoRemoval.IsThere(database, site.Id, cancel);
        var values = Asked.ToDictionary(setting => setting.Code, setting => setting.Read(site), StringComparer.Ordinal);
        return Show(context, reader, site, hasDemo, "demo", values, null, StatusCodes.Status200OK, []);
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, HttpContext context, CancellationToken cancel)
    {
        var form = await context.Request.ReadFormAsync(cancel);
        var values = Asked.Where(setting => form.ContainsKey(setting.Code)).ToDictionary(setting => setting.Code, setting => form[setting.Code].ToString(), StringComparer.Ordinal);
        var author = new SettingAuthor(reader.Account, keys, context.Now());
        var begin = form["begin"].ToString();
        var seen = form["seen"].ToString();
        var kept = 0;
        var outcome = await database.Write(
            async (job, stop) =>
            {
                var saved = await job.Save(asked.Site.Id, Asked, values, seen, author, stop);
                if (saved is not SaveOutcome.Saved || begin != "empty" || !await DemoRemoval.IsThere(job, asked.Site.Id, stop))
                    return saved;
                kept = await DemoRemoval.Remove(job, asked.Site.Id, stop);
                await job.Announce(asked.Site.Id, EventKind.SiteChanged, null, author.At, stop);
                return saved;
            }, cancel);
        var words = context.Words();
        if (outcome is SaveOutcome.Saved)
        {
            await context.RequestServices.GetRequiredService<SiteDirectory>().Refresh(cancel);
            return PersonalAnswer.GoTo(context, $"{context.Request.PathBase}/site{(kept > 0 ? $"?kept={kept.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "")}");
        }

        var site = await ChangeSettings.Stored(database, asked.Site.Id, cancel);
        var (faults, notice, status) = outcome is SaveOutcome.Refused refused
            ? (refused.Faults, words["site.refused"], StatusCodes.Status422UnprocessableEntity)
            : (null, words["site.overtaken"], StatusCodes.Status409Conflict);
        return Show(context, reader, site, await DemoRemoval.IsThere(database, site.Id, cancel), begin, values, faults, status, [new PageNotice(NoticeKind.Problem, notice)]);
    }

    private static HtmlPage Show(
        HttpContext context, CurrentReader reader, Publication site, bool hasDemo, string begin, IReadOnlyDictionary<string, string> values,
        IReadOnlyDictionary<string, SettingFault>? faults, int status, IReadOnlyList<PageNotice> notices)
    {
        var words = context.Words();
        var frame = Frames.Personal(context, site, words["site.start"], reader) with { Notices = notices, Sheets = ["staff.css"], Modules = ["staff/colour.js"] };
        return HtmlPage.Personal<SetUpPage>(new SetUpView
        {
            Frame = frame,
            Seen = SiteSettings.Fingerprint(site, Asked),
            Fields =
            [
                .. Asked.Select(setting => new SettingField
                {
                    Setting = setting,
                    Value = values.GetValueOrDefault(setting.Code) ?? setting.Read(site),
                    Error = faults?.GetValueOrDefault(setting.Code)?.Sentence(words),
                }),
            ],
            HasDemo = hasDemo,
            BeginsEmpty = begin == "empty",
        }, status);
    }
}

public sealed record SetUpView
{
    public required PageFrame Frame { get; init; }
    public required string Seen { get; init; }
    public required IReadOnlyList<SettingField> Fields { get; init; }
    public bool HasDemo { get; init; }
    public bool BeginsEmpty { get; init; }
}
