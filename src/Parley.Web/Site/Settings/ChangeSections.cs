using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Site;
using Parley.Web.People;

namespace Parley.Web.Site.Settings;

/// <summary><c>/site/sections</c>: what the navigation names, in which order. A section whose address changes keeps the old one as a way to it.</summary>
internal static class ChangeSections
{
    private const int MostFormer = 20;

    private static readonly IReadOnlyList<Setting> Held = [.. SiteSettings.Elsewhere.Where(setting => setting.Code == "sections")];

    public static async Task<HtmlPage> Page(string? saved, CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        var site = await ChangeSettings.Stored(database, asked.Site.Id, cancel);
        IReadOnlyList<PageNotice> notices = saved is null ? [] : [new PageNotice(NoticeKind.Good, context.Words()["site.saved"])];
        return Show(context, reader, site, Rows(site), null, StatusCodes.Status200OK, notices);
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, HttpContext context, CancellationToken cancel)
    {
        var form = await context.Request.ReadFormAsync(cancel);
        var words = context.Words();
        var rows = Typed(form);
        var author = new SettingAuthor(reader.Account, keys, context.Now());
        var outcome = await database.Write<SaveOutcome>(
            async (job, stop) =>
            {
                var site = await job.LockSite(asked.Site.Id, stop);
                if (form["seen"] != SiteSettings.Fingerprint(site, Held))
                    return new SaveOutcome.Overtaken(site);
                var (sections, wrong) = Read(rows, site.Sections);
                if (wrong is not null)
                    return new SaveOutcome.Refused(new Dictionary<string, SettingFault>(StringComparer.Ordinal) { ["sections"] = wrong });
                var before = Held.ToDictionary(setting => setting.Code, setting => setting.Read(site), StringComparer.Ordinal);
                site.SetSections(sections);
                await job.RefileSections(site, stop);
                await job.Record(site.Id, SaveSettings.Changes(Held, before, site), author, stop);
                return new SaveOutcome.Saved(site);
            }, cancel);
        if (outcome is SaveOutcome.Overtaken { Site: var now })
            return Show(context, reader, now, Rows(now), null, StatusCodes.Status409Conflict, [new PageNotice(NoticeKind.Warning, words["site.overtaken"])]);
        if (outcome is SaveOutcome.Refused { Faults: var faults })
            return Show(
                context, reader, await ChangeSettings.Stored(database, asked.Site.Id, cancel), rows, faults["sections"].Sentence(words), StatusCodes.Status422UnprocessableEntity, []);
        await context.RequestServices.GetRequiredService<SiteDirectory>().Refresh(cancel);
        return PersonalAnswer.GoTo(context, $"{context.Request.PathBase}/site/sections?saved=1");
    }

    /// <summary>The sections that these rows describe, the first row being the first of the present ones; a row without a name takes its section away.</summary>
    internal static (IReadOnlyList<SiteSection> Sections, SettingFault? Fault) Read(IReadOnlyList<SectionRow> rows, IReadOnlyList<SiteSection> present)
    {
        List<(int Order, SiteSection Section)> read = [];
        for (var index = 0; index < rows.Count; index++)
        {
            var former = index < present.Count ? present[index] : null;
            switch (SiteLine.Check(rows[index].Name, SiteSection.LongestName))
            {
                case TextOutcome.Empty: continue;
                case TextOutcome.TooLong: return ([], new SettingFault.TooLong(SiteSection.LongestName));
                case TextOutcome.BadCharacter: return ([], new SettingFault.Hidden());
                case TextOutcome.Accepted { Text: var name }:
                    var typed = rows[index].Slug.Trim();
                    var slug = typed.Length == 0 ? Slug.From(name) : typed;
                    if (slug.Length == 0 || Slug.WhatIsWrongWith(slug) is not null)
                        return ([], new SettingFault.NoAddress(name));
                    if (!int.TryParse(rows[index].Order, NumberStyles.None, CultureInfo.InvariantCulture, out var order))
                        order = SiteSection.Most + index;
                    read.Add((order, new SiteSection(name, slug) { FormerSlugs = Former(former, slug, Slug.From(name)) }));
                    break;
            }
        }

        if (read.Count > SiteSection.Most)
            return ([], new SettingFault.TooMany(SiteSection.Most));
        if (read.GroupBy(one => one.Section.Slug, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return ([], new SettingFault.Twice(twice.Key));
        var taken = read.Select(one => one.Section.Slug).ToHashSet(StringComparer.Ordinal);
        return ([.. read.OrderBy(one => one.Order).Select(one => one.Section with { FormerSlugs = [.. one.Section.FormerSlugs.Where(slug => !taken.Contains(slug))] })], null);
    }

    private static IReadOnlyList<string> Former(SiteSection? before, string slug, string named) => before switch
    {
        null => [],
        _ => [.. before.FormerSlugs.Append(before.Slug).Append(Slug.From(before.Name)).Where(former => former != slug && former != named).Distinct(StringComparer.Ordinal).TakeLast(MostFormer)],
    };

    private static List<SectionRow> Rows(Publication site) =>
        [.. site.Sections.Select((section, index) => new SectionRow(section.Name, section.Slug, (index + 1).ToString(CultureInfo.InvariantCulture)))];

    private static List<SectionRow> Typed(IFormCollection form) =>
    [
        .. Enumerable.Range(0, SiteSection.Most + 1).Select(index => index.ToString(CultureInfo.InvariantCulture)).TakeWhile(index => form.ContainsKey("name-" + index))
            .Select(index => new SectionRow(form["name-" + index].ToString(), form["slug-" + index].ToString(), form["order-" + index].ToString())),
    ];

    private static HtmlPage Show(
        HttpContext context, CurrentReader reader, Publication site, List<SectionRow> rows, string? error, int status, IReadOnlyList<PageNotice> notices) =>
        HtmlPage.Personal<SectionsPage>(new SectionsView
        {
            Settings = SettingsFrame.Of(context, "sections", reader, notices),
            Seen = SiteSettings.Fingerprint(site, Held),
            // One more to add a section, while there is room.
            Rows = rows.Count > site.Sections.Count || rows.Count >= SiteSection.Most ? rows : [.. rows, new SectionRow("", "", "")],
            Error = error,
        }, status);
}

public sealed record SectionRow(string Name, string Slug, string Order);

public sealed record SectionsView
{
    public required SettingsFrame Settings { get; init; }
    public required string Seen { get; init; }
    public required IReadOnlyList<SectionRow> Rows { get; init; }
    public string? Error { get; init; }
}
