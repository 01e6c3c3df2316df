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

/// <summary><c>/desk/people/domains</c>: what people write whose e-mail address ends so is held, or not taken.</summary>
internal static class BlockDomain
{
    internal sealed record FormRequest
    {
        public string? Domain { get; init; }

        /// <summary><c>hold</c> or <c>ban</c>.</summary>
        public string? Kind { get; init; }
        public string? Reason { get; init; }
        public string? Note { get; init; }
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        [FromForm] FormRequest? form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        // A form without any of its fields is bound to nothing.
        form ??= new();
        var refusal = await Block(form, http, reader, site, database, keys, cancel);
        return refusal is null
            ? PersonalAnswer.GoTo(http, $"{http.Request.PathBase}/desk/people?done=1")
            : await ListMeasures.Of(form, refusal, http, reader, site, database, cancel);
    }

    private static async Task<Refusal?> Block(
        FormRequest form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var words = http.Words();
        if (PersonKey.OfDomain(form.Domain) is not { } domain || reader.Account is not { } actor)
            return Refusal.BadField("domain", "it is the part of an address behind the @") with { Detail = words["people.domain_wrong"] };
        if (form.Kind is not ("hold" or "ban"))
            return Refusal.BadField("kind", "it is hold or ban") with { Detail = words["people.kind_missing"] };
        var (note, wrong) = PersonDesk.Read(form.Note, "note", Verdict.LongestNote, words);
        if (wrong is not null)
            return wrong;
        var order = new MeasureOrder
        {
            Who = domain, Site = site.Site.Id, Kind = form.Kind == "ban" ? MeasureKind.Banned : MeasureKind.HoldAll, Reason = form.Reason, Note = note, Actor = actor, At = http.Now(),
        };
        return order.WrongField() is not null
            ? Refusal.BadField("reason", $"it is one of {string.Join(", ", Reasons.All)}") with { Detail = words["people.reason_missing"] }
            : PersonDesk.Why(words, await database.Write((job, stop) => job.Decide(order, keys, stop), cancel));
    }
}
