using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation;
using Parley.Core.Notifications;
using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Storage.Notifications;
using Parley.Storage.Site;
using Parley.Web.People;
using Parley.Web.Site;
using Parley.Web.Site.Settings;

namespace Parley.Web.Notifications.Webhooks;

/// <summary><c>/site/webhooks</c>: owners name other servers that are told what happens; each has a page with its log.</summary>
internal static class WebhookDesk
{
    private const int LongestAddress = 2000;
    private const int MostLogged = 50;

    internal sealed record FormRequest
    {
        public string? Address { get; init; }
        public string? Posted { get; init; }
        public string? Held { get; init; }
        public string? Verdict { get; init; }
        public string? Report { get; init; }
        public string? StaffContent { get; init; }
    }

    internal sealed record ActRequest
    {
        /// <summary><c>test</c>, <c>redeliver</c>, <c>on</c>, <c>off</c> or <c>remove</c>.</summary>
        public string? Act { get; init; }

        /// <summary>Which one is sent again.</summary>
        public string? Delivery { get; init; }
    }

    public static Task<HtmlPage> Page(CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel) =>
        List(null, null, StatusCodes.Status200OK, reader, asked, database, http, cancel);

    public static async Task<HtmlPage> Add(
        [FromForm] FormRequest? form, CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, ServeOptions options, HttpContext http, CancellationToken cancel)
    {
        form ??= new();
        var words = http.Words();
        if (Fault(form.Address, options.PrivateWebhooks, words) is { } fault)
            return await List(form, fault, StatusCodes.Status422UnprocessableEntity, reader, asked, database, http, cancel);
        var kinds = Kind(form.Posted, WebhookKinds.Posted) | Kind(form.Held, WebhookKinds.Held) | Kind(form.Verdict, WebhookKinds.Verdict) | Kind(form.Report, WebhookKinds.Report);
        if (kinds == WebhookKinds.None)
            return await List(form, words["webhooks.no_kind"], StatusCodes.Status422UnprocessableEntity, reader, asked, database, http, cancel);
        var secret = RandomNumberGenerator.GetBytes(32);
        var now = http.Now();
        var webhook = new Webhook(asked.Site.Id, form.Address?.Trim() ?? "", keys.Seal(secret, WebhookRounds.SecretSealedFor), kinds, form.StaffContent is not null, now);
        var isAdded = await database.Write(
            async (job, stop) =>
            {
                await job.LockSite(asked.Site.Id, stop);
                if (await job.Webhooks.CountAsync(row => row.Site == asked.Site.Id, stop) >= Webhook.MostOfSite)
                    return false;
                job.Webhooks.Add(webhook);
                await job.SaveChangesAsync(stop);
                await Record(job, asked, "", webhook.Address, reader, keys, now, stop);
                return true;
            }, cancel);
        return isAdded
            ? await One(webhook.Id, WebhookSignature.Written(secret), null, StatusCodes.Status200OK, reader, asked, database, http, cancel) ?? await Page(reader, asked, database, http, cancel)
            : await List(form, words.Fill("site.fault.many", ("limit", words.Number(Webhook.MostOfSite))), StatusCodes.Status422UnprocessableEntity, reader, asked, database, http, cancel);
    }

    public static async Task<Results<HtmlPage, NotFound>> ShowOne(
        long id, string? done, CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel) =>
        await One(
            id, null, done is "test" or "redeliver" or "on" or "off" ? new PageNotice(NoticeKind.Good, http.Words()[$"webhooks.done.{done}"]) : null, StatusCodes.Status200OK, reader,
            asked, database, http, cancel) is { } page ? page : TypedResults.NotFound();

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> Act(
        long id, [FromForm] ActRequest? form, CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, HttpContext http, CancellationToken cancel)
    {
        var now = http.Now();
        var site = asked.Site.Id;
        if (await database.Webhooks.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.Site == site, cancel) is not { } webhook)
            return TypedResults.NotFound();
        var delivery = long.TryParse(form?.Delivery, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var done = await database.Write(
            async (job, stop) =>
            {
                switch (form?.Act)
                {
                    case "test": return await job.EnqueueTest(site, id, now, stop);
                    case "redeliver": return await job.Redeliver(site, id, delivery, now, stop);
                    case "on" or "off":
                        await Record(job, asked, $"{webhook.Address} ({(webhook.OffAt is null ? "on" : "off")})", $"{webhook.Address} ({form.Act})", reader, keys, now, stop);
                        return await job.Switch(site, id, form.Act == "on", now, stop);
                    case "remove":
                        await Record(job, asked, webhook.Address, "", reader, keys, now, stop);
                        return await job.Remove(site, id, stop);
                    default: return 0;
                }
            }, cancel);
        if (done == 0)
            return await One(
                id, null, new PageNotice(NoticeKind.Problem, http.Words()["webhooks.not_done"]), StatusCodes.Status409Conflict, reader, asked, database, http, cancel) is { } page
                ? page : TypedResults.NotFound();
        return PersonalAnswer.GoTo(http, form?.Act == "remove" ? $"{http.Request.PathBase}/site/webhooks" : FormattableString.Invariant($"{http.Request.PathBase}/site/webhooks/{id}?done={form?.Act}"));
    }

    /// <summary>Why the address cannot be told anything; what its name leads to is judged at every sending.</summary>
    private static string? Fault(string? address, bool mayBePrivate, Words words)
    {
        if (address is null || address.Trim().Length is 0 or > LongestAddress || !Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri)
            || !(uri.Scheme == "https" || (mayBePrivate && uri.Scheme == "http")) || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0 || address.Any(char.IsControl))
            return words["webhooks.bad_address"];
        var isInside = uri.IsLoopback || (IPAddress.TryParse(uri.IdnHost, out var literal) && !OutgoingRequests.IsPublic(literal));
        return isInside && !mayBePrivate ? words["webhooks.private_address"] : null;
    }

    private static WebhookKinds Kind(string? box, WebhookKinds kind) => box is null ? WebhookKinds.None : kind;

    private static async Task Record(
        Database job, CurrentSite asked, string old, string now, CurrentReader reader, KeyFile keys, DateTimeOffset at, CancellationToken cancel) =>
        await job.AppendToLedger(
            new LedgerEntry(asked.Site.Id, LedgerAct.SettingChanged, null, null, null, reader.Account, "webhooks", at), SettingWrites.Words(old, now), keys, cancel);

    private static async Task<HtmlPage> List(
        FormRequest? form, string? error, int status, CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel) =>
        HtmlPage.Personal<WebhooksPage>(
            new WebhooksView
            {
                Settings = SettingsFrame.Of(http, "webhooks", reader),
                Webhooks = await database.Webhooks.AsNoTracking().Where(row => row.Site == asked.Site.Id).OrderBy(row => row.Id).ToListAsync(cancel),
                Address = form?.Address ?? "",
                Error = error,
            }, status);

    private static async Task<HtmlPage?> One(
        long id, string? secret, PageNotice? notice, int status, CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel) =>
        await database.Webhooks.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.Site == asked.Site.Id, cancel) is not { } webhook
            ? null
            : HtmlPage.Personal<WebhookPage>(
                new WebhookView
                {
                    Settings = SettingsFrame.Of(http, "webhooks", reader, notice is null ? [] : [notice]),
                    Webhook = webhook,
                    Secret = secret,
                    Log = await database.Set<WebhookDelivery>().AsNoTracking().Where(row => row.Webhook == id).OrderByDescending(row => row.Id).Take(MostLogged).ToListAsync(cancel),
                }, status);
}

/// <summary><c>/site/webhooks</c>; posts the address and what it is told of.</summary>
public sealed record WebhooksView
{
    public required SettingsFrame Settings { get; init; }
    public required IReadOnlyList<Webhook> Webhooks { get; init; }
    public required string Address { get; init; }
    public string? Error { get; init; }
}

/// <summary><c>/site/webhooks/ID</c>; posts <c>act</c>, and <c>delivery</c> to send one again.</summary>
public sealed record WebhookView
{
    public required SettingsFrame Settings { get; init; }
    public required Webhook Webhook { get; init; }

    /// <summary>Shown once, when it was made.</summary>
    public string? Secret { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<WebhookDelivery> Log { get; init; }
}
