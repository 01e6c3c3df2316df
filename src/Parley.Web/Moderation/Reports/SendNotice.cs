using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Moderation.Reports;
using Parley.Storage;
using Parley.Storage.Moderation.Reports;
using Parley.Storage.Site;
using Parley.Web.Discussions;
using Parley.Web.Notifications;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Reports;

/// <summary><c>/notice</c> and <c>POST /api/v1/notices</c>: anybody tells the site of illegal content, without an account.</summary>
internal static class SendNotice
{
    /// <param name="Links">To comments or articles of this site.</param>
    /// <param name="Kind">A code of <see cref="NoticeCategories"/>.</param>
    /// <param name="Why">It is illegal.</param>
    /// <param name="Law">Which law it breaks.</param>
    /// <param name="GoodFaith">What I say is right and complete as far as I know.</param>
    internal sealed record Request(
        IReadOnlyList<string>? Links, string? Kind, string? Why, string? Law = null, string? Name = null, string? Email = null, bool GoodFaith = false);

    /// <param name="Address">Where its state and the decision are read; whoever has it may read them.</param>
    internal sealed record Receipt(string Reference, string Address);

    public static HtmlPage Page(string? link, HttpContext http, CurrentSite site, CurrentReader reader) =>
        Show(new NoticeForm { Links = link is { Length: < 2_000 } ? link : null, Name = reader.Account is null ? null : reader.Name }, NothingWrong, StatusCodes.Status200OK, http, site, reader);

    public static async Task<Results<Created<Receipt>, ProblemHttpResult>> Handle(
        Request request, HttpContext http, CurrentSite site, CurrentReader reader, Database database, KeyFile keys, CancellationToken cancel)
    {
        var form = new NoticeForm
        {
            Links = string.Join('\n', request.Links ?? []),
            Kind = request.Kind,
            Why = request.Why,
            Law = request.Law,
            Name = request.Name,
            Email = request.Email,
            Faith = request.GoodFaith ? "yes" : null,
        };
        var (filed, wrong) = await File(form, http, site, reader, database, keys, cancel);
        if (filed is null)
            return new Refusal(StatusCodes.Status422UnprocessableEntity, http.Words()["notice.refused"], string.Join(' ', wrong.Values.SelectMany(lines => lines))) { Errors = wrong }.AsProblem();
        var address = $"{http.RequestServices.GetRequiredService<OwnAddress>().For(http.Request)}{site.PathBase}{NoticeKey.Path(filed.Reference, keys)}";
        return TypedResults.Created(address, new Receipt(filed.Reference, address));
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        [FromForm] NoticeForm? form, HttpContext http, CurrentSite site, CurrentReader reader, Database database, KeyFile keys, CancellationToken cancel)
    {
        // A form without any of its fields is bound to nothing.
        form ??= new();
        try
        {
            var (filed, wrong) = await File(form, http, site, reader, database, keys, cancel);
            return filed is null
                ? Show(form, wrong, StatusCodes.Status422UnprocessableEntity, http, site, reader)
                : PersonalAnswer.GoTo(http, $"{http.Request.PathBase}{NoticeKey.Path(filed.Reference, keys)}&new=1");
        }
        catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
        {
            var refusal = Refusals.NotTaken(http.Words(), failure);
            return Show(form, new Dictionary<string, string[]> { [""] = [refusal.Detail ?? refusal.Title] }, refusal.Status, http, site, reader);
        }
    }

    private static async Task<(NoticeFiled? Filed, IReadOnlyDictionary<string, string[]> Wrong)> File(
        NoticeForm form, HttpContext http, CurrentSite site, CurrentReader reader, Database database, KeyFile keys, CancellationToken cancel)
    {
        var words = http.Words();
        var (notice, wrong) = await form.Check(site, words, database, cancel);
        if (notice is null)
            return (null, wrong);
        var letters = http.RequestServices.GetRequiredService<LegalNoticeLetters>();
        var stored = new NewNotice
        {
            Site = site.Site.Id,
            Reference = NoticeKey.NewReference(),
            Category = notice.Kind,
            Law = notice.Law,
            Why = notice.Why,
            Name = notice.Name,
            Email = notice.Email?.Value,
            EmailKey = notice.Email?.Key,
            Account = reader.Account,
            Who = notice.Email is { } email ? Reporter.Of(email, keys.Hashing) : null,
            Language = words.Language,
            IsTrusted = site.Site.Reporting.TrustedFlaggers.Contains(notice.Email?.Key ?? "", StringComparer.Ordinal),
            Things = notice.Things,
            At = http.Now(),
        };
        var filed = await database.Write(
            async (job, stop) =>
            {
                var result = await job.FileNotice(stored, keys, stop);
                if (result is { Again: false } && letters.Receipt(stored, site.Site) is { } letter)
                {
                    job.Outbox.Add(letter.ToOutbox(keys, stored.At));
                    await job.SaveChangesAsync(stop);
                }

                return result;
            }, cancel);
        if (filed is null)
            return (null, new Dictionary<string, string[]> { ["email"] = [words.Fill("notice.too_many", ("limit", words.Number(LegalNoticeWrites.Most(stored.IsTrusted))))] });
        http.RequestServices.GetRequiredService<OutboxBell>().Ring();
        return (filed, wrong);
    }

    private static readonly IReadOnlyDictionary<string, string[]> NothingWrong = new Dictionary<string, string[]>();

    private static HtmlPage Show(
        NoticeForm form, IReadOnlyDictionary<string, string[]> wrong, int status, HttpContext http, CurrentSite site, CurrentReader reader) =>
        HtmlPage.Personal<NoticePage>(
            new NoticeView { Frame = Frames.Personal(http, site.Site, http.Words()["notice.heading"], reader), Form = form, Wrong = wrong }, status);
}

/// <summary><c>/notice</c>; posts the fields of <see cref="NoticeForm"/>.</summary>
public sealed record NoticeView
{
    public required PageFrame Frame { get; init; }
    public required NoticeForm Form { get; init; }

    /// <summary>By field; what is about none stands under an empty name.</summary>
    public required IReadOnlyDictionary<string, string[]> Wrong { get; init; }
}
