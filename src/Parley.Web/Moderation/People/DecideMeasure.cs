using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Storage.Site;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.People;

/// <summary><c>/desk/people/{id}/measures</c> and <c>POST /api/v1/people/{id}/measures</c>: staff decide about somebody, with the ground that is told to them.</summary>
internal static class DecideMeasure
{
    public const int MostDays = 3650;

    /// <param name="Kind"><c>warn</c>, <c>mute</c>, <c>suspend</c>, <c>ban</c>, <c>hold</c> or <c>trust</c>.</param>
    /// <param name="Days">1 to 3650; without it the measure holds until it is ended, and a warning weighs for ninety days.</param>
    /// <param name="Reason">A code of <see cref="Reasons"/>; needed for all but trust.</param>
    /// <param name="Clause">Which law, or which words of the rule.</param>
    /// <param name="Law">Why the law forbids it, where the law is the ground.</param>
    /// <param name="Facts">Told to the person.</param>
    /// <param name="Note">For staff.</param>
    /// <param name="AllSites">For staff of every site of the installation.</param>
    /// <param name="Address">Also for the address they wrote from last, as long as the site keeps it.</param>
    /// <param name="Seen">The number of the page's state; left out, whatever holds is written over.</param>
    internal sealed record Request(
        string? Kind, int? Days = null, string? Reason = null, string? Clause = null, string? Law = null, string? Facts = null, string? Note = null, bool AllSites = false,
        bool Address = false, long? Seen = null);

    internal sealed record FormRequest
    {
        public string? Kind { get; init; }
        public string? Days { get; init; }
        public string? Reason { get; init; }
        public string? Clause { get; init; }
        public string? Law { get; init; }
        public string? Facts { get; init; }
        public string? Note { get; init; }
        public string? AllSites { get; init; }
        public string? Address { get; init; }
        public string? Seen { get; init; }
    }

    /// <param name="Number">Of the row on the site's record.</param>
    internal sealed record DecidedJson(long Number);

    public static Task<Results<Ok<DecidedJson>, ProblemHttpResult>> Handle(
        long id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel) =>
        Answer(PersonKey.Of(new AccountId(id)), request, http, reader, site, database, keys, cancel);

    public static Task<Results<Ok<DecidedJson>, ProblemHttpResult>> HandleGuest(
        long id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel) =>
        Answer(PersonKey.Of(new GuestId(id)), request, http, reader, site, database, keys, cancel);

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] FormRequest? form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        // A form without any of its fields is bound to nothing.
        form ??= new();
        var who = PersonDesk.Named(http, id);
        var request = new Request(
            form.Kind, string.IsNullOrEmpty(form.Days) ? null : int.TryParse(form.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0, OrNull(form.Reason),
            form.Clause, form.Law, form.Facts, form.Note, form.AllSites == "1", form.Address == "1",
            long.TryParse(form.Seen, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null);
        var (_, refusal) = await Decide(who, request, http, reader, site, database, keys, cancel);
        if (refusal is null)
            return PersonalAnswer.GoTo(http, http.Request.PathBase + PersonDesk.Path(who) + "?done=1");
        return await ShowProfile.Of(who, new ShowProfile.Typed { Measure = form, Refusal = refusal }, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<DecidedJson>, ProblemHttpResult>> Answer(
        PersonKey who, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var (number, refusal) = await Decide(who, request, http, reader, site, database, keys, cancel);
        return refusal is null ? TypedResults.Ok(new DecidedJson(number)) : refusal.AsProblem();
    }

    private static async Task<(long Number, Refusal? Refusal)> Decide(
        PersonKey who, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var words = http.Words();
        var (order, wrong) = Order(who, request, http, reader, site, words);
        if (order is null)
            return (0, wrong);
        if (!await database.IsHere(order.Site, who, cancel))
            return (0, PersonDesk.Why(words, new MeasureResult.NotThere()));
        if (request.Address && site.Site.AddressDays is { } kept && await database.NewestAddress(order.Site, who, order.At, cancel) is { } hash)
            order = order with { AddressHash = hash, AddressUntil = order.At.AddDays(kept) };
        var result = await database.Write((job, stop) => job.Decide(order, keys, stop), cancel);
        return ((result as MeasureResult.Done)?.Number ?? 0, PersonDesk.Why(words, result));
    }

    /// <summary>What is asked for, or what is missing of it, in words.</summary>
    private static (MeasureOrder? Order, Refusal? Wrong) Order(PersonKey who, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Words words)
    {
        MeasureKind? kind = request.Kind switch
        {
            "warn" => MeasureKind.Warned,
            "mute" => MeasureKind.Muted,
            "suspend" => MeasureKind.Suspended,
            "ban" => MeasureKind.Banned,
            "hold" => MeasureKind.HoldAll,
            "trust" => MeasureKind.Trusted,
            _ => null,
        };
        if (kind is not { } chosen || reader.Account is not { } actor)
            return (null, Refusal.BadField("kind", "it is warn, mute, suspend, ban, hold or trust") with { Detail = words["people.kind_missing"] });
        if (request.Days is < 1 or > MostDays)
            return (null, Refusal.BadField("days", $"it is 1 to {MostDays}") with { Detail = words.Fill("people.days_wrong", ("most", words.Number(MostDays))) });
        var (clause, wrongClause) = PersonDesk.Read(request.Clause, "clause", Verdict.LongestClause, words);
        var (law, wrongLaw) = PersonDesk.Read(request.Law, "law", Verdict.LongestFacts, words);
        var (facts, wrongFacts) = PersonDesk.Read(request.Facts, "facts", Verdict.LongestFacts, words);
        var (note, wrongNote) = PersonDesk.Read(request.Note, "note", Verdict.LongestNote, words);
        if ((wrongClause ?? wrongLaw ?? wrongFacts ?? wrongNote) is { } wrong)
            return (null, wrong);
        var now = http.Now();
        var isTrust = chosen == MeasureKind.Trusted;
        var order = new MeasureOrder
        {
            Who = who,
            Site = site.Site.Id,
            OnAllSites = request.AllSites,
            Kind = chosen,
            Until = request.Days is { } days ? now.AddDays(days) : chosen == MeasureKind.Warned ? now + MeasureOrder.WarnedFor : null,
            Reason = isTrust ? null : request.Reason,
            Clause = isTrust ? null : clause,
            Law = isTrust ? null : law,
            Facts = facts,
            Note = note,
            Seen = request.Seen,
            Actor = actor,
            At = now,
        };
        return order.WrongField() switch
        {
            "reason" => (null, Refusal.BadField("reason", $"it is one of {string.Join(", ", Reasons.All)}") with { Detail = words["people.reason_missing"] }),
            "until" => (null, Refusal.BadField("days", "a suspension has an end") with { Detail = words["people.days_missing"] }),
            _ => (order, null),
        };
    }

    private static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
