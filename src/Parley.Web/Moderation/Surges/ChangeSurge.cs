using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Moderation.Surges;
using Parley.Storage.Site;
using Parley.Web.People;
using Parley.Web.Site;
using Parley.Web.Site.Settings;

namespace Parley.Web.Moderation.Surges;

/// <summary><c>/site/surge</c>: what protects the site and its discussions from a rush now, what happened lately, and a level by hand until a time.</summary>
internal static class ChangeSurge
{
    private const int MostLogged = 20;
    private static readonly SurgeLevel[] Levels = Enum.GetValues<SurgeLevel>();

    internal sealed record FormRequest
    {
        /// <summary>The word of a level, or <c>measured</c>.</summary>
        public string? Level { get; init; }
        public string? Hours { get; init; }
    }

    public static Task<HtmlPage> Page(string? done, CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel) =>
        Show(done is null ? null : new PageNotice(NoticeKind.Good, http.Words()["surge.done"]), StatusCodes.Status200OK, reader, asked, database, http, cancel);

    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        [FromForm] FormRequest? form, CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, HttpContext http, CancellationToken cancel)
    {
        var words = http.Words();
        SurgeLevel? level = Array.FindIndex(Levels, one => one.Word() == form?.Level) is >= 0 and var index ? Levels[index] : null;
        if (form is null || reader.Account is not { } actor || (level is null && form.Level != "measured"))
            return await Again(words["surge.which"]);
        var most = (int)SurgeWrites.LongestSet.TotalHours;
        if (!int.TryParse(form.Hours, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours < 1 || hours > most)
        {
            if (level is not null)
                return await Again(words.Fill("surge.hours_wrong", ("most", words.Number(most))));
            hours = 1;
        }

        var now = http.Now();
        await database.Write(
            async (job, stop) =>
            {
                await job.SetSurge(new SurgePlace(asked.Site.Id, default), level, now.AddHours(hours), actor, keys, now, stop);
                return true;
            }, cancel);
        await http.RequestServices.GetRequiredService<SiteDirectory>().Refresh(cancel);
        return PersonalAnswer.GoTo(http, $"{http.Request.PathBase}/site/surge?done=1");

        Task<HtmlPage> Again(string why) =>
            Show(new PageNotice(NoticeKind.Problem, why), StatusCodes.Status422UnprocessableEntity, reader, asked, database, http, cancel);
    }

    private static async Task<HtmlPage> Show(
        PageNotice? notice, int status, CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel)
    {
        var now = http.Now();
        var here = (await database.Surges(cancel)).Where(one => one.Place.Site == asked.Site.Id).ToList();
        var site = here.FirstOrDefault(one => one.Place.IsSite);
        return HtmlPage.Personal<SurgePage>(
            new SurgeView
            {
                Settings = SettingsFrame.Of(http, "surge", reader, notice is null ? [] : [notice]),
                Level = site?.InForce ?? SurgeLevel.None,
                Measured = site?.Surge.Level ?? SurgeLevel.None,
                SetUntil = site?.Surge.Set is null ? null : site.Surge.SetUntil,
                Counts = (await database.SurgeCounts(now, cancel)).GetValueOrDefault(new SurgePlace(asked.Site.Id, default)),
                Limits = asked.Site.SurgeLimits ?? SurgeLimits.Default,
                Discussions = await database.SurgingDiscussions(asked.Site.Id, cancel),
                Log = await database.SurgeLog(asked.Site.Id, MostLogged, cancel),
                MaySetLimits = reader.RoleAt(asked.Site.Id) >= Role.Owner,
            }, status);
    }
}

/// <summary><c>/site/surge</c>; posts <c>level</c> (<c>none</c>, <c>slow</c>, <c>hold-newcomers</c>, <c>read-only</c>, <c>measured</c>) and <c>hours</c>.</summary>
public sealed record SurgeView
{
    public required SettingsFrame Settings { get; init; }

    /// <summary>What holds.</summary>
    public required SurgeLevel Level { get; init; }
    public required SurgeLevel Measured { get; init; }
    public DateTimeOffset? SetUntil { get; init; }
    public required SurgeCounts Counts { get; init; }
    public required SurgeLimits Limits { get; init; }
    public required IReadOnlyList<SurgingDiscussion> Discussions { get; init; }
    public required IReadOnlyList<SurgeEntry> Log { get; init; }
    public required bool MaySetLimits { get; init; }
}
